"""``smartpick portfolio``: look at what is kept, add to it, mend it, take things away."""

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from smartpick.cli.guarded_saving import asked_about
from smartpick.cli.opened_data import open_data, open_existing
from smartpick.cli.portfolio_files import export_command, import_command
from smartpick.cli.portfolio_ties import ties
from smartpick.cli.running_checklist import checklist
from smartpick.errors import Problem, UserError

if TYPE_CHECKING:
    from smartpick.experience import Record
    from smartpick.workspace import Concern, Kept
    from smartpick.workspace.writing import Written

__all__ = ["portfolio"]

_SHOWN = 20
_TEXT = 100
as_json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
strict_option = click.option(
    "--strict", is_flag=True, help='Do not save while anything is left to "please check".'
)
on_option = click.option(
    "--on", "on", type=click.DateTime(["%Y-%m-%d"]), help="Day on which it must be true; default: today."
)


def _day(on: object) -> date:
    return on.date() if hasattr(on, "date") else date.today()  # noqa: DTZ011  (the user's own day)


@click.group()
def portfolio() -> None:
    """Look after your portfolio: experiences, encounters, reflections, feedback, people, letters, papers.

    docs/portfolio.md tells how; docs/experience.md lists the fields of every kind of record.
    """


@portfolio.command()
@click.argument("what", required=False)
@click.option("--search", default="", metavar="WORDS", help="Only what holds all these words.")
@click.option(
    "--limit", type=click.IntRange(1), default=_SHOWN, show_default=True, help="Newest records to show."
)
@as_json_option
def show(what: str | None, search: str, limit: int, as_json: bool) -> None:
    """Show what is kept: WHAT is a kind such as letter, or the id of a record (its beginning is enough)."""
    from smartpick.experience import RECORDS, to_json  # noqa: PLC0415
    from smartpick.workspace import kept, kind_of  # noqa: PLC0415

    kind = what if what in RECORDS else None
    with open_existing() as store:
        held = kept(store)
        if what is not None and kind is None:
            listed = [held.named(what)]
        else:
            # A search is the store's: it knows words without case and accents. The newest come first.
            found = store.find(kind, text=search) if kind or search else ()
            listed = [held.made[one.id] for one in found if one.id in held.made]
    if as_json:
        chosen = listed if what or search else list(held.made.values())
        records = [{"record": kind_of(one), **to_json(one)} for one in chosen]
        click.echo(json.dumps({"records": records}, indent=2, ensure_ascii=False))
    elif what is not None and kind is None:
        _echo_record(listed[0])
    elif what or search:
        for one in listed[:limit]:
            click.echo(_line(one))
        click.echo(f"{len(listed)} found" + (f", {limit} shown" if len(listed) > limit else ""))
    else:
        _overview(held)


def _overview(held: "Kept") -> None:
    """Print what there is of each kind, and every experience."""
    from smartpick.experience import TABLES  # noqa: PLC0415

    for table in TABLES:
        records = getattr(held.portfolio, table)
        if records:
            click.echo(f"{len(records):>7,} {table}")
    for one in held.portfolio.experiences:
        click.echo(_line(one))
    if not held.made:
        click.echo("Nothing yet. Begin with: smartpick portfolio add experience kind=observership")


def _line(one: "Record") -> str:
    from smartpick.experience import KEEPING, to_json  # noqa: PLC0415
    from smartpick.workspace import kind_of  # noqa: PLC0415

    body = to_json(one)
    kept_by = KEEPING[kind_of(one)]
    told = [
        str(body[field])
        for field in dict.fromkeys((kept_by.day, *kept_by.text))
        if isinstance(body.get(field), str)
    ]
    line = f"{kind_of(one)} {one.id}  {'; '.join(told)}"
    return line if len(line) <= _TEXT else f"{line[: _TEXT - 3]}..."


def _echo_record(one: "Record") -> None:
    from smartpick.experience import to_json  # noqa: PLC0415
    from smartpick.workspace import kind_of  # noqa: PLC0415

    click.echo(f"{kind_of(one)} {one.id}")
    for field, value in to_json(one).items():
        if field != "id":
            listed = value if isinstance(value, list) else [value]
            click.echo(f"  {field:<18} {'; '.join(_words(item) for item in listed)}")


def _words(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key} {item}" for key, item in value.items())
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


@portfolio.command()
@click.argument("kind")
@click.argument("fields", nargs=-1, metavar="FIELD=VALUE...")
@strict_option
@on_option
@as_json_option
def add(kind: str, fields: tuple[str, ...], strict: bool, on: object, as_json: bool) -> None:
    """Add one record of a KIND: experience, person, letter, reflection, feedback, document, approach, opportunity.

    For example: smartpick portfolio add experience kind=externship institution="Example Hospital" state=OH
    start="Sep 2026" end=2026-11-30 hands_on=yes. Days, months, yes and no are read as people write them, other records
    by id or name; several values of a list are separated by ";". Without id=... one is made. Encounters have a command
    of their own: smartpick log.
    """
    from smartpick.experience import RECORDS, from_json  # noqa: PLC0415
    from smartpick.workspace import add as add_to  # noqa: PLC0415
    from smartpick.workspace import free_name, kept  # noqa: PLC0415

    if kind == "encounter":
        raise UserError(Problem("Encounters are logged.", "Use: smartpick log"))
    if kind not in RECORDS:
        what = f"There is no kind of record called {kind!r}."
        raise UserError(Problem(what, f"Known: {', '.join(RECORDS)}."))
    with open_data() as store:
        held = kept(store)
        given = _values(kind, fields, held, _day(on))
        body = {"id": free_name(kind, given, held.records), **given}
        made = from_json(kind, body)
        found = _checked(made, held, strict, as_json)
        written = add_to(store, held, f"Added {_called(kind)} {made.id}", [made], _day(on))
    _saved("added", made, written, found, as_json)


