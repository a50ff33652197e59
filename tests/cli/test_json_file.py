import io
from pathlib import Path

import pytest

from smartpick.cli.json_file import read_json
from smartpick.errors import UserError


def test_a_file_or_standard_input_is_parsed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file, with or without a byte-order mark, or "-"."""
    file = tmp_path / "list.json"
    for text in (b'{"a": [1]}', b'\xef\xbb\xbf{"a": [1]}'):
        file.write_bytes(text)
        assert read_json(str(file)) == {"a": [1]}
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"[2]")))
    assert read_json("-") == [2]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b'{"a": 1,\n "b": }', "line 2, column 7"),
        (b"", "line 1, column 1"),
        (b'{"a": "\xff"}', "Byte 8 is not UTF-8"),
        (b"[" * 200_000, "nested too deeply"),
        (b"1" * 5000, "A number cannot be read"),
        (b'{"pins": [], "pins": []}', "'pins' stands twice"),
    ],
)
def test_what_is_not_json_is_told_with_its_place(tmp_path: Path, content: bytes, words: str) -> None:
    """Line and column, or the byte, or what else is wrong."""
    file = tmp_path / "list.json"
    file.write_bytes(content)
    with pytest.raises(UserError) as raised:
        read_json(str(file))
    assert words in str(raised.value)
    assert str(file) in str(raised.value)


def test_missing_files_and_folders(tmp_path: Path) -> None:
    """A file that is not there, and a folder, are two different sentences."""
    with pytest.raises(UserError, match="no such file"):
        read_json(str(tmp_path / "none.json"))
    with pytest.raises(UserError, match="cannot be read"):
        read_json(str(tmp_path))
