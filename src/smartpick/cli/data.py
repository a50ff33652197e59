"""``smartpick data``: where the data are, backups and the way back, exports, history, and deleting everything."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from smartpick.cli.data_history import erase, history, redo, undo
from smartpick.cli.opened_data import open_data, open_existing, passphrase_from, sizes
from smartpick.errors import Problem, UserError

if TYPE_CHECKING:
    from smartpick.store import Policy

__all__ = ["data"]

as_json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
passphrase_option = click.option(
    "--passphrase-file",
    type=click.Path(path_type=Path),
    help="Take the passphrase from the first line of this file instead of asking.",
)
yes_option = click.option("--yes", is_flag=True, help="Do it without asking.")


@click.group()
def data() -> None:
    """Look after what you keep: backups, exports, history, undo, deleting.

    Everything is in one file in one folder; docs/store.md tells more. SMARTPICK_HOME names another folder,
    SMARTPICK_DATABASE_URL a PostgreSQL database.
    """


def _say(as_json: bool, document: dict[str, Any], *lines: str) -> None:
    """Print an object for a script, or lines for a person."""
    if as_json:
        click.echo(json.dumps(document, indent=2, ensure_ascii=False))
    else:
        for line in lines:
            click.echo(line)


@data.command()
@as_json_option
def where(as_json: bool) -> None:
    """Say where the data are, how much there is, and which backups there are."""
    from smartpick.store import belongings, chosen_place  # noqa: PLC0415

    place = chosen_place()
    backups = belongings(place).backups
    counts: dict[str, int] = {}
    exists = bool(place.url) or place.file.exists()
    if exists:
        with open_existing() as store:
            counts = dict(store.counts())
    document = {
        "place": str(place),
        "exists": exists,
        "bytes": sizes(place),
        "records": counts,
        "backups": [str(path) for path in backups],
    }
    lines = [f"Data:     {place}"]
    if exists:
        size = "" if place.url else f"  ({sizes(place) / 1024**2:.1f} MB)"
        lines.append(f"Records:  {sum(counts.values()):,}{size}")
        lines += [f"          {count:>7,} {kind}" for kind, count in counts.items()]
    else:
        lines.append("Records:  none yet")
    lines.append(f"Backups:  {len(backups)} in {place.backups}")
    _say(as_json, document, *lines, *(f"          {path.name}" for path in backups))


@data.command()
@click.argument("target", type=click.Path(path_type=Path), required=False)
@click.option("--encrypt", is_flag=True, help="Seal it with a passphrase (age format); it is asked for.")
@passphrase_option
@as_json_option
def backup(target: Path | None, encrypt: bool, passphrase_file: Path | None, as_json: bool) -> None:
    """Copy everything to TARGET, a file or a folder (default: a dated file in the folder of backups).

    Others may go on writing meanwhile. A sealed backup can only be opened with its passphrase: nobody can help who
    loses it.
    """
    from smartpick.store import back_up  # noqa: PLC0415

    if target is not None and target.is_file():
        raise UserError(Problem("This file exists already.", "Choose another name.", str(target)))
    passphrase = passphrase_from(passphrase_file, new=True) if encrypt or passphrase_file else None
    with open_existing() as store:
        made = back_up(store, target, passphrase)
    document = {"file": str(made), "bytes": made.stat().st_size, "encrypted": passphrase is not None}
    _say(as_json, document, f"wrote {made}")


@data.command()
@click.argument("file", type=click.Path(path_type=Path))
@passphrase_option
@yes_option
@as_json_option
def restore(file: Path, passphrase_file: Path | None, yes: bool, as_json: bool) -> None:
    """Replace everything by the backup or export in FILE; what was there is backed up first."""
    from smartpick.store import KINDS, chosen_place, needs_passphrase  # noqa: PLC0415
    from smartpick.store import restore as restore_from  # noqa: PLC0415

    place = chosen_place()
    passphrase = passphrase_from(passphrase_file, new=False) if needs_passphrase(file) else None
    if not yes:
        click.confirm(f"Replace everything in {place} by {file}?", abort=True, err=True)
    done = restore_from(place, KINDS, file, passphrase)
    document = {
        "records": done.records,
        "actions": done.actions,
        "saved": done.saved and str(done.saved),
        "set_aside": done.set_aside and str(done.set_aside),
    }
    lines = [f"restored {done.records:,} records with a history of {done.actions:,} actions"]
    lines += [f"what was there before is in {done.saved}"] if done.saved else []
    lines += [f"the damaged file is now {done.set_aside}"] if done.set_aside else []
    _say(as_json, document, *lines)


@data.command("export")
@click.argument("file", type=click.Path(path_type=Path), default=Path("-"))
@click.option("--force", is_flag=True, help="Replace the file if it exists.")
def export_command(file: Path, force: bool) -> None:
    """Write everything as one readable JSON document to FILE ("-", the default: standard output)."""
    from smartpick.store import export, exported  # noqa: PLC0415

    if str(file) != "-" and file.exists() and not force:
        problem = Problem(
            "This file exists already.", "Choose another name, or replace it with --force.", str(file)
        )
        raise UserError(problem)
    with open_existing() as store:
        if str(file) == "-":
            with store.reading() as connection:
                for piece in exported(connection):
                    click.echo(piece, nl=False)
        else:
            export(store, file)
            click.echo(f"wrote {file}")


@data.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--keep", "policy", flag_value="keep", help="Where records differ, keep what is there.")
@click.option(
    "--replace", "policy", flag_value="replace", help="Where records differ, take what is in the file."
)
@as_json_option
def import_command(file: Path, policy: str | None, as_json: bool) -> None:
    """Take in an export: into empty data exactly as it is, else merged as one action that undo takes back."""
    from smartpick.store import read_document  # noqa: PLC0415

    try:
        content = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    except OSError as fault:
        what = f"This file cannot be read: {fault.strerror or fault}."
        raise UserError(Problem(what, "Check its name and permissions.", str(file))) from fault
    document = read_document(content, str(file))
    choice: Policy = "keep" if policy == "keep" else "replace" if policy == "replace" else "refuse"
    with open_data() as store:
        done = store.take_in(document, f"Imported {file.name}", choice)
    said = {
        "new": done.new,
        "replaced": done.replaced,
        "kept": done.kept,
        "same": done.same,
        "exact": done.exact,
    }
    told = ", ".join(f"{count:,} {words}" for words, count in said.items() if count and words != "exact")
    _say(
        as_json,
        said,
        f"imported: {told or 'nothing'}",
        *([] if done.exact else ["take it back with: smartpick data undo"]),
    )


@data.command()
@click.option("--keep-backups", is_flag=True, help="Leave the backups in the data folder.")
@yes_option
@as_json_option
def delete(keep_backups: bool, yes: bool, as_json: bool) -> None:
    """Delete everything: data, history, attachments, and the backups in the data folder.

    What you copied elsewhere stays there. A deleted file may still be readable on the disk for experts; on a disk that
    is encrypted it is not.
    """
    from smartpick.store import belongings, chosen_place, delete_everything  # noqa: PLC0415

    place = chosen_place()
    found = belongings(place)
    going = [*filter(None, [found.database]), *found.data, *(() if keep_backups else found.backups)]
    if going and not yes:
        for path in going:
            click.echo(f"  {path}", err=True)
        words = click.prompt('This cannot be undone. To delete all this, type "delete everything"', err=True)
        if words.strip().casefold() != "delete everything":
            raise click.Abort
    gone = delete_everything(place, backups=not keep_backups)
    deleted = [*filter(None, [gone.database]), *map(str, (*gone.data, *gone.backups))]
    _say(
        as_json,
        {"deleted": deleted},
        f"deleted {len(deleted)} things; nothing is left" if deleted else "there was nothing",
    )


for command in (history, undo, redo, erase):
    data.add_command(command)
