"""Files over the API."""

import io

import pytest
from fastapi import UploadFile

from smartpick.errors import UserError
from smartpick.web.api.files import content_of, on_disk, sending


def _file(name: str, content: bytes) -> UploadFile:
    return UploadFile(io.BytesIO(content), filename=name)


def test_names_are_never_trusted() -> None:
    """No folder, nothing invisible, whatever stands in the name; an empty file is refused."""
    assert content_of(_file("../../etc/passwd", b"x")) == ("passwd", b"x")
    assert content_of(_file("..\\..\\a\r\nb.csv", b"x"))[0] == "a b.csv"
    with pytest.raises(UserError, match="empty"):
        content_of(_file("a.csv", b""))


def test_a_file_on_disk_is_gone_afterwards() -> None:
    """It has its name and its bytes while it is looked at, and is nowhere then."""
    with on_disk(_file("/x/mine.toml", b"abc")) as path:
        assert (path.name, path.read_bytes()) == ("mine.toml", b"abc")
    assert not path.parent.exists()


def test_an_answer_that_is_a_file_is_described_as_one() -> None:
    """Its media types stand in the description, and JSON does not."""
    found = sending("text/csv", "text/html")["responses"][200]["content"]
    assert list(found) == ["text/csv", "text/html"]
