"""Doubtful links over the API."""

from made_up_report import report
from sent_files import agreed, send
from sites import Site

from smartpick.workspace.nrmp import kept_results


def test_a_doubtful_link_is_decided(site: Site) -> None:
    """What waits is asked about once; the word is kept, can be given to others, and undo takes it back."""
    assert site.get("/api/links/waiting").json() == {"waiting": 0, "questions": []}
    agreed(site, send(site, "nrmp", "report.pdf", report()), despite_totals=True)
    code = next(iter(kept_results(site.desk.store).tracks))
    waits = site.get("/api/links/waiting?limit=1").json()
    if waits["questions"]:
        code = waits["questions"][0]["code"]
    kept = site.client.put(f"/api/links/{code}", json={"program": None}).json()
    assert kept["codes"]
    words = site.get("/api/links/decisions").json()["decisions"]
    assert words == dict.fromkeys(kept["codes"], "")
    assert site.client.put("/api/links/decisions", json={"decisions": words}).json()["action"] is None
    site.client.post("/api/data/undo", json={"seq": kept["action"]})
    assert site.get("/api/links/decisions").json()["decisions"] == {}


def test_nobody_decides_about_what_is_not_there(site: Site) -> None:
    """A code that no track has, a program that does not exist, a code that is none: each is refused."""
    assert site.client.put("/api/links/1234567", json={"program": None}).status_code == 422
    assert site.client.put("/api/links/x", json={"program": None}).status_code == 422
    decisions = {"decisions": {"1234567": "9999999999"}}
    assert site.client.put("/api/links/decisions", json=decisions).status_code == 422
