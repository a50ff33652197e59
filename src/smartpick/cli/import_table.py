"""``smartpick import table``: a spreadsheet of facts, after a look at what it would become."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from smartpick.cli.fact_import_shown import Outcome, finish
from smartpick.cli.opened_data import data_if_any
from smartpick.cli.stages import stages_shown
from smartpick.errors import Problem, UserError

if TYPE_CHECKING:
    from smartpick.facts import Verified
    from smartpick.intake.tables import Mapped, Origin, ReadFacts
    from smartpick.tables import Table

__all__ = ["table"]


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--map",
    "mapping",
    multiple=True,
    metavar='"COLUMN=FIELD"',
    help="Read this column as this field (smartpick facts fields); an empty field leaves it out; may be repeated.",
)
@click.option("--sheet", help="Sheet of a spreadsheet; default: the first.")
@click.option(
    "--source", default="", help="Who says so, where a row does not; default: the name of the file."
)
@click.option(
    "--as-of",
    "as_of",
    default="",
    metavar="DAY|MONTH|YEAR",
    help="When it was looked up, where a row does not say.",
)
@click.option(
    "--checked-by",
    type=click.Choice(["me", "other"]),
    help="Who checked it; default: you for a worksheet of smartpick facts worksheet, else somebody else.",
)
@click.option("--dry-run", is_flag=True, help="Show what would be imported, and import nothing.")
@click.option(
    "--yes", is_flag=True, help="Import what can be read without asking, also when other rows cannot."
)
@click.option("--json", "as_json", is_flag=True, help="Ask nothing; print one JSON object.")
def table(
    file: Path,
    mapping: tuple[str, ...],
    sheet: str | None,
    source: str,
    as_of: str,
    checked_by: "Verified | None",
    dry_run: bool,
    yes: bool,
    as_json: bool,
) -> None:
    """Import facts about programs from FILE, a CSV or an XLSX, one program a row.

    Columns are guessed from their headers, as you named them the last time, or as --map says, and shown first. A
    program is told by its ACGME id, or by specialty, name, city and state; a doubtful one is named, never guessed.
    Every row and cell that cannot be read has its sentence; the rest comes in once you agree, as one action that
    "smartpick data undo" takes back.
    """
    from smartpick.tables import read_table  # noqa: PLC0415

    today = date.today()  # noqa: DTZ011  (the user's own day)
    with stages_shown(as_json) as progress:
        progress("Reading the table", 0.0)
        read = read_table(file, sheet)
        mapped = _mapped(read, mapping)
        progress("Finding programs and facts", 0.4)
        found = _read(read, mapped, _origin(file, mapped, source, as_of, checked_by, today), today)
    if not as_json:
        _show_columns(read, mapped)
        if found.unchanged:
            click.echo(
                f"{found.unchanged:,} cells say what was known when the worksheet was written.", err=True
            )
    outcome = Outcome(
        name=file.name,
        reports=found.reports,
        problems=(*read.problems, *found.problems),
        notes=read.notes,
        mapped=mapped,
        more={
            "programs": found.programs,
            "rows_without_program": found.unmatched,
            "unchanged": found.unchanged,
        },
    )
    finish(outcome, today, dry_run=dry_run, yes=yes, as_json=as_json)


def _mapped(read: "Table", mapping: tuple[str, ...]) -> "Mapped":
    from smartpick.intake.tables import mapped_columns  # noqa: PLC0415
    from smartpick.workspace.fact_import import remembered_mapping  # noqa: PLC0415

    pairs = [text.rpartition("=") for text in mapping]
    wrong = [text for text, (column, _, _) in zip(mapping, pairs, strict=True) if not column.strip()]
    if wrong:
        way_out = 'For example: --map "Visa policy=visas".'
        raise UserError(Problem("This is not COLUMN=FIELD.", way_out, f"--map {text}") for text in wrong)
    with data_if_any() as store:
        remembered = None if store is None else remembered_mapping(store, read.columns)
    return mapped_columns(
        read.columns, [(column.strip(), target.strip()) for column, _, target in pairs], read.name, remembered
    )


def _origin(
    file: Path, mapped: "Mapped", source: str, as_of: str, checked_by: "Verified | None", today: date
) -> "Origin":
    """Return where facts are from when their row does not say; one's own worksheet is filled in by oneself, now."""
    from smartpick.facts import read_as_of  # noqa: PLC0415
    from smartpick.intake.tables import KNOWN_BEFORE, Origin  # noqa: PLC0415

    own = mapped.column(KNOWN_BEFORE) is not None
    when = read_as_of(as_of, today) if as_of else today.isoformat() if own else ""
    who: Verified = checked_by or ("me" if own else "other")
    return Origin(source or ("my own look-up" if own else f"table {file.name}"), when, who)


def _read(read: "Table", mapped: "Mapped", origin: "Origin", today: date) -> "ReadFacts":
    from smartpick.intake.tables import Programs, read_facts  # noqa: PLC0415
    from smartpick.programs import load_directory  # noqa: PLC0415

    return read_facts(read, mapped, Programs(load_directory()), origin, today)


def _show_columns(read: "Table", mapped: "Mapped") -> None:
    from smartpick.intake.tables import target_words  # noqa: PLC0415

    click.echo("Columns, as you named them the last time:" if mapped.remembered else "Columns:", err=True)
    for column, target in mapped.targets.items():
        click.echo(f"  {column[:40]:<40} -> {target} ({target_words(target)})", err=True)
    if mapped.unused:
        click.echo(f"  not used: {', '.join(mapped.unused)}", err=True)
    for note in read.notes:
        click.echo(note, err=True)
