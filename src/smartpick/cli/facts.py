"""``smartpick facts``: what somebody says about programs; enter it, mend it, decide between two that differ."""

from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import click

from smartpick.cli.fact_lines import belief_line, report_line
from smartpick.cli.facts_share import share_command
from smartpick.cli.facts_shown import conflicts_command, fields_command, history_command, list_command
from smartpick.cli.facts_worksheet import worksheet_command
from smartpick.cli.guarded_saving import asked_about
from smartpick.cli.opened_data import open_data, open_existing
from smartpick.cli.plain_json import print_json
from smartpick.cli.program_choice import chosen_program, program_line
from smartpick.errors import Problem, UserError
from smartpick.facts.documents import belief_document, report_document

if TYPE_CHECKING:
    from smartpick.facts import Report
    from smartpick.programs import Program
    from smartpick.workspace import Concern, KeptFacts

__all__ = ["facts"]

#: Who checked a fact; a test keeps them those of ``smartpick.facts``.
VERIFIED = ("me", "other", "import")
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
STRICT = click.option("--strict", is_flag=True, help='Do not save while anything is left to "please check".')
CHECKED = click.option(
    "--verified",
    type=click.Choice(VERIFIED),
    help="Who checked it: me (default), other (somebody else, unverified), import (an official file).",
)


def _today() -> date:
    return date.today()  # noqa: DTZ011  (the user's own day)


@click.group()
def facts() -> None:
    """Keep what programs ask for and offer: each fact with its source, link and date.

    Facts enter every list at once. docs/facts.md tells how, and lists the fields; smartpick data undo takes any step
    back.
    """


for _command in (
    list_command,
    history_command,
    conflicts_command,
    fields_command,
    worksheet_command,
    share_command,
):
    facts.add_command(_command)


@facts.command()
@click.argument("program")
@click.argument("field")
@click.argument("value")
@click.option(
    "--source", default="", help='Who says so, in words: "program site"; default: the host of --link.'
)
@click.option("--link", default="", metavar="URL", help="Where it stands.")
@click.option(
    "--as-of", "as_of", default="today", show_default=True, help="Day, month or year it speaks of: 2026-09."
)
@CHECKED
@click.option("--note", default="", help="Anything to remember about it.")
@STRICT
@AS_JSON
def add(
    program: str,
    field: str,
    value: str,
    source: str,
    link: str,
    as_of: str,
    verified: str | None,
    note: str,
    strict: bool,
    as_json: bool,
) -> None:
    """Add one fact: PROGRAM (its number, or words that fit one only), FIELD (smartpick facts fields), VALUE.

    For example: smartpick facts add 1403812339 visa J1 --link example.org/apply --as-of 2026-09. Values are read as
    people write them: "J1", "none", "5 years", "35%", "yes".
    """
    from smartpick.facts import field_named  # noqa: PLC0415
    from smartpick.workspace import add_reports, free_fact_id, kept_facts  # noqa: PLC0415

    body = {
        "field": field,
        "value": value,
        "source": source or _host(link),
        "link": link,
        "as_of": as_of,
        "entered_on": _today().isoformat(),
        "verified": verified or "me",
        "note": note,
    }
    chosen = _checked(program, body)
    # Every problem of what was typed comes before the data are made.
    with open_data() as store:
        held = kept_facts(store)
        report = _named(chosen, body, free_fact_id(field_named(field).key, held.reports))
        found = _guarded(report, strict, as_json)
        new = add_reports(store, held, [report])
        after = kept_facts(store)
    done = f"kept {report.id}" if new else "this is known already; nothing was changed"
    kept = report if new else _same(held, report)
    _shown(done, chosen, kept, after, found, as_json)


@facts.command()
@click.argument("fact")
@click.argument("value", required=False)
@click.option("--source", help="Who says so, in words.")
@click.option("--link", metavar="URL", help='Where it stands; "" for nowhere.')
@click.option("--as-of", "as_of", help="Day, month or year it speaks of.")
@CHECKED
@click.option("--note", help="Anything to remember about it.")
@STRICT
@AS_JSON
def correct(fact: str, value: str | None, strict: bool, as_json: bool, **changed: str | None) -> None:
    """Correct a slip in FACT (its id, or the beginning of it): another VALUE, source, link, date.

    What a program has changed since is no slip: add it as a new fact, so that the history stays true.
    """
    from smartpick.facts import report_of  # noqa: PLC0415
    from smartpick.workspace import correct_report, kept_facts  # noqa: PLC0415

    given = {key: said for key, said in {"value": value, **changed}.items() if said is not None}
    if not given:
        raise UserError(Problem("Nothing is changed.", "Give a VALUE, --source, --link, --as-of or --note."))
    with open_existing() as store:
        held = kept_facts(store)
        before = held.named(fact)
        body = {**before.body(), **given}
        if "as_of" in given:
            # The day it speaks of may lie after the day it was first entered.
            body["entered_on"] = max(before.entered_on, _today().isoformat())
        report = report_of(before.id, body)
        found = _guarded(report, strict, as_json)
        action = correct_report(store, held, report)
        after = kept_facts(store)
    done = f"corrected {report.id}" if action else "nothing is different; nothing was changed"
    _shown(done, _program(report.program), report, after, found, as_json)


