"""Faults in one shape, for people and for programs."""

from sites import Site

from smartpick.errors import Problem
from smartpick.web.faults import error_object


def test_the_shape_for_programs() -> None:
    """Every problem has what, where and a way out."""
    shape = {"error": {"problems": [{"what": "a", "where": "c", "way_out": "b"}]}}
    assert error_object([Problem("a", "b", "c")]) == shape


def test_people_get_a_page_and_programs_an_object(site: Site) -> None:
    """What is not there, what cannot be used and what is not open are told to each in their way."""
    page = site.get("/nowhere")
    assert (page.status_code, page.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert "There is no such page" in page.text
    found = site.get("/api/nowhere")
    assert found.status_code == 404
    assert found.json()["error"]["problems"][0]["what"]
    assert site.get("/undo").status_code == 405
    site.client.cookies.clear()
    assert site.get("/api/nowhere").json()["error"]["problems"][0]["way_out"]


def test_a_user_error_is_a_page_with_the_way_out(site: Site) -> None:
    """Sentences with their way out, and the status of something that cannot be done."""
    found = site.post("/undo", {"seq": "99"})
    assert found.status_code == 422
    assert "Look at the last change" in found.text
