import random
import shutil
from pathlib import Path
from typing import Any

import pytest
from sample_records import KINDS, filled
from test_exporting import lively, text_of

from smartpick.store import Place, Store, migrating, opening
from smartpick.store.backup import back_up
from smartpick.store.doctor import examine

FLIPS = 500


def test_healthy_data_are_fine(place: Place) -> None:
    """Everything is looked at on both databases, also while they are open, and nothing is changed by looking."""
    with Store(place, KINDS) as store:
        lively(store)
        back_up(store)
        before = store.seq()
        found = examine(place, KINDS)
        assert [finding for finding in found if finding.level != "fine"] == []
        assert {finding.about for finding in found} >= {
            "version",
            "tables",
            "records",
            "log",
            "attachments",
            "disk",
        }
        assert store.seq() == before


def test_nothing_yet_is_no_fault(place: Place) -> None:
    """Before the first entry the doctor makes nothing and complains of nothing."""
    found = examine(place, KINDS)
    assert {finding.level for finding in found} == {"notice"}
    assert not place.file.exists()


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_other_versions_are_told_and_left_alone(
    new_place: Any, engine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Older data are a notice, newer ones a fault with advice; neither is migrated by looking."""
    place = new_place(engine)
    Store(place, KINDS).close()
    made = opening.make_engine(place)
    with made.begin() as connection:
        migrating.migrate(connection, "0001", down=True)
    (older,) = [finding for finding in examine(place, KINDS) if finding.about == "version"]
    assert (older.level, "version 1" in older.what) == ("notice", True)
    with made.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    (newer,) = [finding for finding in examine(place, KINDS) if finding.about == "version"]
    assert (newer.level, newer.advice) == ("fault", "Install the newest SmartPick.")
    made.dispose()


def test_five_hundred_flipped_bytes_crash_nothing(
    file_place: Place, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Each of 500 random changes of a byte is survived, each fault has advice, and looking writes nothing.

    Where no fault is found, nothing that anybody kept has changed: the export is still the same.
    """
    with Store(file_place, KINDS) as store:
        filled(store, 8)
        store.attach("Attached", "a.bin", bytes(range(256)) * 20, store.find("site")[0].id)
        text = text_of(store)
    whole = file_place.file.read_bytes()
    chance = random.Random(11)  # noqa: S311  (places of damage, not secrets)
    faults = 0
    for number in range(FLIPS):
        content = bytearray(whole)
        at = chance.randrange(len(content))
        content[at] ^= chance.randrange(1, 256)
        copy = Place(tmp_path / str(number))
        copy.folder.mkdir()
        copy.file.write_bytes(content)
        findings = examine(copy, KINDS)
        assert all(finding.advice for finding in findings if finding.level != "fine")
        assert copy.file.read_bytes() == content
        if any(finding.level == "fault" for finding in findings):
            faults += 1
        else:
            with Store(copy, KINDS) as store:
                assert text_of(store) == text, at
        shutil.rmtree(copy.folder)
    assert faults > FLIPS // 5
    assert caplog.records == []  # no trace on anybody's terminal either


@pytest.mark.parametrize(
    "content", [b"x", b"SQLite format 3\x00", bytes(4096), b"SQLite format 3\x00" + bytes(9000)]
)
def test_what_is_no_data_is_a_fault_with_advice(file_place: Place, content: bytes) -> None:
    """A file that is no database, or only the beginning of one."""
    file_place.folder.mkdir(parents=True)
    file_place.file.write_bytes(content)
    faults = [finding for finding in examine(file_place, KINDS) if finding.level == "fault"]
    assert faults
    assert all(finding.advice for finding in faults)


def test_a_server_that_is_not_there_is_a_fault_with_advice(tmp_path: Path) -> None:
    """The doctor tells that nobody answers, without the password."""
    place = Place(tmp_path, "postgresql://me:secret@127.0.0.1:1/none?connect_timeout=2")
    (fault,) = [finding for finding in examine(place, KINDS) if finding.level == "fault"]
    assert "failed" in fault.what
    assert "secret" not in str(fault)
