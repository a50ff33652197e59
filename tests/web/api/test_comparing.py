"""Programs side by side over the API."""

from sites import Site, keep_small_example

CLEVELAND, AKRON = "1403812339", "1403811328"


def test_programs_side_by_side(site: Site) -> None:
    """In the order asked for; without a profile no chances, with one chances with intervals, reasons and rules."""
    asked = f"/api/compare?program={CLEVELAND}&program={AKRON}"
    assert [one["standing"] for one in site.get(asked).json()["programs"]] == [None, None]
    keep_small_example(site.desk.store)
    site.client.post(
        "/api/facts", json={"program": AKRON, "field": "visas", "value": "J1", "source": "a page"}
    )
    first, second = site.get(asked).json()["programs"]
    assert (first["acgme_id"], second["acgme_id"]) == (CLEVELAND, AKRON)
    standing = first["standing"]
    assert standing["interview"]["low"] <= standing["interview"]["value"] <= standing["interview"]["high"]
    assert standing["reasons"]
    assert (first["facts"], second["facts"]["visas"]["reports"][0]["age_days"]) == ({}, 0)


def test_what_cannot_be_compared_is_refused(site: Site) -> None:
    """One program, nine of them, one that does not exist, a parameter nobody knows."""
    for query in (
        f"program={CLEVELAND}",
        "&".join(f"program=140000000{n}" for n in range(9)),
        f"program={CLEVELAND}&program=0000000000",
        f"program={CLEVELAND}&program={AKRON}&colour=red",
    ):
        answer = site.get(f"/api/compare?{query}")
        assert answer.status_code == 422, query
        assert answer.json()["error"]["problems"][0]["what"]
