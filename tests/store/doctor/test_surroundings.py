import os
import time
from collections import namedtuple

import pytest
from sample_records import KINDS, filled

from smartpick.store import Place, Store
from smartpick.store.backup import back_up
from smartpick.store.doctor import surroundings
from smartpick.store.doctor.finding import Finding
from smartpick.store.doctor.surroundings import look_around


def by_subject(place: Place) -> dict[str, Finding]:
    """Return the findings by what they are about."""
    return {finding.about: finding for finding in look_around(place)}


def test_a_healthy_folder_is_fine_but_for_backups(file_place: Place) -> None:
    """Fresh data: permissions and room are fine, and a first backup is advised; with one, all is fine."""
    with Store(file_place, KINDS) as store:
        filled(store)
        found = by_subject(file_place)
        assert {about for about, finding in found.items() if finding.level != "fine"} == {"backups"}
        back_up(store)
    assert {finding.level for finding in look_around(file_place)} == {"fine"}


def test_nothing_there_is_no_fault(file_place: Place) -> None:
    """Before the first entry there is nothing to complain about."""
    (finding,) = look_around(file_place)
    assert finding.level == "notice"


@pytest.mark.skipif(os.name != "posix", reason="permissions of this kind are a thing of POSIX systems")
def test_what_others_may_read_is_told(file_place: Place) -> None:
    """A file that others may read is named, with the command that mends it."""
    with Store(file_place, KINDS):
        file_place.file.chmod(0o644)
        finding = by_subject(file_place)["permissions"]
    assert finding.level == "notice"
    assert "smartpick.sqlite" in finding.what
    assert finding.advice.startswith("Run: chmod")


def test_little_room_old_backups_and_leftovers_are_told(
    file_place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A nearly full disk, a backup of last month and a half-made copy are notices with advice."""
    with Store(file_place, KINDS) as store:
        filled(store)
        backup = back_up(store)
    month_ago = time.time() - 30 * 24 * 3600
    os.utime(backup, (month_ago, month_ago))
    (file_place.folder / ".smartpick.sqlite.ab12.part").touch()
    usage = namedtuple("usage", "total used free")  # noqa: PYI024  (as shutil has it)
    monkeypatch.setattr(surroundings.shutil, "disk_usage", lambda _: usage(1, 1, 10 * 1024**2))
    found = by_subject(file_place)
    assert "30 days old" in found["backups"].what
    assert "10 MB are free" in found["disk"].what
    assert ".smartpick.sqlite.ab12.part" in found["leftovers"].what
    assert all(finding.advice for finding in found.values() if finding.level != "fine")


def test_a_folder_that_may_not_be_written_to_is_a_fault(
    file_place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Data that can be read but not changed are told before the next entry is lost."""
    Store(file_place, KINDS).close()
    monkeypatch.setattr(surroundings.os, "access", lambda *_: False)
    assert {f.level for f in look_around(file_place) if f.about == "permissions"} == {"fault", "fine"}
