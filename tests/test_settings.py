from pathlib import Path

import pytest

from smartpick.settings import database_url, home


def test_home_is_where_the_user_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """SMARTPICK_HOME wins, and ~ is the user's own folder."""
    monkeypatch.setenv("SMARTPICK_HOME", str(tmp_path / "kept"))
    assert home() == tmp_path / "kept"
    monkeypatch.setenv("SMARTPICK_HOME", "~/kept")
    assert home() == Path.home() / "kept"


def test_home_is_the_platforms_data_folder_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    """Unset or empty, it is the platform's folder for data; nothing is created by asking."""
    for value in (None, ""):
        monkeypatch.delenv("SMARTPICK_HOME", raising=False)
        if value is not None:
            monkeypatch.setenv("SMARTPICK_HOME", value)
        assert home().name == "smartpick"
        assert home().is_absolute()


def test_a_database_is_used_only_when_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without SMARTPICK_DATABASE_URL there is no address to connect to."""
    monkeypatch.delenv("SMARTPICK_DATABASE_URL", raising=False)
    assert not database_url()
    monkeypatch.setenv("SMARTPICK_DATABASE_URL", " postgresql://me@localhost/mine ")
    assert database_url() == "postgresql://me@localhost/mine"
