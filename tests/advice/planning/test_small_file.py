"""Small files of the applicant's own."""

from pathlib import Path

import pytest

from smartpick.advice.planning.small_file import small_bytes, small_toml
from smartpick.errors import UserError


def test_lines_come_with_the_values(tmp_path: Path) -> None:
    """Windows line ends and a byte order mark change nothing."""
    file = tmp_path / "a.toml"
    file.write_bytes("\ufeffa = 1\r\nb = 2\r\n".encode())
    data, lines = small_toml(file, "a = 1")
    assert data == {"a": 1, "b": 2}
    assert lines["b",] == 2


@pytest.mark.parametrize(
    ("raw", "word"), [(b"a = ", "not TOML"), (b'a = "\xff"', "UTF-8"), (b"#" * 1_000_001, "larger")]
)
def test_what_cannot_be_read_is_a_sentence(tmp_path: Path, raw: bytes, word: str) -> None:
    """No TOML, no UTF-8 and too large each say so with the name of the file."""
    file = tmp_path / "a.toml"
    file.write_bytes(raw)
    with pytest.raises(UserError, match=word) as raised:
        small_toml(file, "a = 1")
    assert str(file) in str(raised.value)


def test_a_missing_file_and_a_folder_are_sentences(tmp_path: Path) -> None:
    """Neither is read."""
    for path in (tmp_path / "no", tmp_path):
        with pytest.raises(UserError, match="cannot be read"):
            small_bytes(path)
