from pathlib import Path
from typing import Any

import pytest
from sample_records import KINDS, filled
from sqlalchemy import inspect, text

from smartpick.errors import UserError
from smartpick.store import Place, Store, locking
from smartpick.store.backup import back_up
from smartpick.store.deleting import belongings, delete_everything
from smartpick.store.engine import make_engine


def test_everything_is_gone(place: Place) -> None:
    """Data, logs, locks, leftovers, backups and the folder itself; opening again begins anew."""
    with Store(place, KINDS) as store:
        filled(store)
        back_up(store)
    (place.folder / ".smartpick.sqlite.abc.part").touch()
    (place.folder / ".restoring-xyz").mkdir()
    (place.folder / ".restoring-xyz" / "smartpick.sqlite").touch()
    (place.folder / "smartpick-damaged-2026.sqlite").touch()
    gone = delete_everything(place, backups=True)
    assert len(gone.backups) == 1
    assert bool(gone.database) == bool(place.url)
    assert not place.folder.exists()
    with Store(place, KINDS) as store:
        assert store.seq() == 0
        assert store.find() == ()


def test_backups_and_what_is_not_ours_stay(place: Place) -> None:
    """Unless asked to, backups stay; files of somebody else stay always, also among the backups."""
    with Store(place, KINDS) as store:
        filled(store)
        backup = back_up(store)
    mine = place.folder / "notes.txt", place.backups / "holiday.jpg"
    for path in mine:
        path.write_text("mine")
    delete_everything(place, backups=False)
    assert sorted(path for path in place.folder.rglob("*") if path.is_file()) == sorted((*mine, backup))
    assert belongings(place).backups == (backup,)
    delete_everything(place, backups=True)
    assert sorted(path for path in place.folder.rglob("*") if path.is_file()) == sorted(mine)


def test_data_in_use_are_not_deleted(file_place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """While somebody has them open, nothing is deleted."""
    monkeypatch.setattr(locking, "PATIENCE", 0.05)
    with Store(file_place, KINDS) as store:
        filled(store)
        with pytest.raises(UserError, match="Another SmartPick"):
            delete_everything(file_place, backups=True)
        assert len(store.find()) == 5


def test_only_our_schema_is_dropped(new_place: Any) -> None:
    """Other tables of the database stay, and a schema of our name with other tables in it is not touched."""
    place = new_place("postgresql")
    Store(place, KINDS).close()
    engine = make_engine(place)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE public.photos (name text)"))
    delete_everything(place, backups=True)
    with engine.begin() as connection:
        assert inspect(connection).has_table("photos", "public")
        assert not inspect(connection).has_schema("smartpick")
        connection.execute(text("CREATE SCHEMA smartpick"))
        connection.execute(text("CREATE TABLE smartpick.photos (name text)"))
    with pytest.raises(UserError, match="something else"):
        delete_everything(place, backups=True)
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE public.photos"))
    engine.dispose()


def test_damaged_data_can_be_deleted(file_place: Place) -> None:
    """Deleting does not need to open what it deletes; nothing there is nothing to do."""
    file_place.folder.mkdir(parents=True)
    file_place.file.write_bytes(b"rubbish")
    delete_everything(file_place, backups=True)
    assert not file_place.folder.exists()
    assert delete_everything(file_place, backups=True).data == ()
    assert isinstance(file_place.folder, Path)
