"""The directory over the API."""

from sites import Site


def test_a_slip_is_forgiven_and_filters_are_exact(site: Site) -> None:
    """Several values of a filter are alternatives."""
    found = site.get("/api/programs?words=clevland+clinic&state=OH&state=FL&limit=3").json()
    assert found["shown"] == 3
    assert {one["state"] for one in found["programs"]} <= {"OH", "FL"}
    assert site.get("/api/programs?state=Atlantis").status_code == 422
    assert site.get("/api/specialties").json()["specialties"]["Internal Medicine"] > 500


def test_a_program_has_every_fact_with_its_source(site: Site) -> None:
    """An unknown number is said to be one."""
    one = site.get("/api/programs?words=clevland+clinic&limit=1").json()["programs"][0]["acgme_id"]
    assert site.get(f"/api/programs/{one}").json()["facts"]["name"]["source"]
    assert site.get("/api/programs/0000000000").status_code == 422
