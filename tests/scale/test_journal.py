"""A finished piece is found again as it was written, or it is noticed that it is not."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartpick.errors import InternalError, UserError
from smartpick.scale.journal import DamagedError, Journal, from_bytes, to_bytes
from smartpick.scale.piece import digest

NAME, OTHER = digest("one"), digest("other")
RESULT = {
    "cutoff": np.linspace(0, 1, 50, dtype=np.float32),
    "count": np.array(7),
    "names": np.array(["a", "b"]),
}


def same(one: object, other: object) -> bool:
    """Compare by bytes: types, shapes and last digits."""
    return to_bytes(one) == to_bytes(other)  # type: ignore[arg-type]


def test_what_was_kept_is_found_as_it_was(tmp_path: Path) -> None:
    """Types, shapes and bytes come back; what was not kept is not there."""
    journal = Journal(tmp_path / "new" / "journal")
    assert journal.find(NAME) is None
    journal.keep(NAME, RESULT)
    found = journal.find(NAME)
    assert found is not None
    assert same(found, RESULT)
    assert journal.find(OTHER) is None
    assert [path.suffix for path in tmp_path.rglob("*") if path.is_file()] == [".piece"]


def test_keeping_again_replaces_the_file(tmp_path: Path) -> None:
    """A piece that was done again is as good as new."""
    journal = Journal(tmp_path)
    journal.keep(NAME, RESULT)
    journal.place(NAME).write_bytes(b"rubbish")
    journal.keep(NAME, RESULT)
    assert same(journal.find(NAME), RESULT)


def test_every_truncation_is_noticed(tmp_path: Path) -> None:
    """However much of a file is missing, it is never taken for a result."""
    journal = Journal(tmp_path)
    journal.keep(NAME, RESULT)
    whole = journal.place(NAME).read_bytes()
    for length in {*range(0, len(whole), 9), *range(120), len(whole) - 1}:
        journal.place(NAME).write_bytes(whole[:length])
        with pytest.raises(DamagedError):
            journal.find(NAME)


@given(place=st.integers(min_value=0), bit=st.integers(0, 7))
@settings(max_examples=200)
def test_every_flipped_bit_is_noticed(tmp_path_factory: pytest.TempPathFactory, place: int, bit: int) -> None:
    """A single bit that is not as written is enough."""
    journal = Journal(tmp_path_factory.mktemp("journal"))
    journal.keep(NAME, RESULT)
    content = bytearray(journal.place(NAME).read_bytes())
    content[place % len(content)] ^= 1 << bit
    journal.place(NAME).write_bytes(content)
    with pytest.raises(DamagedError):
        journal.find(NAME)


def test_a_file_under_another_name_is_noticed(tmp_path: Path) -> None:
    """A file carries the name of its piece, so a copied or renamed one is not taken for another."""
    journal = Journal(tmp_path)
    journal.keep(NAME, RESULT)
    journal.place(OTHER).parent.mkdir(exist_ok=True)
    journal.place(NAME).rename(journal.place(OTHER))
    with pytest.raises(DamagedError):
        journal.find(OTHER)


def test_longer_files_and_folders_are_noticed(tmp_path: Path) -> None:
    """Something appended, or a folder where a file should be, is damage too."""
    journal = Journal(tmp_path)
    journal.keep(NAME, RESULT)
    with journal.place(NAME).open("ab") as file:
        file.write(b"x")
    with pytest.raises(DamagedError):
        journal.find(NAME)
    journal.place(OTHER).mkdir(parents=True)
    with pytest.raises(DamagedError):
        journal.find(OTHER)


def test_nothing_in_a_file_is_run(tmp_path: Path) -> None:
    """Files hold arrays only: an array of objects, which would be unpickled, is refused both ways."""
    with pytest.raises(InternalError):
        to_bytes({"object": np.array([{}], dtype=object)})
    np.savez(tmp_path / "objects.npz", thing=np.array([{}], dtype=object))
    with pytest.raises(DamagedError):
        from_bytes((tmp_path / "objects.npz").read_bytes())


def test_a_folder_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    """A file where the folder should be is named, and nothing is left behind."""
    taken = tmp_path / "taken"
    taken.write_text("mine")
    with pytest.raises(UserError, match=r"taken.*cannot be written.*choose another folder"):
        Journal(taken).keep(NAME, RESULT)
    assert taken.read_text() == "mine"
    assert list(tmp_path.iterdir()) == [taken]
