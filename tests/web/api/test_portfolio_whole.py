"""The portfolio as a whole over the API."""

from kept_examples import keep_portfolio
from sites import Site, keep_small_example

from smartpick.experience import load_portfolio
from smartpick.workspace import kept


def test_what_the_portfolio_does_to_the_chances(site: Site) -> None:
    """The difference is that of the two lists, with its interval; nothing logged, nothing changed."""
    keep_small_example(site.desk.store)
    assert site.get("/api/effect").json() == {"effect": None}
    keep_portfolio_too(site)
    found = site.get("/api/effect").json()["effect"]
    assert found["gain"]["low"] <= found["gain"]["value"] <= found["gain"]["high"]
    assert abs(found["after"]["p_match"] - found["before"]["p_match"] - found["gain"]["value"]) < 0.02


def keep_portfolio_too(site: Site) -> None:
    """Take the portfolio of the example in, over the API."""
    site.desk.store.undo()
    site.desk.store.undo()
    keep_portfolio(site.desk.store)


def test_ties_are_asked_about_and_answered(site: Site) -> None:
    """An institution near one of the directory is asked about once; an answer can be changed to no."""
    keep_portfolio(site.desk.store)
    where = {"institution": "Cleveland Clinic", "city": "Cleveland", "state": "OH"}
    record = {"kind": "observership", "start": "2026-01-05", "end": "2026-02-05", **where}
    assert site.client.post("/api/portfolio/experience", json={"record": record}).status_code == 200
    (one,) = site.get("/api/ties").json()["asked"]
    unknown = {"institution": "Nowhere Hospital", "same": True}
    assert site.client.put("/api/ties", json=unknown).status_code == 422
    said = {"institution": one["institution"], "state": one["state"]}
    assert site.client.put("/api/ties", json={**said, "same": True}).json()["action"]
    assert site.get("/api/ties").json() == {"answered": [{**said, "listed": one["listed"]}], "asked": []}
    assert site.client.put("/api/ties", json={**said, "same": False}).json()["action"]
    assert {**said, "listed": None} in site.get("/api/ties").json()["answered"]


def test_a_checklist_is_ticked(site: Site) -> None:
    """A tick is kept, the same again is no change, and it can be taken away."""
    keep_portfolio(site.desk.store)
    name = kept(site.desk.store).portfolio.experiences[0].id
    path = f"/api/checklists/{name}"
    open_ = [
        one for one in site.get(path).json()["checks"] if one["state"] != "done" and not one["item"]["rule"]
    ]
    item = open_[0]["item"]["key"]
    assert site.client.put(f"{path}/{item}", json={"ticked": True}).json()["words"].startswith("Ticked")
    assert site.client.put(f"{path}/{item}", json={"ticked": True}).json()["action"] is None
    states = {one["item"]["key"]: one["state"] for one in site.get(path).json()["checks"]}
    assert states[item] == "done"
    assert site.client.put(f"{path}/{item}", json={"ticked": False}).json()["action"]
    assert site.client.put(f"{path}/nothing", json={"ticked": True}).status_code == 404
    assert site.get("/api/checklists/nobody").status_code == 404


def test_the_file_of_a_portfolio_is_that_portfolio(site: Site, tmp_path: object) -> None:
    """Read back, it has the same records."""
    keep_portfolio(site.desk.store)
    file = site.desk.store.place.folder / "mine.json"
    file.write_bytes(site.get("/api/portfolio-file").content)
    assert load_portfolio(file, on=site.desk.today()) == kept(site.desk.store).portfolio