@facts.command()
@click.argument("fact")
@AS_JSON
def retract(fact: str, as_json: bool) -> None:
    """Take FACT (its id, or the beginning of it) away; the history still has it."""
    from smartpick.workspace import kept_facts, retract_report  # noqa: PLC0415

    with open_existing() as store:
        held = kept_facts(store)
        report = held.named(fact)
        retract_report(store, held, report)
        after = kept_facts(store)
    _shown(f"retracted {report.id}", _program(report.program), report, after, (), as_json)


@facts.command()
@click.argument("fact")
@click.option("--withdraw", is_flag=True, help="Take your decision for it back.")
@AS_JSON
def prefer(fact: str, withdraw: bool, as_json: bool) -> None:
    """Believe FACT (its id, or the beginning of it) over all that contradict it; they stay in the history.

    A report that comes later is weighed again.
    """
    from smartpick.workspace import kept_facts, prefer_report, withdraw_preference  # noqa: PLC0415

    with open_existing() as store:
        held = kept_facts(store)
        report = held.named(fact)
        if withdraw:
            withdraw_preference(store, held, report)
        else:
            prefer_report(store, held, report, _today())
        after = kept_facts(store)
    done = f"no longer preferred: {report.id}" if withdraw else f"preferred {report.id}"
    _shown(done, _program(report.program), report, after, (), as_json)


def _host(link: str) -> str:
    return urlsplit(link if "://" in link else f"https://{link}").hostname or "" if link else ""


def _checked(program: str, body: dict[str, Any]) -> "Program":
    """Return the program that is meant; raise ``UserError`` with every problem of program and fact at once."""
    problems: list[Problem] = []
    found: Program | None = None
    try:
        found = chosen_program(program)
    except UserError as error:
        problems += error.problems
    try:
        _named(found, body, "new")
    except UserError as error:
        problems += error.problems
    if problems or found is None:
        raise UserError(problems)
    return found


def _named(program: "Program | None", body: dict[str, Any], name: str) -> "Report":
    from smartpick.facts import report_of  # noqa: PLC0415

    return report_of(name, {**body, "program": program.acgme_id if program else "0" * 10})


def _program(acgme_id: str) -> "Program | None":
    """Return the program of a kept fact; a later directory may not list it any more."""
    from smartpick.programs import load_directory  # noqa: PLC0415

    directory = load_directory()
    row = directory.rows.get(acgme_id)
    return None if row is None else directory.programs[row]


def _guarded(report: "Report", strict: bool, as_json: bool) -> "tuple[Concern, ...]":
    from smartpick.workspace import fact_concerns, must_not_identify  # noqa: PLC0415

    found = must_not_identify(fact_concerns([report]), strict=strict)
    asked_about(found, strict=strict, asks=False, quiet=as_json)
    return found


def _same(held: "KeptFacts", report: "Report") -> "Report":
    """Return the kept report that says the same."""
    return next(
        one
        for one in held.reports.values()
        if (one.program, one.field, one.value, one.origin, one.as_of)
        == (report.program, report.field, report.value, report.origin, report.as_of)
    )


def _shown(
    done: str,
    program: "Program | None",
    report: "Report",
    after: "KeptFacts",
    found: "tuple[Concern, ...]",
    as_json: bool,
) -> None:
    """Show what was done, and what is believed of the field now."""
    from smartpick.workspace import concern_documents  # noqa: PLC0415

    on = _today()
    belief = after.beliefs(on).get(report.program, {}).get(report.field)
    if as_json:
        print_json(
            {
                "done": done,
                "fact": report_document(report, on),
                "belief": None if belief is None else belief_document(belief),
                "please_check": concern_documents(found),
            }
        )
        return
    click.echo(done)
    click.echo(f"  {program_line(program) if program else f'{report.program} (not in the directory)'}")
    if belief is None:
        click.echo(f"  {report.about.label}: nothing is known any more")
        return
    click.echo(f"  {belief_line(belief)}")
    if belief.conflict:
        for one in belief.conflict:
            click.echo(f"    {one.id}  {report_line(one, on)}")
        click.echo("  Decide with: smartpick facts prefer ID. Until then both count, by their weights.")
