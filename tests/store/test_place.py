from pathlib import Path

import pytest

from smartpick.errors import UserError
from smartpick.store import Place, chosen_place


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
