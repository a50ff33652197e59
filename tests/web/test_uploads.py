"""Files that wait for a word."""

from pathlib import Path

import pytest

from smartpick.errors import Problem, UserError
from smartpick.web.uploads import MOST, Uploads


def _nothing(path: Path, told: object) -> None:
    """Read nothing."""


def test_a_file_is_read_under_its_name_and_leaves_nothing_behind() -> None:
    """The reader sees the file under a safe form of its name; the folder is gone afterwards; a fault is told."""
    uploads = Uploads()
    key = uploads.take(
        "..\\..\\evil/name.csv", b"abc", lambda path, told: (path, path.read_bytes(), told(1, 2))
    )
    upload = uploads.get(key)
    assert upload is not None
    path, content, _ = upload.reading.result(10)
    assert (path.name, content, upload.done, upload.total) == ("name.csv", b"abc", 1, 2)
    assert not Path(path).exists()

    def breaks(path: Path, told: object) -> None:
        raise ValueError(path.name)

    broken = uploads.get(uploads.take("x", b"", breaks))
    assert broken is not None
    with pytest.raises(ValueError, match="x"):
        broken.reading.result(10)
    uploads.close()


def test_only_a_few_are_held() -> None:
    """The oldest of too many is forgotten, and what is forgotten is not found."""
    uploads = Uploads()
    keys = [uploads.take(str(number), b"", _nothing) for number in range(MOST + 2)]
    assert [uploads.get(key) is None for key in keys] == [True, True] + [False] * MOST
    uploads.forget(keys[-1])
    assert uploads.get(keys[-1]) is None
    uploads.close()


def test_a_problem_names_the_file_as_it_was_sent() -> None:
    """The private folder in which a file is read is nobody's business."""
    uploads = Uploads()

    def refuses(path: Path, told: object) -> None:
        raise UserError(Problem(f"{path} is empty.", f"See {path}.", f"{path}, line 1"))

    upload = uploads.get(uploads.take("export.json", b"{}", refuses))
    assert upload is not None
    with pytest.raises(UserError) as told:
        upload.reading.result(10)
    assert told.value.problems == (
        Problem("export.json is empty.", "See export.json.", "export.json, line 1"),
    )
    uploads.close()
