"""Portfolio files: a whole portfolio taken in from one, and written as one."""

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from smartpick.cli.guarded_saving import asked_about
from smartpick.cli.opened_data import open_data, open_existing
from smartpick.errors import Problem, UserError

if TYPE_CHECKING:
    from smartpick.store import Policy

__all__ = ["export_command", "import_command"]


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--keep", "policy", flag_value="keep", help="Where records differ, keep what is there.")
@click.option(
    "--replace", "policy", flag_value="replace", help="Where records differ, take what is in the file."
)
@click.option("--strict", is_flag=True, help='Do not save while anything is left to "please check".')
@click.option(
    "--on", "on", type=click.DateTime(["%Y-%m-%d"]), help="Day on which it must be true; default: today."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def import_command(file: Path, policy: str | None, strict: bool, on: object, as_json: bool) -> None:
    """Take in a portfolio FILE, TOML or JSON, as one action: what is there already is not doubled."""
    from smartpick.experience import TABLES, load_portfolio  # noqa: PLC0415
    from smartpick.workspace import (  # noqa: PLC0415
        concern_documents,
        concerns,
        kept,
        must_not_identify,
        take_in,
    )

    day = on.date() if hasattr(on, "date") else date.today()  # noqa: DTZ011  (the user's own day)
    given = load_portfolio(file, on=day)
    choice: Policy = "keep" if policy == "keep" else "replace" if policy == "replace" else "refuse"
    with open_data() as store:
        held = kept(store)
        records = [one for table in TABLES for one in getattr(given, table)]
        found = must_not_identify(concerns(records, given), strict=strict)
        asked_about(found, strict=strict, asks=False, quiet=as_json)
        taken = take_in(store, held, f"Imported {file.name}", given, day, choice)
    counts = {"new": taken.new, "replaced": taken.replaced, "kept": taken.kept, "same": taken.same}
    if as_json:
        questions = [one.what for one in taken.written.questions]
        document = {**counts, "questions": questions, "please_check": concern_documents(found)}
        click.echo(json.dumps(document, indent=2, ensure_ascii=False))
        return
    for one in taken.written.questions:
        click.echo(f"please check: {one.problem().sentence()}", err=True)
    click.echo(
        f"imported: {', '.join(f'{count:,} {name}' for name, count in counts.items() if count) or 'nothing'}"
    )
    if taken.written.action is not None:
        click.echo("take it back with: smartpick data undo")


@click.command("export")
@click.argument("file", type=click.Path(path_type=Path), default=Path("-"))
@click.option("--label", default="", help="Label of the portfolio in the file.")
@click.option("--force", is_flag=True, help="Replace the file if it exists.")
@click.option("--strict", is_flag=True, help='Do not write while anything is left to "please check".')
def export_command(file: Path, label: str, force: bool, strict: bool) -> None:
    """Write the portfolio as one JSON file that can be imported again ("-", the default: standard output).

    Texts go through the privacy guard once more; what it is certain of stops the export. History, answers and
    attachments are in: smartpick data export.
    """
    from smartpick.experience import TABLES, portfolio_json  # noqa: PLC0415
    from smartpick.files import write_file  # noqa: PLC0415
    from smartpick.workspace import concerns, kept, must_not_identify  # noqa: PLC0415

    if str(file) != "-" and file.exists() and not force:
        way_out = "Choose another name, or replace it with --force."
        raise UserError(Problem("This file exists already.", way_out, str(file)))
    with open_existing() as store:
        held = kept(store)
    records = [one for table in TABLES for one in getattr(held.portfolio, table)]
    found = must_not_identify(concerns(records, held.portfolio), strict=strict)
    asked_about(found, strict=strict, asks=False)
    named = {"label": label} if label else {}
    document = {"format": 1, **named, **portfolio_json(held.portfolio)}
    text = json.dumps(document, indent=2, ensure_ascii=False) + "\n"
    if str(file) == "-":
        click.echo(text, nl=False)
    else:
        write_file(file, text)
        click.echo(f"wrote {file}")
