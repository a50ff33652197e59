"""What lies ahead, over the API."""

from kept_examples import keep_portfolio
from sites import Site

PAGES = ("timeline", "letters", "openings", "papers", "certification")


def test_every_plan_needs_a_profile_and_then_is_there(site: Site) -> None:
    """The same documents as the commands print."""
    for name in PAGES:
        assert site.get(f"/api/planning/{name}").status_code == 422
    keep_portfolio(site.desk.store)
    found = {name: site.get(f"/api/planning/{name}").json() for name in PAGES}
    assert found["timeline"]["days"]
    assert found["certification"]["path"]
    assert found["openings"]["openings"]


def test_a_start_that_is_only_thought_about(site: Site) -> None:
    """It needs both its kind and its day."""
    keep_portfolio(site.desk.store)
    asked = "/api/planning/papers?kind=observership"
    assert site.get(asked).status_code == 422
    (start,) = site.get(f"{asked}&start=2027-03-01").json()["starts"]
    assert start["experience"]["start"] == "2027-03-01"


def test_an_offer_is_checked(site: Site) -> None:
    """An answer that counts against it is a flag; a question that there is not is refused."""
    first = site.get("/api/planning/agency").json()["questions"][0]
    found = site.client.post("/api/planning/agency", json={"answers": {first["key"]: first["bad"]}}).json()
    assert found["report"]["flags"][0]["key"] == first["key"]
    assert site.client.post("/api/planning/agency", json={"answers": {"no": True}}).status_code == 422
