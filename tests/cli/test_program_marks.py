"""``smartpick programs note``, ``tag``, ``rate`` and ``marks`` as a user runs them."""

from pathlib import Path

import pytest
from fact_doors import AKRON, CLEVELAND, Capture
from portfolio_doors import EXAMPLES, answer, run

PROFILE = str(EXAMPLES / "community-clinic.toml")


@pytest.fixture(autouse=True)
def home(data_home: Path) -> Path:
    """Keep nothing yet, in a folder of the test's own."""
    return data_home


def test_marks_are_kept_shown_and_taken_back(capsys: Capture) -> None:
    """Notes, tags and ratings stand together, the best rated first; each is one step of undo."""
    assert run("programs", "note", CLEVELAND, "Asks for three letters") == 0
    assert run("programs", "tag", CLEVELAND, "near home", "big") == 0
    assert run("programs", "tag", CLEVELAND, "--remove", "BIG") == 0
    assert run("programs", "rate", CLEVELAND, "8") == 0
    assert "rating 8 of 10" in capsys.readouterr().out
    found = answer(capsys, "programs", "rate", AKRON, "9.5")
    assert (found["program"], found["rating"]) == (AKRON, 9.5)
    listed = answer(capsys, "programs", "marks")["programs"]
    assert [one["program"] for one in listed] == [AKRON, CLEVELAND]
    assert (listed[1]["tags"], listed[1]["notes"][0]["text"]) == (["near home"], "Asks for three letters")
    assert [
        one["program"] for one in answer(capsys, "programs", "marks", "--tag", "Near Home")["programs"]
    ] == [CLEVELAND]
    note = listed[1]["notes"][0]["id"]
    assert run("programs", "note", AKRON, "--remove", note[:8]) == 2
    assert run("programs", "note", CLEVELAND, "--remove", note[:8]) == 0
    assert run("programs", "rate", CLEVELAND, "--remove") == 0
    capsys.readouterr()
    assert run("data", "undo", "--times", "7") == 0
    assert answer(capsys, "programs", "marks") == {"programs": []}
    assert run("programs", "marks") == 0
    assert "Nothing is noted" in capsys.readouterr().out


def test_a_rating_moves_the_list_and_a_zero_bans(capsys: Capture) -> None:
    """The pick is made for what matches are worth; a program rated 0 is not on it; undo brings the old list back."""
    pick = ("pick", PROFILE, "--budget", "110", "--seconds", "1", "--on", "2026-11-22")

    def listed() -> list[str]:
        return [row["acgme_id"] for row in answer(capsys, *pick)["programs"]]

    before = listed()
    assert run("programs", "rate", before[0], "0") == 0
    assert "it is banned" in capsys.readouterr().out
    assert before[0] not in listed()
    other = "1403812339"
    assert other not in before
    assert run("programs", "rate", other, "10") == 0
    told = answer(capsys, *pick)
    assert "your ratings count as tenths" in told["goal"]["words"]
    assert run("data", "undo", "--times", "2") == 0
    assert listed() == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("rate", CLEVELAND, "11"), "not a rating"),
        (("rate", CLEVELAND), "no rating"),
        (("tag", CLEVELAND), "no tag"),
        (("note", CLEVELAND), "nothing to note"),
        (("note", "no such program anywhere", "x"), "No program fits"),
    ],
)
def test_what_cannot_be_is_told(capsys: Capture, arguments: tuple[str, ...], said: str) -> None:
    """In a sentence, and nothing is kept."""
    assert run("programs", *arguments) == 2
    assert said in capsys.readouterr().err


def test_the_guard_points_at_a_patient(capsys: Capture) -> None:
    """A note is kept and pointed at: it is about work, where much is allowed."""
    assert run("programs", "note", CLEVELAND, "saw patient, MRN 00123456") == 0
    assert "please check" in capsys.readouterr().err
