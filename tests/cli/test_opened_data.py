from pathlib import Path

import pytest

from smartpick.cli.opened_data import data_if_any, open_data, open_existing, passphrase_from, sizes
from smartpick.errors import UserError
from smartpick.store import Place


def test_asking_makes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Data are made by the first entry, not by the first question."""
    monkeypatch.setenv("SMARTPICK_HOME", str(tmp_path / "mine"))
    monkeypatch.delenv("SMARTPICK_DATABASE_URL", raising=False)
    with pytest.raises(UserError, match=r"no data yet.*smartpick portfolio add experience"):
        open_existing()
    assert not (tmp_path / "mine").exists()
    open_data().close()
    with open_existing() as store:
        assert sizes(store.place) >= store.place.file.stat().st_size > 0
    assert sizes(Place(tmp_path, "postgresql://x@y/z")) == 0


def test_who_only_asks_gets_what_there_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing before there are data, and no data are made; then the data."""
    monkeypatch.setenv("SMARTPICK_HOME", str(tmp_path / "mine"))
    monkeypatch.delenv("SMARTPICK_DATABASE_URL", raising=False)
    with data_if_any() as nothing:
        assert nothing is None
    assert not (tmp_path / "mine").exists()
    open_data().close()
    with data_if_any() as store:
        assert store is not None
        assert store.seq() == 0


def test_a_passphrase_is_the_first_line_of_a_file(tmp_path: Path) -> None:
    """Without its line end, whatever the editor; what cannot be read is a sentence."""
    for content in (b"four words", b"four words\nmore", b"four words\r\n", b"\xef\xbb\xbffour words\n"):
        (tmp_path / "words").write_bytes(content)
        assert passphrase_from(tmp_path / "words", new=True) == "four words"
    (tmp_path / "words").write_bytes(b"\xff\xfe")
    for file in (tmp_path / "words", tmp_path / "none"):
        with pytest.raises(UserError, match="cannot be read"):
            passphrase_from(file, new=False)
