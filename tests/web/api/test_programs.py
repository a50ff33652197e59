"""The directory over the API."""

from sites import Site, keep_small_example


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


def test_the_next_page_of_hits_goes_on_where_the_first_ends(site: Site) -> None:
    """Skipping gives the hits that follow, and none twice."""
    asked = "/api/programs?specialty=Psychiatry&division=Mountain"
    every = [one["acgme_id"] for one in site.get(f"{asked}&limit=6").json()["programs"]]
    second = [one["acgme_id"] for one in site.get(f"{asked}&limit=3&skip=3").json()["programs"]]
    assert second == every[3:]
    assert site.get("/api/programs?skip=-1").status_code == 422


def test_a_program_names_those_it_may_be_the_same_as(site: Site) -> None:
    """Two numbers of one hospital, specialty and town are told to whoever asks for one of them."""
    assert "1403521270" in site.get("/api/programs/1403511297").json()["look_alikes"]


def test_standing_needs_a_profile_and_agrees_with_the_list(site: Site) -> None:
    """The row is the list's; a program that has none says why, what it would cost and add."""
    listed = site.get("/api/programs?specialty=Internal+Medicine&limit=500").json()["programs"]
    assert site.get(f"/api/programs/{listed[0]['acgme_id']}/standing").status_code == 422
    keep_small_example(site.desk.store)
    rows = site.get("/api/list?prove=false").json()["programs"]
    number = rows[0]["acgme_id"]
    found = site.get(f"/api/programs/{number}/standing").json()
    assert found["row"]["rank"] == 1
    assert found["absence"] is None
    on_list = {one["acgme_id"] for one in rows}
    left = next(one["acgme_id"] for one in listed if one["acgme_id"] not in on_list)
    without = site.get(f"/api/programs/{left}/standing").json()
    assert without["row"] is None
    assert without["absence"]["cost"] > 0
    skin = site.get("/api/programs?specialty=Dermatology&limit=1").json()["programs"][0]["acgme_id"]
    assert site.get(f"/api/programs/{skin}/standing").json()["standing"] is None
