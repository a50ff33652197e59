"""What is kept, through its pages: copies, the way back, history, damage, deleting."""

import json

import pytest
from chromium import violations
from playwright.sync_api import Page, expect
from sites import Served, Site, keep_example

from smartpick.store import KINDS, examine
from smartpick.workspace import kept_profile


def _everything(site: Site) -> bytes:
    found: bytes = site.get("/data/everything.json").content
    return found


def _newest_backup(site: Site) -> bytes:
    path = max(site.desk.store.place.backups.iterdir())
    found: bytes = site.get(f"/data/backups/{path.name}").content
    assert found == path.read_bytes()
    return found


def test_an_empty_store_says_so(site: Site) -> None:
    """Who kept nothing reads that, and no table of nothing."""
    page = site.get("/data").text
    assert "Nothing yet" in page
    assert "None yet in" in page
    assert "Nothing has happened yet" in site.get("/data/history").text


@pytest.mark.parametrize("passphrase", ["", "a sealed word"])
def test_a_backup_brings_everything_back(site: Site, passphrase: str) -> None:
    """A backup, sealed or not, restores to the same bytes of the canonical export; what was there is saved first."""
    keep_example(site.desk.store)
    before = _everything(site)
    made = site.post("/data/backup", {"passphrase": passphrase, "again": passphrase})
    assert "is made" in made.text
    copy = _newest_backup(site)
    assert copy.startswith(b"SQLite format 3") is (passphrase == "")
    site.desk.store.undo()
    assert _everything(site) != before
    back = site.post("/data/restore", {"passphrase": passphrase}, files={"file": ("copy", copy)})
    assert "smartpick-before-restoring" in back.text
    assert _everything(site) == before


def test_two_different_passphrases_make_no_backup(site: Site) -> None:
    """A mistyped passphrase would lose everything in the copy, so nothing is written."""
    keep_example(site.desk.store)
    answer = site.post("/data/backup", {"passphrase": "one", "again": "two"})
    assert answer.status_code == 422
    assert "not the same" in answer.text
    assert not site.desk.store.place.backups.exists()


@pytest.mark.parametrize(
    ("path", "content", "words"),
    [
        ("/data/restore", b"", "No file was chosen"),
        ("/data/restore", b"nonsense", "export"),
        ("/data/import", b"{}", "export"),
    ],
)
def test_a_wrong_file_is_a_sentence(site: Site, path: str, content: bytes, words: str) -> None:
    """What is no backup is refused in words, and nothing has changed."""
    keep_example(site.desk.store)
    before = _everything(site)
    answer = site.post(path, files={"file": ("wrong.bin", content)})
    assert answer.status_code == 422
    assert words in answer.text
    assert _everything(site) == before


def test_an_export_is_added_and_taken_back(site: Site) -> None:
    """What is added from a file is one action; undo leaves the same bytes of what is kept."""
    keep_example(site.desk.store)
    document = _everything(site)
    kept = kept_profile(site.desk.store)
    assert kept is not None
    site.post("/undo", {"seq": str(site.desk.store.seq()), "back": "/data"})
    assert kept_profile(site.desk.store) is None
    added = site.post("/data/import", {"policy": "refuse"}, files={"file": ("mine.json", document)})
    assert "Imported mine.json" in added.text
    again = kept_profile(site.desk.store)
    assert again is not None
    assert again.data == kept.data
    assert "Undo" in added.text


def test_the_history_goes_back_page_by_page(site: Site) -> None:
    """Every change is on exactly one page of the history."""
    store = site.desk.store
    keep_example(store)
    for _ in range(60):
        store.undo()
        store.redo()
    first = site.get("/data/history").text
    numbers = [n for n in range(1, store.seq() + 1) if f">{n}</td>" in first]
    assert numbers == list(range(store.seq() - 49, store.seq() + 1))
    older = site.get(f"/data/history?before={numbers[0]}").text
    assert f">{numbers[0] - 1}</td>" in older
    assert f">{numbers[0]}</td>" not in older


def test_deleting_needs_the_words_and_leaves_nothing(site: Site) -> None:
    """Without the words nothing is deleted; with them what was kept is on no disk, and one can begin anew."""
    keep_example(site.desk.store)
    site.post("/data/backup")
    place = site.desk.store.place
    assert "Nothing was deleted" in site.post("/data/delete", {"words": "yes"}).text
    assert site.desk.store.seq() > 0
    answer = site.post("/data/delete", {"words": "Delete everything"})
    assert str(place.file) in answer.text
    assert not place.backups.exists()
    assert json.loads(_everything(site))["records"] == []
    keep_example(site.desk.store)
    assert [f for f in examine(place, KINDS) if f.level == "fault"] == []


def test_no_file_beside_the_backups_can_be_taken(site: Site) -> None:
    """A path that leads out of the folder of backups is not followed."""
    keep_example(site.desk.store)
    for name in ("..%2Fsmartpick.sqlite", "smartpick.sqlite", "%2Fetc%2Fpasswd"):
        assert site.get(f"/data/backups/{name}").status_code in {404, 422}


def test_the_pages_are_for_everybody(page: Page, server: Served) -> None:
    """In a real browser: back up, see it, check for damage, delete; no page offends WCAG 2.2 AA."""
    keep_example(server.desk.store)
    page.goto("/data")
    assert violations(page) == []
    page.get_by_role("button", name="Make a backup now").click()
    expect(page.get_by_role("status").first).to_contain_text("is made")
    page.get_by_role("link", name="Check for damage").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("No faults")
    assert violations(page) == []
    page.goto("/data/history")
    assert violations(page) == []
    page.goto("/data")
    page.get_by_label("To delete all this").fill("delete everything")
    page.get_by_role("button", name="Delete everything").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Everything is deleted")
    assert violations(page) == []
