"""The entered facts that a list is made with."""

from datetime import date
from pathlib import Path

import click
from click.testing import CliRunner
from fact_doors import AKRON, CLEVELAND, Capture, add
from portfolio_doors import answer, run

from smartpick.cli.facts_in_use import kept_facts_if_any, known_in_use, no_facts_option

STORY = str(Path(__file__).parents[2] / "examples" / "community-clinic.toml")
TODAY = date.today()  # noqa: DTZ011  (the day on which the commands of this test run)


def test_asking_makes_no_data(data_home: Path) -> None:
    """Before anything is kept there are no facts, and still no data."""
    assert (known_in_use(TODAY).facts, known_in_use(TODAY).history) == ({}, {})
    assert kept_facts_if_any() is None
    assert not data_home.exists()


def test_what_was_entered_is_used_unless_left_out(data_home: Path, capsys: Capture) -> None:
    """Beliefs by program and field; none of them with --no-facts."""
    add(capsys, "visa", "J1")
    add(capsys, "img", "20%", program=AKRON)
    found = known_in_use(TODAY).facts
    assert {program: list(fields) for program, fields in found.items()} == {
        AKRON: ["img_share"],
        CLEVELAND: ["visas"],
    }
    assert known_in_use(TODAY, without=True).facts == {}
    assert known_in_use(date(2001, 1, 1)).facts == {}


def test_the_option_is_a_flag() -> None:
    """A command asks for no_facts."""

    @click.command()
    @no_facts_option
    def command(no_facts: bool) -> None:
        click.echo(no_facts)

    assert CliRunner().invoke(command, ["--no-facts"]).output == "True\n"
    assert CliRunner().invoke(command, []).output == "False\n"


def test_a_program_shows_what_was_entered(data_home: Path, capsys: Capture) -> None:
    """Below the directory's own facts stand those entered, with age, source and who checked them."""
    assert run("programs", "show", CLEVELAND) == 0
    assert "What you entered" not in capsys.readouterr().out
    one = add(capsys, "visa", "J1")
    capsys.readouterr()
    assert run("programs", "show", CLEVELAND) == 0
    out = capsys.readouterr().out
    assert "What you entered" in out
    assert one in out
    shown = answer(capsys, "programs", "show", CLEVELAND)["entered"]
    assert shown["visas"]["reports"][0]["id"] == one
    assert answer(capsys, "programs", "show", AKRON)["entered"] == {}


def test_an_entered_fact_is_in_the_next_list(data_home: Path, capsys: Capture) -> None:
    """A program that sponsors no visa leaves the list, one that does climbs; the plan says what it rests on."""
    command = ("pick", STORY, "--budget", "330", "--on", TODAY.isoformat(), "--seconds", "1")
    before = answer(capsys, *command)
    assert before["provenance"]["facts"] is None
    first, second = (row["acgme_id"] for row in before["programs"][:2])
    add(capsys, "visa", "none", program=first)
    add(capsys, "visa", "J1", program=second)
    after = answer(capsys, *command)
    listed = {row["acgme_id"]: row for row in after["programs"]}
    assert first not in listed
    (fact,) = listed[second]["known_facts"]
    assert (fact["field"], fact["said"][0]["value"], fact["source"]) == ("visas", "J-1", "program site")
    chances = {row["acgme_id"]: row["interview"]["value"] for row in before["programs"]}
    assert listed[second]["interview"]["value"] > chances[second]
    assert next(one for one in listed[second]["screens"] if one["rule"] == "visa")["verdict"] == "passes"
    assert after["provenance"]["facts"]["fields"] == 2
    assert after["provenance"]["facts"]["newest"] == TODAY.isoformat()
    assert answer(capsys, *command, "--no-facts")["programs"] == before["programs"]


def test_what_to_do_next_rests_on_facts_too(data_home: Path, capsys: Capture) -> None:
    """The what-if says how many facts both lists rest on, in JSON and in words; without facts it is silent."""
    command = (
        "whatif",
        STORY,
        "--set",
        "exams.step2ck.score=255",
        "--budget",
        "110",
        "--on",
        TODAY.isoformat(),
    )
    assert answer(capsys, *command)["facts"] is None
    add(capsys, "visa", "J1")
    assert answer(capsys, *command)["facts"]["fields"] == 1
    assert run(*command) == 0
    assert "With 1 fact about 1 program, of " in capsys.readouterr().out
    assert run(*command, "--no-facts") == 0
    assert "With 1 fact" not in capsys.readouterr().out


def test_answers_rest_on_facts_too(data_home: Path, capsys: Capture) -> None:
    """The numbers of the answers are those of a plan that knows what was entered."""
    add(capsys, "visa", "J1")
    command = ("answers", STORY, "--about", "visa", "--budget", "110", "--on", TODAY.isoformat())
    assert answer(capsys, *command)["provenance"]["facts"]["programs"] == 1
    assert answer(capsys, *command, "--no-facts")["provenance"]["facts"] is None
