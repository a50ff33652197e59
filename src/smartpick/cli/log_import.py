"""``smartpick log import``: take over a log kept elsewhere, after a look at what it would become."""

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from smartpick.cli.guarded_saving import asked_about
from smartpick.cli.opened_data import open_data
from smartpick.errors import Problem, UserError
from smartpick.tables import Table, read_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smartpick.experience import Record
    from smartpick.experience.log_import import ImportedLog
    from smartpick.workspace import Concern

__all__ = ["import_command"]

_PREVIEWED = 5


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--kind",
    type=click.Choice(["encounter", "experience"]),
    default="encounter",
    show_default=True,
    help="What a row is.",
)
@click.option(
    "--map",
    "mapping",
    multiple=True,
    metavar="FIELD=COLUMN",
    help="Read a field from this column; an empty one from none.",
)
@click.option("--set", "defaults", multiple=True, metavar="FIELD=VALUE", help="Value where a cell is empty.")
@click.option("--sheet", help="Sheet of a spreadsheet; default: the first.")
@click.option(
    "--days-first/--months-first", default=None, help="How to read 03/04/2026; default: by the column."
)
@click.option("--dry-run", is_flag=True, help="Show what would be imported, and import nothing.")
@click.option("--yes", is_flag=True, help="Import without asking.")
@click.option("--strict", is_flag=True, help='Do not import while anything is left to "please check".')
@click.option("--on", "on", type=click.DateTime(["%Y-%m-%d"]), help="Day of the import; default: today.")
@click.option("--json", "as_json", is_flag=True, help="Ask nothing; print one JSON object.")
def import_command(
    file: Path,
    kind: str,
    mapping: tuple[str, ...],
    defaults: tuple[str, ...],
    sheet: str | None,
    days_first: bool | None,
    dry_run: bool,
    yes: bool,
    strict: bool,
    on: object,
    as_json: bool,
) -> None:
    """Import the rows of FILE, a CSV or an XLSX, as encounters or experiences.

    Columns are guessed from the header and shown first; --map changes them. All rows come in, as one action that
    "smartpick data undo" takes back, or none, with every fault by its row and column. The same file twice adds nothing.
    """
    from smartpick.workspace import add, concerns, kept, must_not_identify  # noqa: PLC0415
    from smartpick.workspace.log_rows import log_columns, log_records  # noqa: PLC0415

    day = on.date() if hasattr(on, "date") else date.today()  # noqa: DTZ011  (the user's own day)
    table = read_table(file, sheet, computed=True).whole()
    columns = log_columns(kind, table, _pairs(mapping, "--map"))
    with open_data() as store:
        held = kept(store)
        found = log_records(kind, table, columns, _pairs(defaults, "--set"), held, day, days_first)
        checked = must_not_identify(concerns(found.records, held.portfolio), strict=strict)
        if not as_json:
            _preview(kind, table, columns, found)
        saves = not dry_run and bool(found.records)
        asks = not (yes or as_json or dry_run)
        if not asked_about(checked, strict=strict, asks=asks and saves, quiet=as_json):
            raise click.Abort
        seq, questions = None, []
        if saves:
            if asks:
                click.confirm(f"Import {_counted(len(found.records), kind)}?", abort=True, err=True)
            written = add(
                store,
                held,
                f"Imported {_counted(len(found.records), kind)} from {file.name}",
                found.records,
                day,
            )
            seq = written.action.seq if written.action else None
            questions = [one.what for one in written.questions]
    _tell(kind, columns, found, seq, questions, checked, as_json, dry_run)


def _pairs(given: tuple[str, ...], option: str) -> dict[str, str]:
    """Return FIELD=VALUE options by field; raise ``UserError`` for all that are none."""
    split = [text.partition("=") for text in given]
    wrong = [
        text for text, (field, sign, _) in zip(given, split, strict=True) if not sign or not field.strip()
    ]
    if wrong:
        raise UserError(
            Problem("This is not FIELD=VALUE.", "For example: month=Date.", f"{option} {t}") for t in wrong
        )
    return {field.strip(): value.strip() for field, _, value in split}


def _counted(count: int, kind: str) -> str:
    return f"{count:,} {kind}{'s' if count != 1 else ''}"


def _preview(kind: str, table: Table, columns: "Mapping[str, str]", found: "ImportedLog") -> None:
    click.echo("Columns:", err=True)
    for field, column in columns.items():
        click.echo(f"  {field:<16} <- {column}", err=True)
    unused = [column for column in table.columns if column not in columns.values()]
    if unused:
        click.echo(f"  not used:           {', '.join(unused)}", err=True)
    for note in (*table.notes, *found.notes):
        click.echo(note, err=True)
    for record in found.records[:_PREVIEWED]:
        click.echo(f"  {_line(record)}", err=True)
    more = len(found.records) - _PREVIEWED
    if more > 0:
        click.echo(f"  and {_counted(more, kind)} more", err=True)


def _line(record: "Record") -> str:
    from smartpick.experience import to_json  # noqa: PLC0415

    told = {field: value for field, value in to_json(record).items() if field != "id"}
    return "; ".join(
        f"{field} {', '.join(map(str, value)) if isinstance(value, list) else value}"
        for field, value in told.items()
    )


def _tell(
    kind: str,
    columns: "Mapping[str, str]",
    found: "ImportedLog",
    seq: int | None,
    questions: list[str],
    checked: "tuple[Concern, ...]",
    as_json: bool,
    dry_run: bool,
) -> None:
    from smartpick.workspace import concern_documents  # noqa: PLC0415

    if as_json:
        from smartpick.experience import to_json  # noqa: PLC0415

        document = {
            "kind": kind,
            "columns": dict(columns),
            "dry_run": dry_run,
            "imported": 0 if seq is None else len(found.records),
            "action": seq,
            "records": [to_json(record) for record in found.records],
            "notes": list(found.notes),
            "questions": questions,
            "please_check": concern_documents(checked),
        }
        click.echo(json.dumps(document, indent=2, ensure_ascii=False))
        return
    for question in questions:
        click.echo(f"please check: {question}", err=True)
    if dry_run:
        click.echo(f"would import {_counted(len(found.records), kind)}; nothing was changed")
    elif seq is None:
        click.echo("nothing is new; nothing was changed")
    else:
        click.echo(f"imported {_counted(len(found.records), kind)}. Take it back with: smartpick data undo")
