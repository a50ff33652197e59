"""Quick entry: questions, answers that are kept, and the next question."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from smartpick.advice import Question
from smartpick.advice.verify_first import Asked, Looking, verify_first
from smartpick.applicant import load_profile
from smartpick.chances import shipped_market
from smartpick.cli.main import cli
from smartpick.cli.opened_data import open_existing
from smartpick.cli.verify_entry import entered
from smartpick.season import load_season
from smartpick.workspace import kept_facts

ON = date(2026, 11, 1)
EXAMPLE = str(Path(__file__).parents[2] / "examples" / "oncology-observership.toml")
ASKED = ["verify", EXAMPLE, "--on", "2026-11-01", "--budget", "660", "--enter"]


@pytest.mark.usefixtures("data_home")
def test_an_answer_is_kept_with_its_source_and_the_next_question_is_another() -> None:
    """What is typed is read as facts add reads it, kept as one undoable step, and never asked again."""
    done = CliRunner().invoke(cli, ASKED, input="j1\n" + 6 * "s\n" + "q\n")
    assert done.exit_code == 0, done.output
    with open_existing() as store:
        [report] = kept_facts(store).reports.values()
    assert (report.field, report.value) == ("visas", ("J-1",))
    assert (report.source, report.as_of, report.verified) == ("program's website", "2026-11-01", "me")
    assert "-> estimated chance of matching" in done.output
    assert "1 fact kept" in done.output
    first = next(line for line in done.output.splitlines() if line.startswith("1. "))
    assert done.output.count(first) == 1
    undone = CliRunner().invoke(cli, ["data", "undo"])
    assert undone.exit_code == 0, undone.output
    with open_existing() as store:
        assert not kept_facts(store).reports


@pytest.mark.usefixtures("data_home")
def test_what_cannot_be_read_is_asked_again_and_unknown_is_nothing() -> None:
    """A slip is a sentence and the same question; "u" keeps nothing and goes on to another program."""
    done = CliRunner().invoke(cli, ASKED, input="perhaps\nu\n" + 8 * "s\n" + "q\n")
    assert done.exit_code == 0, done.output
    assert '"perhaps" is no answer to' in done.output
    assert "0 facts kept" in done.output
    programs = [line for line in done.output.splitlines() if line.startswith("1. ")]
    assert len(set(programs)) == len(programs) >= 2


@pytest.mark.usefixtures("data_home")
def test_it_ends_where_looking_stops_to_pay() -> None:
    """With a threshold that nothing meets no question is asked; with no minutes neither."""
    done = CliRunner().invoke(cli, [*ASKED, "--threshold", "0.9"])
    assert done.exit_code == 0, done.output
    assert "Already at the start" in done.output
    assert "0 facts kept" in done.output
    assert CliRunner().invoke(cli, [*ASKED, "--minutes", "0"]).exit_code == 0


@pytest.mark.usefixtures("data_home")
@pytest.mark.parametrize(
    ("said", "kept"),
    [
        (
            ["y", "elective, observership"],
            {"usce_required": True, "usce_kinds": ("elective", "observership")},
        ),
        (["n"], {"usce_required": False}),
    ],
)
def test_who_has_observed_is_asked_in_two_steps(
    said: list[str], kept: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether experience is asked for comes first; only a yes asks which kinds count."""
    asked = Question(budget=660.0)
    market = shipped_market()
    queue = verify_first(
        load_profile(Path(EXAMPLE)), market, load_season(), ON, asked, Looking(top=1, states=1)
    )
    fact = Asked("usce_kinds", "kinds", "Which kinds count?", "how to apply", "choices", 0.2)
    queues = iter([replace(queue, items=(replace(queue.items[0], facts=(fact,)),)), replace(queue, items=())])
    answers = iter(said)
    monkeypatch.setattr(click, "prompt", lambda *_, **__: next(answers))
    entered(lambda *_: next(queues), Looking(), "a letter", ON)
    with open_existing() as store:
        found = {report.field: report.value for report in kept_facts(store).reports.values()}
    assert found == kept
