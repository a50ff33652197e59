import os
import shutil
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from faulty_disk import Disk
from sample_records import KINDS, encounter, filled, site
from test_exporting import lively, text_of

from smartpick.errors import UserError
from smartpick.store import Place, Store, migrating, opening
from smartpick.store.backup import back_up, export, needs_passphrase, restore

WORDS = "four random words here"


@pytest.fixture
def kept(place: Place, tmp_path: Path) -> tuple[str, dict[str, Path]]:
    """Return the export of a lively store, and its backup and export as files."""
    with Store(place, KINDS) as store:
        lively(store)
        export(store, tmp_path / "all.json")
        return text_of(store), {"plain": back_up(store), "export": tmp_path / "all.json"}


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_every_backup_restores_into_both_databases(
    kept: tuple[str, dict[str, Path]], new_place: Any, engine: str
) -> None:
    """Backed up or exported, from either database into either, over other data: the same canonical JSON."""
    text, files = kept
    target: Place = new_place(engine)
    with Store(target, KINDS) as store:
        filled(store)
        other = text_of(store)
    saved = None
    for name, file in files.items():
        assert not needs_passphrase(file)
        told = restore(target, KINDS, file)
        saved = saved or told.saved
        with Store(target, KINDS) as store:
            assert text_of(store) == text, name
            assert (told.records, told.actions) == (sum(store.counts().values()), store.seq())
            store.redo()
    assert saved is not None
    restore(target, KINDS, saved)
    with Store(target, KINDS) as store:
        assert text_of(store) == other
    assert not list(target.folder.glob(".restoring-*"))


def test_a_sealed_backup_restores_with_its_passphrase(new_place: Any, tmp_path: Path) -> None:
    """What SQLite kept comes back in PostgreSQL; the sealed file shows nothing of it, nor does anything beside it."""
    with Store(new_place("sqlite"), KINDS) as store:
        lively(store)
        text = text_of(store)
        sealed = back_up(store, tmp_path, WORDS)
    assert sealed.name.endswith(".sqlite.age")
    assert needs_passphrase(sealed)
    assert b"SQLite" not in sealed.read_bytes()
    target = new_place("postgresql")
    restore(target, KINDS, sealed, WORDS)
    with Store(target, KINDS) as store:
        assert text_of(store) == text


def test_backups_are_for_their_owner_only(kept: tuple[str, dict[str, Path]], place: Place) -> None:
    """They have dated names in the place's folder, and nobody else may read them."""
    file = kept[1]["plain"]
    assert file.parent == place.backups
    assert file.name.endswith(".json" if place.url else ".sqlite")
    if os.name == "posix":
        assert {path.stat().st_mode & 0o077 for path in (*kept[1].values(), place.backups)} == {0}


@pytest.fixture
def busy(place: Place) -> Iterator[tuple[Store, list[str]]]:
    """Return a store that another thread writes to without pause, and what that acknowledged."""
    written: list[str] = []
    over = threading.Event()
    with Store(place, KINDS) as store:
        where = filled(store)

        def write() -> None:
            with Store(place, KINDS) as other:
                while not over.is_set():
                    added = encounter(where), encounter(where)
                    try:
                        other.write("Busy", *added)
                    except UserError as fault:
                        written.append(str(fault))
                        continue
                    written.extend(record.id for record in added)

        writer = threading.Thread(target=write)
        writer.start()
        try:
            yield store, written
        finally:
            over.set()
            writer.join()


def test_a_backup_under_load_is_one_moment(
    busy: tuple[Store, list[str]], new_place: Any, tmp_path: Path
) -> None:
    """Made while others write, it holds all that was acknowledged before it began, and no half action."""
    store, written = busy
    for number in range(3):
        while len(written) < 20 * (number + 1):
            time.sleep(0.002)
        before = set(written)
        file = back_up(store, tmp_path / f"{number}")
        target = new_place("sqlite")
        restore(target, KINDS, file)
        with Store(target, KINDS) as copy:
            there = {record.id for record in copy.find("encounter")}
            assert before <= there
            assert (len(there) - 3) % 2 == 0
            assert {len(action.changes) for action in copy.history() if action.words == "Busy"} == {2}


def test_a_restore_under_load_is_one_moment(busy: tuple[Store, list[str]], tmp_path: Path) -> None:
    """While others write, everything becomes the backup at once; they go on in the restored data, none fails."""
    store, written = busy
    file = back_up(store, tmp_path / "early")
    text = text_of(store)
    while len(written) < 40:
        time.sleep(0.002)
    restore(store.place, KINDS, file)
    after = len(written)
    while len(written) < after + 10:
        time.sleep(0.002)
    assert not [line for line in written if " " in line]
    kept = store.seq()
    assert [action.seq for action in store.history()] == list(range(kept, 0, -1)) or store.seq() > kept
    assert text.startswith('{"actions":[')
    with store.reading() as connection:
        told = {row[0] for row in connection.exec_driver_sql("SELECT record FROM changes")}
        assert told == {row[0] for row in connection.exec_driver_sql("SELECT id FROM records")}


