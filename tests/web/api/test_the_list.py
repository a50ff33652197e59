"""The list over the API."""

from sites import Site, keep_small_example


def test_the_list_is_that_of_the_command_line(site: Site) -> None:
    """The same document, with its certificate; without the proof the bound is true and farther."""
    assert site.get("/api/list").status_code == 422
    keep_small_example(site.desk.store)
    quick = site.get("/api/list?prove=false").json()
    proven = site.get("/api/list").json()
    assert (quick["format"], quick["proven"], proven["proven"]) == ("smartpick-plan", False, True)
    assert proven["totals"]["upper_bound"] <= quick["totals"]["upper_bound"] + 1e-9
    assert proven["totals"]["dollars"] <= 132
    assert site.get("/api/list?budget=-1").status_code == 422
    assert "questions" in site.get("/api/list/questions").json()


def test_a_wish_changes_the_list(site: Site) -> None:
    """What is banned is gone, what is pinned is there; undo takes it back."""
    keep_small_example(site.desk.store)
    first = site.get("/api/list?prove=false").json()["programs"][0]["acgme_id"]
    assert site.client.put(f"/api/list/wishes/{first}", json={"wish": "ban"}).json()["action"]
    assert first not in {one["acgme_id"] for one in site.get("/api/list?prove=false").json()["programs"]}
    assert site.client.put(f"/api/list/wishes/{first}", json={"wish": "neither"}).json()["action"]
    assert site.client.put("/api/list/wishes/1", json={"wish": "pin"}).status_code == 422
    assert (
        site.client.put("/api/list/budget", json={"dollars": 99}).json()["words"] == "Set the budget to $99"
    )