@portfolio.command()
@click.argument("record")
@click.argument("fields", nargs=-1, required=True, metavar="FIELD=VALUE...")
@strict_option
@on_option
@as_json_option
def edit(record: str, fields: tuple[str, ...], strict: bool, on: object, as_json: bool) -> None:
    """Change fields of RECORD (its id, the beginning of it, or its name); FIELD= takes what is there out.

    Values are read as "portfolio add" reads them: "end=Nov 2026", "certificate=y", "supervisors=Dr. Jo Example".
    A part taken in an encounter can be lowered and never raised.
    """
    from smartpick.experience import from_json, to_json  # noqa: PLC0415
    from smartpick.workspace import change, kept, kind_of  # noqa: PLC0415

    with open_existing() as store:
        held = kept(store)
        before = held.named(record)
        kind = kind_of(before)
        changed = _values(kind, fields, held, _day(on))
        body = {field: value for field, value in {**to_json(before), **changed}.items() if value is not None}
        if body.get("id") != before.id:
            raise UserError(Problem("An id stays as it is.", "Add a new record and remove this one.", "id"))
        after = from_json(kind, body)
        found = _checked(after, held, strict, as_json)
        names = ", ".join(changed)
        written = change(store, held, f"Changed {names} of {_called(kind)} {before.id}", after, _day(on))
    _saved("changed", after, written, found, as_json)


@portfolio.command()
@click.argument("records", nargs=-1, required=True)
@click.option(
    "--with-all", is_flag=True, help="Remove everything that names it, too: entries, reflections, letters."
)
@click.option("--yes", is_flag=True, help="Do it without asking.")
@as_json_option
def remove(records: tuple[str, ...], with_all: bool, yes: bool, as_json: bool) -> None:
    """Remove RECORDS by id. The history keeps them: "smartpick data undo" brings them back.

    What should never have been written down is forgotten for good with: smartpick data erase.
    """
    from smartpick.workspace import kept, resting_on  # noqa: PLC0415
    from smartpick.workspace import remove as remove_from  # noqa: PLC0415

    with open_existing() as store:
        held = kept(store)
        named = [held.named(name).id for name in records]
        resting = resting_on(held.portfolio, named)
        if resting and not with_all:
            some = ", ".join(sorted(resting)[:5])
            what = f"{len(resting)} other records name this: {some}{' ...' if len(resting) > 5 else ''}."
            raise UserError(
                Problem(what, "Take it out of them, or remove all with --with-all.", ", ".join(named))
            )
        going = {*named, *resting}
        if resting and not yes:
            click.confirm(f"Remove {len(going)} records?", abort=True, err=True)
        words = f"Removed {', '.join(named)}" + (
            f" and {len(resting)} records that name it" if resting else ""
        )
        remove_from(store, held, words, going)
    if as_json:
        click.echo(json.dumps({"removed": sorted(going)}, indent=2))
    else:
        click.echo(f"removed {len(going)}. Take it back with: smartpick data undo")


def _called(kind: str) -> str:
    return f"the {kind}"


def _values(kind: str, fields: tuple[str, ...], held: "Kept", day: date) -> dict[str, Any]:
    """Return FIELD=VALUE arguments by field, read as people write them; nothing (FIELD=) is ``None``."""
    from smartpick.experience.typed_values import typed_values  # noqa: PLC0415

    given: dict[str, str] = {}
    for text in fields:
        field, sign, value = text.partition("=")
        if not sign or not field.strip():
            raise UserError(Problem("This is not FIELD=VALUE.", "For example: state=OH.", text))
        given[field.strip()] = value.strip()
    if given.get("specialty"):
        given["specialty"] = _specialty(given["specialty"])
    return typed_values(kind, given, held.portfolio, day)


def _specialty(text: str) -> str:
    """Return the directory's name of a specialty ("im"); a text that it does not know, such as a fellowship, stays."""
    from smartpick.programs import specialty_name  # noqa: PLC0415

    try:
        return specialty_name(text)
    except UserError:
        return text


def _checked(made: "Record", held: "Kept", strict: bool, as_json: bool) -> "tuple[Concern, ...]":
    """Return what is to be checked, shown; raise ``UserError`` for what is not kept."""
    from smartpick.workspace import concerns, must_not_identify  # noqa: PLC0415

    found = must_not_identify(concerns([made], held.portfolio), strict=strict)
    asked_about(found, strict=strict, asks=False, quiet=as_json)
    return found


def _saved(
    done: str, made: "Record", written: "Written", found: "tuple[Concern, ...]", as_json: bool
) -> None:
    from smartpick.experience import to_json  # noqa: PLC0415
    from smartpick.workspace import concern_documents  # noqa: PLC0415

    questions = [one.what for one in written.questions]
    if as_json:
        document = {
            "id": made.id,
            "action": written.action.seq if written.action else None,
            "record": to_json(made),
            "questions": questions,
            "please_check": concern_documents(found),
        }
        click.echo(json.dumps(document, indent=2, ensure_ascii=False))
        return
    for question in questions:
        click.echo(f"please check: {question}", err=True)
    if written.action is None:
        click.echo("nothing is different; nothing was changed")
    else:
        click.echo(f"{done} {made.id}. Take it back with: smartpick data undo")


for command in (import_command, export_command, ties, checklist):
    portfolio.add_command(command)