@pytest.mark.parametrize("damage", ["cut", "page", "empty", "text", "later"])
def test_a_bad_backup_changes_nothing(file_place: Place, tmp_path: Path, damage: str) -> None:
    """Cut off, damaged, empty, something else, or of a newer version: a sentence, and the data stay."""
    with Store(file_place, KINDS) as store:
        filled(store, 30)
        before = text_of(store)
        file = back_up(store, tmp_path / "backup")
    content = bytearray(file.read_bytes())
    if damage == "later":
        with closing(sqlite3.connect(file)) as connection, connection:
            connection.execute("UPDATE alembic_version SET version_num = '9999'")
        content = bytearray(file.read_bytes())
    elif damage == "cut":
        del content[len(content) // 2 :]
    elif damage == "page":
        content[4096 * 6 : 4096 * 8] = b"\xff" * 8192
    else:
        content = bytearray(b"" if damage == "empty" else b"dear diary")
    file.write_bytes(content)
    with pytest.raises(UserError) as caught:
        restore(file_place, KINDS, file)
    assert caught.value.problems[0].way_out
    with Store(file_place, KINDS) as store:
        assert text_of(store) == before
    assert not list(file_place.folder.glob(".restoring-*"))


def test_data_beyond_repair_are_set_aside(file_place: Place, tmp_path: Path) -> None:
    """A damaged data file does not stop a restore: it is moved away, whole, and the backup takes its place."""
    with Store(file_place, KINDS) as store:
        filled(store, 30)
        file = back_up(store, tmp_path / "backup")
        before = text_of(store)
    for ruin in (b"\x00" * 100 + file_place.file.read_bytes()[100:], ruined(file_place.file.read_bytes())):
        file_place.file.write_bytes(ruin)
        told = restore(file_place, KINDS, file)
        assert told.set_aside is not None
        assert told.set_aside.read_bytes()[100:] == ruin[100:]
        told.set_aside.unlink()
        with Store(file_place, KINDS) as store:
            assert text_of(store) == before


def ruined(content: bytes) -> bytes:
    """Return a file that opens, and is rubbish from its sixth page on."""
    return content[: 4096 * 6] + b"\xa5" * (len(content) - 4096 * 6)


def test_an_older_backup_is_migrated_on_the_way(
    file_place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A backup made by an older version restores into this one."""
    with Store(file_place, KINDS) as store:
        filled(store)
        before = text_of(store)
        file = back_up(store, tmp_path / "backup")
    engine = opening.make_engine(Place(tmp_path / "old"))
    (tmp_path / "old").mkdir()
    shutil.copy(file, tmp_path / "old" / "smartpick.sqlite")
    with engine.begin() as connection:
        migrating.migrate(connection, "0001", down=True)
    engine.dispose()
    restore(file_place, KINDS, tmp_path / "old" / "smartpick.sqlite")
    with Store(file_place, KINDS) as store:
        assert text_of(store) == before


def test_a_file_copied_by_hand_is_taken_with_its_log(file_place: Place, tmp_path: Path) -> None:
    """Whoever copies the data file and the log beside it while it is open loses nothing."""
    with Store(file_place, KINDS) as store:
        filled(store)
        before = text_of(store)
        for suffix in ("", "-wal"):
            shutil.copy(f"{file_place.file}{suffix}", tmp_path / f"mine{suffix}")
    restore(Place(tmp_path / "new"), KINDS, tmp_path / "mine")
    with Store(Place(tmp_path / "new"), KINDS) as store:
        assert text_of(store) == before


def test_what_cannot_be_read_or_written_is_a_sentence(file_place: Place, tmp_path: Path) -> None:
    """A missing backup, a folder that is a file, an edited export, a wrong passphrase."""
    with Store(file_place, KINDS) as store:
        filled(store)
        export(store, tmp_path / "all.json")
        with pytest.raises(UserError, match="cannot be read"):
            needs_passphrase(tmp_path / "none")
        with pytest.raises(UserError, match="cannot be read"):
            restore(file_place, KINDS, tmp_path / "none")
        (tmp_path / "file").touch()
        with pytest.raises(UserError, match="file, not a folder"):
            back_up(store, tmp_path / "file" / "x")
        disk = Disk(2, full=True)
        with disk.in_use(), pytest.raises(UserError, match=r"copy: The disk ") as caught:
            back_up(store, tmp_path / "copy")
        assert caught.value.problems[0].where == str(tmp_path / "copy")
        assert not (tmp_path / "copy").exists()
        (tmp_path / "all.json").write_text(
            (tmp_path / "all.json").read_text().replace('"beds"', '"rooms"', 1)
        )
        edited = (tmp_path / "all.json").read_text().rsplit("cough", 1)
        (tmp_path / "all.json").write_text("fever".join(edited))
        with pytest.raises(UserError, match="it was edited"):
            restore(file_place, KINDS, tmp_path / "all.json")
        store.write("Still works", site())


def test_a_disk_that_fails_during_a_restore_leaves_the_old_or_the_new(
    file_place: Place, tmp_path: Path
) -> None:
    """Whichever write of a restore fails: a sentence and the old data, or no word and the new."""
    with Store(Place(tmp_path / "source"), KINDS) as store:
        filled(store, 20)
        new = text_of(store)
        file = back_up(store, tmp_path / "backup")
    with Store(file_place, KINDS) as store:
        filled(store)
        old = text_of(store)
        original = back_up(store, tmp_path / "original")
    counting = Disk()
    with counting.in_use():
        restore(file_place, KINDS, file)
    for number in range(1, counting.calls + 1, max(1, counting.calls // 16)):
        restore(file_place, KINDS, original)
        told, disk = False, Disk(number, full=number % 2 == 0, dead=number % 3 == 0)
        with disk.in_use():
            try:
                restore(file_place, KINDS, file)
            except UserError:
                told = True
        assert disk.failed
        with Store(file_place, KINDS) as store:
            found = text_of(store)
        assert found == old if told else found in {old, new}, number
        assert told or found == new, number
