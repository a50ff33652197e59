"""``smartpick facts``: entering, mending, deciding."""

from pathlib import Path

import pytest
from fact_doors import AKRON, CLEVELAND, Capture, add, two_that_differ
from portfolio_doors import answer, run

from smartpick import facts as room
from smartpick.cli.facts import VERIFIED


@pytest.fixture(autouse=True)
def home(data_home: Path) -> Path:
    """Keep nothing yet, in a folder of the test's own."""
    return data_home


def test_the_kinds_of_sources_are_those_of_the_room() -> None:
    """The terminal offers what the room knows."""
    assert set(VERIFIED) == set(room.VERIFIED)


def test_a_fact_is_kept_as_people_write_it(capsys: Capture) -> None:
    """Forgiving on entry, canonical when kept, with source, link, date and who checked it."""
    told = answer(
        capsys, "facts", "add", CLEVELAND, "visa sponsorship", "j1 and h1b", "--link", "example.org/apply",
        "--as-of", "9/2026", "--note", "under FAQ",
    )  # fmt: skip
    fact = told["fact"]
    assert (fact["field"], fact["value"], fact["words"]) == ("visas", ["J-1", "H-1B"], "J-1 and H-1B")
    assert (fact["source"], fact["link"]) == ("example.org", "https://example.org/apply")
    assert (fact["as_of"], fact["verified"], fact["note"]) == ("2026-09", "me", "under FAQ")
    assert told["belief"]["conflict"] == []
    assert told["please_check"] == []


def test_a_person_sees_what_is_believed_now(capsys: Capture) -> None:
    """The answer names the program, the value with its weight, and what nobody knows."""
    assert run("facts", "add", CLEVELAND, "step2", "230+", "--source", "a friend", "--verified", "other") == 0
    out = capsys.readouterr().out
    assert out.startswith("kept step2ck-minimum-")
    assert f"{CLEVELAND} Cleveland Clinic Foundation, Cleveland, OH (Internal Medicine)" in out
    assert "minimum Step 2 CK: 230 points 80 %; nobody knows 20 %" in out


def test_every_problem_is_said_at_once_and_nothing_is_made(capsys: Capture, home: Path) -> None:
    """Program, value, source and date are all wrong: four sentences, exit 2, no data."""
    assert run("facts", "add", "zzqqxx", "visa", "J9", "--as-of", "2099", "--link", "no page") == 2
    said = capsys.readouterr().err
    for sentence in ("No program fits", "is no answer to", "is not an address", "lies in the future"):
        assert sentence in said
    assert not home.exists()


def test_a_fact_needs_a_source(capsys: Capture) -> None:
    """Who says nothing about the source is asked for it."""
    assert run("facts", "add", CLEVELAND, "visa", "J1") == 2
    assert "It is not said who says so" in capsys.readouterr().err


def test_the_same_again_changes_nothing(capsys: Capture) -> None:
    """A second time the same is said to be known, with the id that it has."""
    one = add(capsys, "visa", "J1", "--as-of", "2026-09")
    told = answer(
        capsys, "facts", "add", CLEVELAND, "visa", "J-1", "--source", "Program Site", "--as-of", "2026-09"
    )
    assert told["done"] == "this is known already; nothing was changed"
    assert told["fact"]["id"] == one


def test_a_contradiction_is_shown_at_once(capsys: Capture) -> None:
    """Both reports are named with the way to decide."""
    add(capsys, "visa", "J1")
    capsys.readouterr()
    assert run("facts", "add", CLEVELAND, "visa", "none", "--source", "hospital site") == 0
    out = capsys.readouterr().out
    assert "IN CONFLICT" in out
    assert "program site" in out
    assert "smartpick facts prefer ID" in out


def test_a_slip_is_corrected_and_undone(capsys: Capture) -> None:
    """Value and source change, the id stays; undo brings the slip back."""
    one = add(capsys, "step2", "203")
    told = answer(capsys, "facts", "correct", one[:18], "230", "--source", "FAQ", "--as-of", "2026-08")
    assert (told["fact"]["id"], told["fact"]["value"], told["fact"]["source"]) == (one, 230, "FAQ")
    assert run("data", "undo") == 0
    assert answer(capsys, "facts", "list")["reports"][0]["value"] == 203


def test_a_correction_says_what_it_needs(capsys: Capture) -> None:
    """Nothing given, an unknown id, a value that cannot be: sentences; the same again: no change."""
    one = add(capsys, "visa", "J1")
    assert run("facts", "correct", one) == 2
    assert run("facts", "correct", "nothing", "none") == 2
    assert run("facts", "correct", one, "J7") == 2
    err = capsys.readouterr().err
    for sentence in ("Nothing is changed", "There is no fact 'nothing'", "is no answer to"):
        assert sentence in err
    assert answer(capsys, "facts", "correct", one, "J-1")["done"].startswith("nothing is different")


def test_a_fact_is_retracted(capsys: Capture) -> None:
    """It is gone from what is believed, and in the history."""
    one = add(capsys, "visa", "J1")
    assert run("facts", "retract", one) == 0
    assert "nothing is known any more" in capsys.readouterr().out
    assert answer(capsys, "facts", "list")["beliefs"] == []
    assert answer(capsys, "facts", "history", CLEVELAND)["events"][0]["after"] is None


def test_one_of_two_is_preferred_and_the_decision_withdrawn(capsys: Capture) -> None:
    """A decision ends the conflict until it is taken back, by its own command or by undo."""
    one, two = two_that_differ(capsys)
    assert answer(capsys, "facts", "prefer", one)["belief"]["conflict"] == []
    assert answer(capsys, "facts", "prefer", one, "--withdraw")["belief"]["conflict"]
    assert answer(capsys, "facts", "prefer", two)["belief"]["values"][0]["words"] == "no visa"
    assert run("data", "undo") == 0
    assert len(answer(capsys, "facts", "conflicts")["conflicts"]) == 1
    assert run("facts", "prefer", one, "--withdraw") == 2
    assert "There is no decision for" in capsys.readouterr().err


def test_the_guard_looks_at_notes(capsys: Capture) -> None:
    """What certainly identifies a person is asked about, and with --strict not kept."""
    note = "the patient with MRN 12345678"
    assert run("facts", "add", CLEVELAND, "visa", "J1", "--source", "site", "--note", note, "--strict") == 2
    assert "Nothing was saved" in capsys.readouterr().err
    told = answer(capsys, "facts", "add", CLEVELAND, "visa", "J1", "--source", "site", "--note", note)
    assert told["please_check"][0]["field"] == "note"


def test_facts_of_two_programs_do_not_meet(capsys: Capture) -> None:
    """Another program is another matter."""
    add(capsys, "visa", "J1")
    add(capsys, "visa", "none", program=AKRON)
    assert answer(capsys, "facts", "conflicts")["conflicts"] == []
    (belief,) = answer(capsys, "facts", "list", AKRON)["beliefs"]
    assert belief["values"][0]["words"] == "no visa"
