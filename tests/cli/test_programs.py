"""``smartpick programs``: what a person sees and what a script reads."""

import json

import pytest
from click.testing import CliRunner, Result

from smartpick.cli.main import main
from smartpick.cli.programs import programs, unplaced_sentence


def run(*arguments: str, columns: int = 80) -> Result:
    """Run ``smartpick programs`` with a terminal of so many columns."""
    return CliRunner(env={"COLUMNS": str(columns)}).invoke(programs, list(arguments), catch_exceptions=False)


def test_search_prints_a_table_of_80_columns() -> None:
    """The program meant is there, no line is wider than the terminal, and the date of the facts is named."""
    result = run("search", "clevland", "clinic", "--specialty", "IM", "--limit", "3")
    assert result.exit_code == 0
    assert "1403812339" in result.output
    assert "3 of 5 shown." in result.output
    assert "All shown: Internal Medicine." in result.output
    assert "Directory 2025-06+" in result.output
    assert max(map(len, result.output.splitlines())) <= 80


def test_search_by_distance_says_what_was_left_out() -> None:
    """A radius names its centre and counts the programs whose distance is unknown."""
    result = run("search", "--near", "Cleveland, OH", "--within", "20", "--limit", "2")
    text = " ".join(result.output.split())
    assert "Miles are between cities, from Cleveland, OH." in text
    assert unplaced_sentence(250) in text


def test_nothing_found_is_said_with_a_way_out() -> None:
    """An empty answer is a sentence, not an empty table."""
    assert "The nearest names are:" in run("search", "Lorreto Infirmary of Chicagoland").output
    nothing = run("search", "zzqqxx")
    assert nothing.exit_code == 0
    assert nothing.output.startswith("No program matches.")
    assert "Check the spelling" in nothing.output
    placed = run("search", "--specialty", "TY", "--near", "Cleveland, OH", "--within", "5")
    assert "160 programs that fit otherwise have no coordinates" in placed.output


def test_search_as_json() -> None:
    """One JSON object with the version, the counts and one object per program."""
    found = json.loads(
        run("search", "--state", "OH", "--kind", "university", "--limit", "2", "--json").output
    )
    assert set(found) == {
        "directory",
        "place",
        "total",
        "shown",
        "left_out_distance_unknown",
        "nearest_names",
        "programs",
    }
    assert found["shown"] == len(found["programs"]) == 2
    assert found["total"] > 2
    assert set(found["programs"][0]) == {
        "acgme_id",
        "specialty",
        "name",
        "city",
        "state",
        "division",
        "kind",
        "kind_confidence",
        "h1b_evidence",
        "miles",
        "text_score",
        "as_of",
    }


def test_show_prints_every_fact_with_its_source() -> None:
    """Values, confidence, dates and numbered sources; nothing wider than the terminal."""
    result = run("show", "1403812339")
    assert "Cleveland Clinic Foundation" in result.output
    assert "[1] ACGME public list of accredited programs" in result.output
    assert "quality of the employer link" in result.output
    assert "Continued Accreditation" in result.output
    assert max(map(len, result.output.splitlines())) <= 80


def test_show_prints_unknown_as_such() -> None:
    """A program with little known says "unknown", never an empty cell."""
    result = run("show", "9995500248")
    assert result.output.count("unknown") >= 10
    assert "2021-06" in result.output


def test_show_as_json() -> None:
    """Every fact with value, source, as_of, confidence; unknown is null."""
    shown = json.loads(run("show", "9995500248", "--json").output)
    facts = shown["facts"]
    assert facts["latitude"]["value"] is None
    assert facts["latitude"]["confidence"] == "unknown"
    assert facts["specialty"]["value"] == "Transitional Year"
    assert all(set(f) == {"value", "source", "as_of", "confidence", "meaning"} for f in facts.values())


def test_specialties_are_listed_with_counts() -> None:
    """All 42 names, with the number of programs of each."""
    lines = run("specialties").output.splitlines()
    assert len(lines) == 42
    assert "  686  Internal Medicine" in lines
    assert sum(int(line.split()[0]) for line in lines) == 5906


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["show", "1403812338"], "The nearest are: 1403812339 Cleveland Clinic Foundation"),
        (["search", "--specialty", "cardiology"], "is a fellowship"),
        (["search", "--within", "5"], "A distance needs a place."),
        (["search", "--state", "Ohyo"], "perhaps Ohio (OH)"),
        (["search", "--near", "Gotham, NY"], "No program in the directory is in"),
    ],
)
def test_a_wrong_argument_is_a_sentence_and_exit_code_2(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Errors are sentences with a way out on standard error; with --json one object on standard output."""
    with pytest.raises(SystemExit) as stopped:
        main(["programs", *arguments])
    assert stopped.value.code == 2
    assert words in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["programs", *arguments, "--json"])
    problem = json.loads(capsys.readouterr().out)["error"]["problems"][0]
    assert problem["what"]
    assert problem["way_out"]
