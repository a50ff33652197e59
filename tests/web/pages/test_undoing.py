"""Undo and redo from any page."""

from sites import Site, keep_example


def test_undo_and_redo_come_back_to_the_page(site: Site) -> None:
    """The last change is taken back and done again, on the page from which it was asked."""
    keep_example(site.desk.store)
    undone = site.post("/undo", {"seq": "1", "back": "/profile"})
    assert (undone.url.path, site.desk.store.get("profile")) == ("/profile", None)
    assert 'action="/redo"' in undone.text
    site.post("/redo", {"seq": "2", "back": "/profile"})
    assert site.desk.store.get("profile") is not None


def test_only_the_change_that_was_shown_is_taken_back(site: Site) -> None:
    """If another tab changed something since, nothing is taken back."""
    keep_example(site.desk.store)
    site.post("/list/budget", {"budget": "330"})
    assert site.post("/undo", {"seq": "1"}).status_code == 422
    assert site.desk.store.seq() == 2


def test_another_tab_can_ask_whether_something_changed(site: Site) -> None:
    """The number of the last change is told."""
    assert site.get("/changes").json() == {"seq": 0}
    keep_example(site.desk.store)
    assert site.get("/changes").json() == {"seq": 1}
