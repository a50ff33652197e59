"""The way back and the way out over the API."""

from typing import Any

import pytest
from kept_examples import keep_portfolio
from sites import Site, keep_example

from smartpick.web.guard import LARGEST_FILE
from smartpick.workspace import kept_profile

SURE = {"sure": "replace everything"}


def _everything(site: Site) -> bytes:
    found: bytes = site.get("/api/data/export").content
    return found


def _restored(site: Site, content: bytes, **said: str) -> Any:
    return site.client.post("/api/data/restore", data={**SURE, **said}, files={"file": ("copy", content)})


@pytest.mark.parametrize("passphrase", ["", "a sealed word"])
def test_a_backup_brings_everything_back(site: Site, passphrase: str) -> None:
    """Made, taken away as a file and restored, sealed or not: the same bytes of the canonical export."""
    keep_example(site.desk.store)
    before = _everything(site)
    made = site.client.post("/api/data/backup", json={"passphrase": passphrase or None}).json()
    copy = site.get(f"/api/data/backups/{made['file']}")
    assert copy.headers["content-type"] == "application/octet-stream"
    assert copy.content.startswith(b"SQLite format 3") is (passphrase == "")
    site.desk.store.undo()
    assert _everything(site) != before
    if passphrase:
        assert _restored(site, copy.content, passphrase=passphrase[1:]).status_code == 422
    back = _restored(site, copy.content, passphrase=passphrase).json()
    assert back["saved"].startswith("smartpick-before-restoring")
    assert _everything(site) == before


def test_an_export_restores_everything(site: Site) -> None:
    """The document of ``data/export`` is a backup, too; pages and API see the restored state at once."""
    keep_example(site.desk.store)
    before = _everything(site)
    deleted = site.client.post("/api/data/delete", json={"words": "delete everything"}).json()["deleted"]
    assert deleted
    assert site.get("/api/profile").json()["profile"] is None
    assert _restored(site, before).status_code == 200
    assert _everything(site) == before
    assert site.get("/api/profile").json()["profile"]["label"]


def test_nothing_is_replaced_without_the_word(site: Site) -> None:
    """No word, no file, a file that is none: nothing has changed."""
    keep_example(site.desk.store)
    before = _everything(site)
    copy = {"file": ("copy", before)}
    assert site.client.post("/api/data/restore", files=copy).status_code == 422
    assert site.client.post("/api/data/restore", data={"sure": "yes"}, files=copy).status_code == 422
    assert _restored(site, b"").status_code == 422
    assert _restored(site, b"nonsense").status_code == 422
    assert _restored(site, b"SQLite format 3\x00" + b"x" * 5000).status_code == 422
    assert site.client.post("/api/data/restore", json=SURE).status_code == 422
    assert _restored(site, b"x" * (LARGEST_FILE + 1)).status_code == 413
    assert _everything(site) == before


def test_an_export_is_added_and_taken_back(site: Site) -> None:
    """Into empty data it comes in exactly, elsewhere as one action; what differs needs a policy."""
    keep_example(site.desk.store)
    document = {"file": ("mine.json", _everything(site))}
    site.client.post("/api/data/delete", json={"words": "delete everything"})
    exact = site.client.post("/api/data/import", files=document).json()
    assert (exact["exact"], exact["new"], exact["action"]) == (True, 1, None)
    site.client.put("/api/list/budget", json={"dollars": 99})
    assert site.client.post("/api/data/import", files=document).status_code == 422
    kept = site.client.post("/api/data/import", data={"policy": "keep"}, files=document).json()
    assert (kept["kept"], kept["action"]) == (1, None)
    replaced = site.client.post("/api/data/import", data={"policy": "replace"}, files=document).json()
    assert (replaced["replaced"], replaced["words"]) == (1, "Imported mine.json")
    site.client.post("/api/data/undo", json={"seq": replaced["action"]})
    held = kept_profile(site.desk.store)
    assert held is not None
    assert held.data["preferences"]["budget"] == 99
    wrong = {"file": ("mine.json", b"{}")}
    assert site.client.post("/api/data/import", files=wrong).status_code == 422


def test_an_erased_record_is_in_no_export(site: Site) -> None:
    """It needs its id twice; then what it said is nowhere, not in the history either."""
    keep_portfolio(site.desk.store)
    fact = {
        "program": "1403812339",
        "field": "note",
        "value": "a plain word",
        "source": "me",
        "as_of": "2026-09",
    }
    name = site.client.post("/api/facts", json=fact).json()["fact"]["id"]
    path = f"/api/data/erase/{name}"
    assert b"a plain word" in _everything(site)
    assert site.client.post(path, json={"sure": "x"}).status_code == 422
    assert b"a plain word" in _everything(site)
    assert site.client.post(path, json={"sure": name}).json()["erased"] == name
    assert b"a plain word" not in _everything(site)
    assert site.client.post("/api/data/erase/nobody", json={"sure": "nobody"}).status_code == 422


def test_deleting_needs_the_words_and_leaves_nothing(site: Site) -> None:
    """Other words delete nothing; with them everything is gone, backups only if they are not kept."""
    keep_example(site.desk.store)
    site.client.post("/api/data/backup", json={})
    assert site.client.post("/api/data/delete", json={"words": "yes"}).status_code == 422
    assert site.desk.store.seq() > 0
    place = site.desk.store.place
    words = {"words": "delete everything"}
    site.client.post("/api/data/delete", json={**words, "keep_backups": True})
    assert (site.get("/api/status").json()["seq"], len(list(place.backups.iterdir()))) == (0, 1)
    site.client.post("/api/data/delete", json=words)
    assert not place.backups.exists()


@pytest.mark.parametrize("name", ["..%2Fsmartpick.sqlite", "smartpick.sqlite", "%2Fetc%2Fpasswd"])
def test_no_file_beside_the_backups_can_be_taken(site: Site, name: str) -> None:
    """A path that leads out of the folder of backups is not followed."""
    keep_example(site.desk.store)
    assert site.get(f"/api/data/backups/{name}").status_code == 404
