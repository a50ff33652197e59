from pathlib import Path

import pytest

from smartpick.errors import UserError
from smartpick.store import Place, chosen_place
from smartpick.store.place import dated


def test_data_are_in_one_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """SMARTPICK_HOME moves everything: file, locks and backups."""
    monkeypatch.setenv("SMARTPICK_HOME", str(tmp_path / "mine"))
    monkeypatch.delenv("SMARTPICK_DATABASE_URL", raising=False)
    place = chosen_place()
    assert place == Place(tmp_path / "mine")
    for path in (place.file, place.backups, place.presence, place.writing):
        assert path.parent == tmp_path / "mine"
    assert str(place) == str(place.file)
    assert not place.folder.exists()


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg"])
def test_a_password_is_never_shown(monkeypatch: pytest.MonkeyPatch, scheme: str) -> None:
    """An address in a sentence has neither password nor options."""
    monkeypatch.setenv(
        "SMARTPICK_DATABASE_URL", f"{scheme}://me:se%40cret@db.example:5433/mine?password=se%40cret"
    )
    assert str(chosen_place()) == f"{scheme}://me@db.example:5433/mine"


@pytest.mark.parametrize("url", ["mysql://me@host/x", "postgresql:host", "host/x", "sqlite:///x"])
def test_another_database_is_refused(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    """What is not PostgreSQL is one sentence that does not repeat the address, which may hold a password."""
    monkeypatch.setenv("SMARTPICK_DATABASE_URL", url)
    with pytest.raises(UserError, match="SMARTPICK_DATABASE_URL") as caught:
        chosen_place()
    assert url not in str(caught.value)


def test_a_dated_name_is_never_that_of_another_file(tmp_path: Path) -> None:
    """A second file of the same second gets a name of its own: nothing is written over."""
    made = []
    for _ in range(20):
        made.append(dated(tmp_path, "smartpick", "sqlite"))
        made[-1].touch()
    assert len(set(made)) == 20
    assert all(path.name.startswith("smartpick-20") and path.suffix == ".sqlite" for path in made)
