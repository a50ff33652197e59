"""The balance of the list and its worksheet over the API."""

from sites import Site, keep_small_example


def test_the_balance_is_that_of_the_list(site: Site) -> None:
    """Counts add up to the list; definition and basis are said; a budget to try is another list."""
    assert site.get("/api/list/balance").status_code == 422
    keep_small_example(site.desk.store)
    found = site.get("/api/list/balance").json()
    listed = site.get("/api/list?prove=false").json()["programs"]
    assert sum(found["counts"].values()) == sum(found["wanted"].values()) == len(listed)
    assert "likely from 20%" in found["tiers"]
    assert "judgement" in found["usual_basis"]
    more = site.get("/api/list/balance?budget=330").json()
    assert sum(more["counts"].values()) > len(listed)
    assert site.get("/api/list/balance?budget=-1").status_code == 422


def test_the_worksheet_has_a_row_for_each_program(site: Site) -> None:
    """Every row fills every column; more programs on request, and none is no number."""
    assert site.get("/api/list/worksheet").status_code == 422
    keep_small_example(site.desk.store)
    found = site.get("/api/list/worksheet?top=5").json()
    ids = {one["acgme_id"] for one in site.get("/api/list?prove=false").json()["programs"]}
    assert all(len(row) == len(found["columns"]) for row in found["rows"])
    assert found["columns"][0]["header"] == "ACGME id"
    assert {row[0] for row in site.get("/api/list/worksheet").json()["rows"]} == ids
    assert len(found["rows"]) == 5
    assert site.get("/api/list/worksheet?top=0").status_code == 422
