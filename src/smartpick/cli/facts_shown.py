"""``smartpick facts``: what is known, its history, what contradicts what, and the fields there are."""

from datetime import date, datetime
from itertools import groupby
from typing import TYPE_CHECKING

import click

from smartpick.cli.fact_lines import belief_line, report_line
from smartpick.cli.facts_in_use import data_exist, kept_facts_if_any
from smartpick.cli.opened_data import open_existing
from smartpick.cli.plain_json import print_json
from smartpick.cli.planning_inputs import JSON, ON, day_of
from smartpick.cli.program_choice import chosen_program, program_line
from smartpick.cli.told import heading, item, paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smartpick.facts import Belief, Report
    from smartpick.workspace import FactEvent, KeptFacts

__all__ = ["conflicts_command", "fields_command", "history_command", "list_command", "show_entered"]

FIELD = click.option("--field", help="Only this field.")


@click.command("list")
@click.argument("program", required=False)
@FIELD
@ON
@JSON
def list_command(program: str | None, field: str | None, on: object, as_json: bool) -> None:
    """List what is known, by program: each value with its weight, and every report with its id, source and age.

    PROGRAM is its number, or words that fit one only.
    """
    wanted = chosen_program(program).acgme_id if program else None
    held, key, day = _held(), _key(field), day_of(on)
    found = [
        belief
        for acgme_id, fields in held.beliefs(day).items()
        for belief in fields.values()
        if wanted in {None, acgme_id} and key in {None, belief.field}
    ]
    if as_json:
        from smartpick.workspace.fact_documents import known_document  # noqa: PLC0415

        print_json(known_document(held, found, day))
        return
    _show_beliefs(held, found, day)
    if not found:
        paragraph("Nothing yet. Begin with: smartpick facts add PROGRAM FIELD VALUE --source WORDS")


@click.command("conflicts")
@ON
@JSON
def conflicts_command(on: object, as_json: bool) -> None:
    """List the facts whose sources contradict each other, until you prefer one."""
    held, day = _held(), day_of(on)
    found = held.conflicts(day)
    if as_json:
        from smartpick.workspace.fact_documents import conflicts_document  # noqa: PLC0415

        print_json(conflicts_document(found, day))
        return
    _show_beliefs(held, found, day)
    if found:
        click.echo()
        paragraph("Decide with: smartpick facts prefer ID. Until then each value counts by its weight.")
    else:
        paragraph("No sources contradict each other.")


@click.command("history")
@click.argument("program")
@FIELD
@JSON
def history_command(program: str, field: str | None, as_json: bool) -> None:
    """Show what was entered, corrected and retracted about PROGRAM, newest first."""
    from smartpick.workspace import fact_history  # noqa: PLC0415

    chosen, key, today = chosen_program(program), _key(field), day_of(None)
    events: tuple[FactEvent, ...] = ()
    if data_exist():
        with open_existing() as store:
            events = fact_history(store, chosen.acgme_id, key)
    if as_json:
        from smartpick.workspace.fact_documents import event_document  # noqa: PLC0415

        print_json({"program": chosen.acgme_id, "events": [event_document(event, today) for event in events]})
        return
    heading(program_line(chosen))
    for event in events:
        when = datetime.fromisoformat(event.at).astimezone().strftime("%Y-%m-%d %H:%M")
        item(f"{event.seq}  {when}  {_event_words(event)}", _event_lines(event, today))
    if not events:
        paragraph("Nothing has been entered about it.")


@click.command("fields")
@JSON
def fields_command(as_json: bool) -> None:
    """List the fields: what may stand there, how fast each grows old, how long it takes to look up."""
    from smartpick.facts import FIELDS, VERIFIED, field_ageing, field_allowed  # noqa: PLC0415
    from smartpick.facts.documents import field_document  # noqa: PLC0415

    if as_json:
        print_json({"fields": [field_document(one) for one in FIELDS.values()], "verified": VERIFIED})
        return
    for one in FIELDS.values():
        lines = [
            f"{field_allowed(one)}; for example {one.example}",
            field_ageing(one),
            f"about {one.minutes} minutes; page: {one.page}",
        ]
        item(f"{one.key}: {one.label}", lines)


def _held() -> "KeptFacts":
    """Return the facts that are kept: none when there are no data, which are not made by asking."""
    from smartpick.workspace import KeptFacts  # noqa: PLC0415

    return kept_facts_if_any() or KeptFacts({}, {}, {})


def _key(field: str | None) -> str | None:
    from smartpick.facts import field_named  # noqa: PLC0415

    return None if field is None else field_named(field).key


def _show_beliefs(held: "KeptFacts", found: "Iterable[Belief]", day: date) -> None:
    """Print beliefs below the name of their program."""
    from smartpick.programs import load_directory  # noqa: PLC0415

    directory = load_directory()
    for acgme_id, beliefs in groupby(found, key=lambda belief: belief.program):
        row = directory.rows.get(acgme_id)
        heading(
            f"{acgme_id} (not in the directory)" if row is None else program_line(directory.programs[row])
        )
        _show_each(held, beliefs, day)


def show_entered(held: "KeptFacts", found: "Iterable[Belief]", day: date) -> None:
    """Print what was entered about one program, below what the directory knows."""
    heading("What you entered")
    _show_each(held, found, day)


def _show_each(held: "KeptFacts", found: "Iterable[Belief]", day: date) -> None:
    preferred = {one.report for one in held.preferences.values()}
    for belief in found:
        paragraph(belief_line(belief), 2)
        for report in belief.reports:
            mark = "preferred: " if report.id in preferred else ""
            paragraph(f"{report.id}  {mark}{report_line(report, day)}", 6)


def _event_words(event: "FactEvent") -> str:
    if event.mode != "do":
        return event.words
    if event.before is None:
        return "entered"
    return "retracted" if event.after is None else "corrected"


def _event_lines(event: "FactEvent", day: date) -> list[str]:
    def line(word: str, report: "Report | None") -> str:
        return (
            "" if report is None else f"{word}{report.id}  {report.about.label}: {report_line(report, day)}"
        )

    both = event.before is not None and event.after is not None
    return [line("before: " if both else "", event.before), line("after:  " if both else "", event.after)]
