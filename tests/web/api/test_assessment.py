"""How the portfolio stands, over the API."""

from kept_examples import keep_portfolio
from sites import Site


def test_dimensions_and_maps(site: Site) -> None:
    """An empty portfolio has gaps; gains need a profile."""
    assert len(site.get("/api/assessment").json()["dimensions"]) == 7
    assert all(one["standing"] == "nothing yet" for one in site.get("/api/coverage").json()["competencies"])
    assert site.get("/api/assessment?gains=true").status_code == 422
    keep_portfolio(site.desk.store)
    assert any(one["entries"] for one in site.get("/api/coverage").json()["competencies"])
    assert site.get("/api/assessment").json()["specialties"]
