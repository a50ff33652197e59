"""What an import of facts would change, shown before it does; asked about, done, told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from smartpick.cli.fact_lines import report_line
from smartpick.cli.guarded_saving import asked_about
from smartpick.cli.opened_data import data_if_any, open_data
from smartpick.cli.plain_json import print_json

if TYPE_CHECKING:
    from smartpick.errors import Problem
    from smartpick.facts import Report
    from smartpick.intake.tables import Mapped
    from smartpick.workspace import Concern
    from smartpick.workspace.fact_import import Clash, FactImport

__all__ = ["Outcome", "finish"]

_PROBLEMS = 20
_PROGRAMS = 5
_CLASHES = 20


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a file says: reports that can be taken in, problems of the rest, and more to tell in the JSON answer."""

    name: str
    reports: tuple["Report", ...]
    problems: tuple["Problem", ...]
    notes: tuple[str, ...] = ()
    mapped: "Mapped | None" = None
    more: Mapping[str, int] = field(default_factory=dict)


def finish(outcome: Outcome, today: date, *, dry_run: bool, yes: bool, as_json: bool) -> None:
    """Show what would be kept and what it contradicts, ask where somebody can answer, keep it, and tell.

    With problems in the file nothing is kept before somebody agreed to leave these rows out, or said ``yes``.
    """
    from smartpick.workspace import must_not_identify  # noqa: PLC0415
    from smartpick.workspace.fact_import import import_concerns  # noqa: PLC0415

    new, found = _news(outcome, today)
    checked = must_not_identify(import_concerns(new))
    if not as_json:
        _show_problems(outcome.problems)
        _show_facts(new, len(outcome.reports) - len(new), today)
        _show_clashes(found, today)
    saves = bool(new) and not dry_run and (yes or not as_json or not outcome.problems)
    asks = saves and not (yes or as_json)
    if not asked_about(checked, strict=False, asks=asks, quiet=as_json):
        raise click.Abort
    if asks:
        click.confirm(_question(new, outcome.problems), abort=True, err=True)
    done = _kept(outcome, new) if saves else None
    if as_json:
        print_json(_document(outcome, new, found, checked, done, dry_run, today))
    else:
        _tell(new, outcome.problems, done, dry_run)


def _news(outcome: Outcome, today: date) -> "tuple[tuple[Report, ...], tuple[Clash, ...]]":
    """Return what nobody has said yet, and what of that contradicts what is known."""
    from smartpick.workspace import KeptFacts, kept_facts  # noqa: PLC0415
    from smartpick.workspace.fact_import import clashes  # noqa: PLC0415
    from smartpick.workspace.facts import unsaid  # noqa: PLC0415

    with data_if_any() as store:
        held = KeptFacts({}, {}, {}) if store is None else kept_facts(store)
    new = unsaid(held, outcome.reports)
    return new, clashes(held, new, today)


def _kept(outcome: Outcome, new: "Sequence[Report]") -> "FactImport":
    from smartpick.workspace import kept_facts  # noqa: PLC0415
    from smartpick.workspace.fact_import import import_facts  # noqa: PLC0415

    with open_data() as store:
        words = f"Imported {_counted(len(new), 'fact')} from {outcome.name}"
        return import_facts(store, kept_facts(store), new, words, outcome.mapped)


def _counted(count: int, word: str) -> str:
    return f"{count:,} {word}{'s' if count != 1 else ''}"


def _question(new: "Sequence[Report]", problems: "Sequence[Problem]") -> str:
    if not problems:
        return f"Import {_counted(len(new), 'fact')}?"
    return f"Import {_counted(len(new), 'fact')} and leave out what has {_counted(len(problems), 'problem')}?"


def _show_problems(problems: "Sequence[Problem]") -> None:
    for problem in problems[:_PROBLEMS]:
        click.echo(f"problem: {problem.sentence()}", err=True)
    if len(problems) > _PROBLEMS:
        click.echo(f"problem: and {len(problems) - _PROBLEMS:,} more; --json lists them all", err=True)


def _program_words(program: str) -> str:
    from smartpick.cli.program_choice import program_line  # noqa: PLC0415
    from smartpick.programs import load_directory  # noqa: PLC0415

    directory = load_directory()
    row = directory.rows.get(program)
    return program if row is None else program_line(directory.programs[row])


def _show_facts(new: "Sequence[Report]", known: int, today: date) -> None:
    by_program: dict[str, list[Report]] = {}
    for report in new:
        by_program.setdefault(report.program, []).append(report)
    for program, reports in list(by_program.items())[:_PROGRAMS]:
        click.echo(_program_words(program), err=True)
        for report in reports:
            click.echo(f"  {report.about.label}: {report_line(report, today)}", err=True)
    if len(by_program) > _PROGRAMS:
        click.echo(f"and {_counted(len(by_program) - _PROGRAMS, 'program')} more", err=True)
    if known:
        click.echo(
            f"{_counted(known, 'fact')} of the file {'is' if known == 1 else 'are'} kept already.", err=True
        )


def _show_clashes(found: "Sequence[Clash]", today: date) -> None:
    if found:
        click.echo(
            f"{_counted(len(found), 'fact')} of the file contradict{'s' if len(found) == 1 else ''} what you have:",
            err=True,
        )
    for clash in found[:_CLASHES]:
        click.echo(f"  {_program_words(clash.report.program)}, {clash.report.about.label}", err=True)
        for report in clash.before.reports:
            click.echo(f"    you have:  {report_line(report, today)}", err=True)
        click.echo(f"    the file:  {report_line(clash.report, today)}", err=True)
    if len(found) > _CLASHES:
        click.echo(f"  and {len(found) - _CLASHES:,} more", err=True)
    if found:
        words = "Both are kept, each with its weight, until you decide: smartpick facts conflicts"
        click.echo(words, err=True)


def _tell(
    new: "Sequence[Report]", problems: "Sequence[Problem]", done: "FactImport | None", dry_run: bool
) -> None:
    left = f"; {_counted(len(problems), 'problem')} left out" if problems else ""
    if dry_run:
        click.echo(f"would import {_counted(len(new), 'fact')}{left}; nothing was changed")
    elif done is None or done.action is None:
        click.echo(f"nothing is new{left}; nothing was changed")
    else:
        click.echo(
            f"imported {_counted(len(done.new), 'fact')}{left}. Take it back with: smartpick data undo"
        )


def _document(
    outcome: Outcome,
    new: "Sequence[Report]",
    found: "Sequence[Clash]",
    checked: "tuple[Concern, ...]",
    done: "FactImport | None",
    dry_run: bool,
    today: date,
) -> dict[str, Any]:
    from smartpick.workspace.fact_documents import import_document  # noqa: PLC0415

    known = len(outcome.reports) - len(new)
    facts = new if done is None else done.new
    return {
        "file": outcome.name,
        "dry_run": dry_run,
        "imported": 0 if done is None else len(done.new),
        "action": done.action.seq if done is not None and done.action is not None else None,
        **import_document(facts, known, found, outcome.problems, checked, outcome.mapped, today),
        "notes": list(outcome.notes),
        **outcome.more,
    }
