"""Seasons over the API."""

from sites import Site


def test_every_season_is_told_with_sources(site: Site) -> None:
    """Fees, limits, dates and signals."""
    for name in site.get("/api/seasons").json()["seasons"]:
        found = site.get(f"/api/seasons/{name}").json()
        assert found["name"] == name
        assert all(one["source"] for one in found["fees"].values())
    assert site.get("/api/seasons/..%2f..%2fetc").status_code == 404
    assert site.get("/api/seasons/2099-00").status_code == 422
