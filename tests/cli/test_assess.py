"""``smartpick assess`` and ``smartpick coverage`` as a user runs them."""

from pathlib import Path

import pytest
from portfolio_doors import EXAMPLES, ON, answer, fill, run

Capture = pytest.CaptureFixture[str]


def test_every_dimension_says_what_it_rests_on(data_home: Path, capsys: Capture) -> None:
    """Seven of them, with figures, entries, evidence with its source, and judgement; no gain without a profile."""
    fill("community-clinic")
    found = answer(capsys, "assess", "--specialty", "Internal Medicine", "--on", ON)["dimensions"]
    assert len(found) == 7
    for part in found:
        assert part["judgement"]
        assert all("as of" in claim["source"] for claim in part["evidence"])
        assert all(one["gain"] is None for one in part["improve"])
    (hands,) = (part for part in found if part["key"] == "hands-on")
    assert hands["standing"] == "strong"
    assert "cleveland-health-center" in hands["rests_on"]
    assert run("assess", "--on", ON) == 0
    told = capsys.readouterr().out
    assert "judgement:" in told
    assert "moves chances by: effects.usce" in told


def test_improvements_have_their_gain(capsys: Capture) -> None:
    """With a profile each rotation or letter says what it adds with an interval, and the model card what moves it."""
    files = ("--portfolio", str(EXAMPLES / "community-clinic-before.portfolio.toml"))
    profile = str(EXAMPLES / "community-clinic-before.toml")
    found = answer(capsys, "assess", profile, *files, "--on", ON)
    assert found["specialties"] == ["Internal Medicine", "Family Medicine"]
    assert found["notes"][0].startswith("Rotations: those of the portfolio (2)")
    parts = {part["key"]: part for part in found["dimensions"]}
    gained = [one["gain"] for one in parts["hands-on"]["improve"] if one["gain"]]
    assert gained
    assert gained[0]["low"] <= gained[0]["value"] <= gained[0]["high"]
    assert parts["hands-on"]["moves"][0]["judgement"] in {True, False}
    assert parts["settings"]["moves"] == []
    assert run("assess", profile, *files, "--on", ON) == 0
    assert "points to the chance of matching" in capsys.readouterr().out


def test_a_tie_needs_a_profile(data_home: Path, capsys: Capture) -> None:
    """Without one nothing is compared, so there is nothing that a tie could move."""
    fill()
    assert run("assess", "--tie", "Example Family Clinic", "--on", ON) == 2
    assert "Name your profile" in capsys.readouterr().err


def test_the_map_of_competencies(data_home: Path, capsys: Capture) -> None:
    """32 competencies with entries, one map alone where asked, gaps with a suggestion."""
    fill("community-clinic")
    found = answer(capsys, "coverage", "--on", ON)["competencies"]
    assert len(found) == 32
    assert len(answer(capsys, "coverage", "--group", "epa", "--on", ON)["competencies"]) == 13
    assert all(one["suggestion"] for one in found if one["standing"] == "nothing yet")
    assert any(one["entries"].get("performed") or one["entries"] for one in found)
    assert run("coverage", "--group", "us", "--on", ON) == 0
    assert "US practice" in capsys.readouterr().out


def test_there_must_be_something_to_assess(data_home: Path, capsys: Capture) -> None:
    """Without data the way to begin is told."""
    assert run("assess") == 2
    assert run("coverage") == 2
    assert "no data yet" in capsys.readouterr().err
