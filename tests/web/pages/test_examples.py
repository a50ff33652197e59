"""The two stories."""

from sites import Site, keep_example

from smartpick.workspace import kept_profile


def test_both_stories_side_by_side(site: Site) -> None:
    """Before and after of both, with the difference and its interval."""
    text = site.get("/examples").text
    assert text.count("90% interval") == 2
    assert text.count("Play with this applicant") == 4


def test_play_and_throw_away(site: Site) -> None:
    """An example is put before one's own profile, said on the page, and gone again; another name is refused."""
    keep_example(site.desk.store, "oncology-observership")
    played = site.post("/examples/play", {"name": "community-clinic-before"})
    assert "This is an example applicant" in played.text
    thrown = site.post("/examples/throw-away")
    assert "This is an example applicant" not in thrown.text
    held = kept_profile(site.desk.store)
    assert held is not None
    assert held.example == ""
    assert site.post("/examples/play", {"name": "nobody"}).status_code == 422
