"""The loop: what is logged moves the pick, and the explanation names it."""

import json
from pathlib import Path
from typing import Any

import pytest
from portfolio_doors import EXAMPLES, ON, YEAR, answer, fill, run, typed

Capture = pytest.CaptureFixture[str]
WHICH = ("--portfolio", "store", "--on", ON, "--seconds", "2")
CENTER = "Example@Community@Health@Center"
HOUSTON = "institution=Example@Cancer@Institute city=Houston state=TX"
HALF_YEAR = "start=2026-02 end=2026-07 hours_per_week=40 hands_on=no"
STORY: dict[str, tuple[str, str]] = {
    "community-clinic-before": (
        "Example Community Health Center",
        f"""
        portfolio edit district-hospital end=2025-08
        portfolio add person id=internist name=Dr.@Robin@Example role=attending state=OH institution={CENTER}
        {YEAR} {ON}
        portfolio add letter writer=internist specialty=Internal@Medicine written=2026-08-01
        log --experience cleveland --diagnoses htn --role performed --age 54 --skills history;exam --on {ON}
        """,
    ),
    "oncology-observership-before": (
        "Example Cancer Institute",
        f"""
        portfolio edit university-hospital end=2026-01
        portfolio add experience id=cancer kind=observership specialty=Internal@Medicine {HOUSTON} {HALF_YEAR} --on {ON}
        portfolio add person id=oncologist name=Dr.@Jules@Specimen role=attending met=cancer {HOUSTON}
        portfolio add letter writer=oncologist specialty=Internal@Medicine written=2026-08-01
        log --experience cancer --diagnoses C50.919 --age 61 --on {ON}
        """,
    ),
}


def picked(capsys: Capture, name: str, *more: str) -> Any:
    """Return the plan of an example's profile with the kept portfolio."""
    return answer(capsys, "pick", str(EXAMPLES / f"{name}.toml"), *WHICH, *more)


@pytest.mark.parametrize("name", list(STORY))
def test_a_rotation_logged_from_the_terminal_moves_the_pick(
    data_home: Path, capsys: Capture, name: str
) -> None:
    """Import the portfolio before, pick; log rotation, letter and an encounter, pick again: the chance rises.

    The reasons of the rows name the rotation, and so does a note; export, delete and import change nothing of it.
    """
    place, lines = STORY[name]
    fill(name)
    before = picked(capsys, name)
    for line in lines.strip().splitlines():
        assert run(*typed(line)) == 0, capsys.readouterr()
    after = picked(capsys, name)
    assert after["totals"]["p_match"]["value"] > before["totals"]["p_match"]["value"] + 0.02
    reasons = [reason["words"] for row in after["programs"] for reason in row["reasons"]]
    assert any(place in words for words in reasons)
    assert place in " ".join(after["warnings"])
    assert place not in json.dumps(before)
    capsys.readouterr()
    assert run("data", "export") == 0
    document = capsys.readouterr().out
    file = data_home.parent / "all.json"
    file.write_text(document, "utf-8")
    assert run("data", "delete", "--yes") == 0
    assert run("data", "import", str(file)) == 0
    capsys.readouterr()
    assert run("data", "export") == 0
    assert capsys.readouterr().out == document
    again = picked(capsys, name)
    assert again["totals"]["p_match"]["value"] == after["totals"]["p_match"]["value"]


def test_a_tie_counts_once_it_is_confirmed(data_home: Path, capsys: Capture) -> None:
    """A month at a hospital of the directory: asked about first, then named as the reason of its programs' rows."""
    name = "community-clinic-before"
    fill(name)
    add = (
        "portfolio add experience kind=externship institution=MetroHealth@System city=Cleveland state=OH "
        "specialty=Internal@Medicine start=2026-09-14 end=2026-11-13 hours_per_week=20"
    )
    assert run(*typed(add), "--on", ON) == 0
    waiting = picked(capsys, name)
    assert "Is MetroHealth System the same as" in " ".join(waiting["warnings"])
    assert "Rotation there" not in json.dumps(waiting)
    at_once = picked(capsys, name, "--tie", "metrohealth system")
    assert run("portfolio", "ties", "--yes", "MetroHealth System") == 0
    kept = picked(capsys, name)
    for plan in (at_once, kept):
        labels = {reason["label"] for row in plan["programs"] for reason in row["reasons"]}
        assert "Rotation there" in labels
        assert "Is MetroHealth System" not in " ".join(plan["warnings"])
    assert run("pick", str(EXAMPLES / f"{name}.toml"), *WHICH, "--tie", "Elsewhere") == 2
    assert "not asked about" in capsys.readouterr().err


def test_whatif_and_next_take_the_portfolio_too(capsys: Capture) -> None:
    """The profile as written against what a portfolio makes of it; and the next steps from there."""
    profile = str(EXAMPLES / "community-clinic-before.toml")
    files = ("--portfolio", str(EXAMPLES / "community-clinic.portfolio.toml"), "--on", ON)
    found = answer(capsys, "whatif", profile, *files)
    assert found["gain"]["value"] > 0.05
    both = answer(capsys, "whatif", profile, *files, "--set", "exams.step2ck.score=262")
    assert both["before"]["p_match"] == pytest.approx(found["after"]["p_match"])
    assert answer(capsys, "next", profile, *files)["now"]["p_match"] == pytest.approx(
        found["after"]["p_match"]
    )
    assert run("next", profile, *files) == 0
    assert "Rotations: those of the portfolio" in capsys.readouterr().err


def test_an_empty_portfolio_is_told(data_home: Path, capsys: Capture) -> None:
    """No data, and data without a record, are said with the way to begin."""
    profile = str(EXAMPLES / "community-clinic-before.toml")
    assert run("pick", profile, *WHICH) == 2
    assert run(*typed("portfolio add person id=p name=Dr.@Jo@Example")) == 0
    assert run("portfolio", "remove", "p") == 0
    assert run("pick", profile, *WHICH) == 2
    assert "Nothing is in your portfolio yet" in capsys.readouterr().err
