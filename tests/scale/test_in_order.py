"""Answers come in the order of the questions, whoever gives them; a journal goes on; other rooms are refused."""

import re
from pathlib import Path

import pytest
from pieces import kept, slow_square, square

import smartpick
from smartpick.errors import UserError
from smartpick.scale import Crew, Journal, Piece, Progress
from smartpick.scale.in_order import DATA, ROOMS, in_order, in_the_same_rooms, rooms
from smartpick.scale.surroundings import ENGINE, _files


def test_answers_are_in_the_order_of_the_arguments(on: str | Crew) -> None:
    """The first question takes longest and still has the first answer."""
    told: list[Progress] = []
    found = in_order(slow_square, [(n, 0.05 * (5 - n)) for n in range(6)], on, told.append)
    assert [int(answer["square"][0]) for answer in found] == [0, 1, 4, 9, 16, 25]
    assert (told[0].done, told[-1].done, told[-1].total) == (0, 6, 6)


def test_nothing_asked_is_nothing_answered() -> None:
    """No arguments, no answers."""
    assert in_order(square, []) == []


def test_a_journal_goes_on(tmp_path: Path) -> None:
    """What is in the journal is not done again; two questions more are."""
    journal, told = Journal(tmp_path), []
    in_order(square, [(2,), (3,)], journal=journal)
    found = in_order(square, [(n,) for n in range(4)], progress=told.append, journal=journal)
    assert [int(answer["square"][0]) for answer in found] == [0, 1, 4, 9]
    assert told[-1].kept == 2
    assert kept(journal, [Piece(0, in_the_same_rooms, (rooms(), square, (3,)))]) == 1


def test_an_answer_of_other_rooms_is_not_taken(tmp_path: Path) -> None:
    """The digest of the rooms is part of the name, and a worker with other rooms refuses with a way out."""
    journal = Journal(tmp_path)
    in_order(square, [(2,)], journal=journal)
    assert kept(journal, [Piece(0, in_the_same_rooms, ("other", square, (2,)))]) == 0
    with pytest.raises(UserError, match=rooms()) as refused:
        in_the_same_rooms("other", square, (2,))
    assert "Install the same SmartPick" in str(refused.value)


def test_every_room_that_chances_and_picks_import_counts() -> None:
    """Every pattern finds something; whatever those files import counts here, in a season, or cannot matter."""
    package = Path(smartpick.__file__).parent
    innocent = {"errors", "files", "settings", "toml_lines", "calendar_months"}
    for pattern in (*ROOMS, *DATA):
        assert _files(package, [pattern]), pattern
    files = _files(package, (*ROOMS, *ENGINE))
    counted = {path.relative_to(package).parts[0].removesuffix(".py") for path in files} - {"scale"}
    for path in _files(package, ROOMS):
        imported = re.findall(r"(?:from|import) smartpick\.(\w+)", path.read_text(encoding="utf-8"))
        assert set(imported) <= counted | innocent, path
