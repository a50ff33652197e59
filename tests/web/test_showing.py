"""Pages and fragments: what the frame adds, where a form may lead, what was done."""

import pytest
from sites import Site, keep_example

from smartpick.web.showing import answer, local_path, templates


@pytest.mark.parametrize(
    "path",
    [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "",
        "/\n/x",
        "list",
    ],
)
def test_nobody_is_sent_away(path: str) -> None:
    """Whatever stands in a form as the way back, it stays on this site."""
    assert local_path(path) == "/"


def test_our_own_paths_are_kept() -> None:
    """A path with a question and an anchor stays what it is; marks of HTML are written so that they mean nothing."""
    assert local_path("/list?budget=330#p1") == "/list?budget=330#p1"
    assert "<" not in local_path("/list?<script>")


def test_what_was_done_is_said_from_the_log(site: Site) -> None:
    """After a form the page names the action and offers undo; a number that is not the last action says nothing."""
    keep_example(site.desk.store)
    done = site.post("/list/budget", {"budget": "330"})
    assert "Set the budget to $330" in done.text
    assert 'action="/undo"' in done.text
    assert "Set the budget" not in site.get("/profile?did=1").text
    same = site.post("/list/budget", {"budget": "330"})
    assert "Nothing was different" in same.text
    assert 'action="/undo"' not in same.text


def test_templates_escape(site: Site) -> None:
    """What a user wrote is text in every template."""
    found = templates().from_string("{{ x }}").render(x="<script>&'\"")
    assert found == "&lt;script&gt;&amp;&#39;&#34;"


def test_a_file_has_a_safe_name() -> None:
    """A name for a download has no mark that could end it."""
    assert answer(b"x", "text/plain", 'a"b\r\nc.txt').headers["content-disposition"] == (
        'attachment; filename="a-b--c.txt"'
    )


def test_a_raised_first_letter_leaves_the_rest() -> None:
    """Names such as "CK" and "US" within a label stay as they are written; nothing stays nothing."""
    page = templates().from_string("{{ one|raise_first }}")
    assert page.render(one="minimum Step 2 CK") == "Minimum Step 2 CK"
    assert page.render(one="asks for US experience") == "Asks for US experience"
    assert page.render(one="") == ""
