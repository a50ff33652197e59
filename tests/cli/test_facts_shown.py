"""``smartpick facts``: list, history, conflicts, fields."""

from pathlib import Path

import pytest
from fact_doors import AKRON, CLEVELAND, Capture, add, two_that_differ
from portfolio_doors import answer, run

from smartpick.facts import FIELDS


@pytest.fixture(autouse=True)
def home(data_home: Path) -> Path:
    """Keep nothing yet, in a folder of the test's own."""
    return data_home


def test_without_data_nothing_is_known_and_none_are_made(capsys: Capture, home: Path) -> None:
    """Asking makes no data; the list says how to begin."""
    assert run("facts", "list") == 0
    assert "Begin with: smartpick facts add" in capsys.readouterr().out
    assert answer(capsys, "facts", "list")["beliefs"] == []
    assert answer(capsys, "facts", "conflicts")["conflicts"] == []
    assert answer(capsys, "facts", "history", CLEVELAND)["events"] == []
    assert not home.exists()


def test_the_list_shows_value_weight_source_age_and_who_checked_it(capsys: Capture) -> None:
    """By program and field, each report with its id below; conflicts and decisions are marked."""
    one, two = two_that_differ(capsys)
    share = add(capsys, "img", "35%", "--as-of", "2020-11", program=AKRON)
    assert run("facts", "list", "--on", "2099-01-01") == 0
    capsys.readouterr()
    assert run("facts", "list") == 0
    out = " ".join(capsys.readouterr().out.split())
    assert f"{CLEVELAND} Cleveland Clinic Foundation, Cleveland, OH (Internal Medicine)" in out
    assert "visas it sponsors: IN CONFLICT; " in out
    assert f"{share} 35 % (program site; 2020-11, " in out
    assert "years old; checked by you)" in out
    assert run("facts", "prefer", two) == 0
    capsys.readouterr()
    assert run("facts", "list", CLEVELAND, "--field", "visa") == 0
    out = " ".join(capsys.readouterr().out.split())
    assert f"{two} preferred: no visa" in out
    assert f"{one} J-1" in out
    assert "IN CONFLICT" not in out
    assert AKRON not in out


def test_the_list_as_json(capsys: Capture) -> None:
    """Beliefs with weights and ids, reports with age and the chance that they still hold."""
    one = add(capsys, "visa", "J1", "--as-of", "2025-06-01")
    told = answer(capsys, "facts", "list", "--on", "2098-06-01")
    (belief,), (report,) = told["beliefs"], told["reports"]
    assert belief["values"][0]["value"] == ["J-1"]
    assert belief["reports"] == [one]
    assert report["still_true"] == pytest.approx(0.94 ** (73 / 6), abs=1e-3)
    assert report["age_days"] == 26663
    assert report["preferred"] is False
    assert answer(capsys, "facts", "list", "--field", "quota")["beliefs"] == []


def test_nothing_known_is_said(capsys: Capture) -> None:
    """A program without facts, data without conflicts: a sentence."""
    add(capsys, "visa", "J1")
    capsys.readouterr()
    assert run("facts", "list", AKRON) == 0
    assert "Nothing yet" in capsys.readouterr().out
    assert run("facts", "conflicts") == 0
    assert "No sources contradict each other" in capsys.readouterr().out
    assert run("facts", "history", AKRON) == 0
    assert "Nothing has been entered about it" in capsys.readouterr().out


def test_conflicts_are_listed_with_the_way_to_decide(capsys: Capture) -> None:
    """Both sides stand with ids and weights."""
    one, two = two_that_differ(capsys)
    capsys.readouterr()
    assert run("facts", "conflicts") == 0
    out = capsys.readouterr().out
    assert one in out
    assert two in out
    assert "smartpick facts prefer ID" in out
    told = answer(capsys, "facts", "conflicts")
    assert set(told["conflicts"][0]["conflict"]) == {one, two}


def test_the_history_tells_every_step(capsys: Capture) -> None:
    """Entered, corrected, retracted, and what was taken back; newest first."""
    one = add(capsys, "step2", "220")
    assert run("facts", "correct", one, "230") == 0
    assert run("facts", "retract", one) == 0
    assert run("data", "undo") == 0
    capsys.readouterr()
    assert run("facts", "history", CLEVELAND) == 0
    lines = " ".join(capsys.readouterr().out.split())
    told = [
        lines.index(word) for word in (" Took back: Retracted", " retracted ", " corrected ", " entered ")
    ]
    assert told == sorted(told)
    assert f"before: {one} minimum Step 2 CK: 220 points" in lines
    events = answer(capsys, "facts", "history", CLEVELAND, "--field", "score")["events"]
    assert [event["mode"] for event in events] == ["undo", "do", "do", "do"]
    assert events[2]["before"]["value"] == 220
    assert events[2]["after"]["value"] == 230


def test_the_fields_are_explained(capsys: Capture) -> None:
    """Every field with what may stand there, an example, how it ages and how long it takes."""
    assert run("facts", "fields") == 0
    out = " ".join(capsys.readouterr().out.split())
    for key in FIELDS:
        assert f"{key}:" in out
    assert "180 to 290 points, or none (no minimum); for example 230" in out
    told = answer(capsys, "facts", "fields")
    assert [field["key"] for field in told["fields"]] == list(FIELDS)
    assert told["verified"]["other"]["reliability"] < told["verified"]["me"]["reliability"]
