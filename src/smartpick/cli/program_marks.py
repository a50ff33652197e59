"""``smartpick programs note``, ``tag``, ``rate`` and ``marks``: the user's own words about programs."""

from datetime import date
from typing import TYPE_CHECKING

import click

from smartpick.cli.guarded_saving import asked_about
from smartpick.cli.opened_data import data_if_any, open_data, open_existing
from smartpick.cli.plain_json import print_json
from smartpick.cli.program_choice import chosen_program, program_line
from smartpick.errors import Problem, UserError

if TYPE_CHECKING:
    from smartpick.programs import Program
    from smartpick.workspace.program_marks import KeptMarks

__all__ = ["marks_command", "note_command", "rate_command", "tag_command"]

AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")


@click.command("note")
@click.argument("program")
@click.argument("text", required=False)
@click.option(
    "--remove", metavar="NOTE", help="Take a note away, by the beginning of its id; the history still has it."
)
@AS_JSON
def note_command(program: str, text: str | None, remove: str | None, as_json: bool) -> None:
    """Write TEXT down about PROGRAM (its number, or words that fit one only); notes are yours and never shared."""
    from smartpick.workspace import must_not_identify  # noqa: PLC0415
    from smartpick.workspace.program_marks import add_note, kept_marks, note_concerns, remove_note  # noqa: PLC0415

    chosen = chosen_program(program)
    if (text is None) == (remove is None):
        raise UserError(Problem("There is nothing to note.", "Give a TEXT, or --remove NOTE."))
    if remove is not None:
        with open_existing() as store:
            held = kept_marks(store)
            note = held.named_note(remove)
            if note.program != chosen.acgme_id:
                raise UserError(
                    Problem("This note is about another program.", f"It is about {note.program}.")
                )
            remove_note(store, held, note)
            _told("removed", chosen, kept_marks(store), as_json)
        return
    found = must_not_identify(note_concerns(str(text), chosen.acgme_id))
    asked_about(found, strict=False, asks=False, quiet=as_json)
    with open_data() as store:
        add_note(store, chosen.acgme_id, str(text), date.today())  # noqa: DTZ011  (the user's own day)
        _told("noted", chosen, kept_marks(store), as_json)


@click.command("tag")
@click.argument("program")
@click.argument("tags", nargs=-1)
@click.option(
    "--remove", "removed", multiple=True, metavar="TAG", help="Take this tag away; may be repeated."
)
@AS_JSON
def tag_command(program: str, tags: tuple[str, ...], removed: tuple[str, ...], as_json: bool) -> None:
    """Give PROGRAM (its number, or words that fit one only) TAGS, words of your own to find it by."""
    from smartpick.workspace.program_marks import change_tags, kept_marks  # noqa: PLC0415

    chosen = chosen_program(program)
    if not (tags or removed):
        raise UserError(Problem("There is no tag.", "Give TAGS, or --remove TAG."))
    with open_data() as store:
        change_tags(store, kept_marks(store), chosen.acgme_id, tags, removed)
        _told("tagged", chosen, kept_marks(store), as_json)


@click.command("rate")
@click.argument("program")
@click.argument("rating", type=float, required=False)
@click.option("--remove", is_flag=True, help="Take the rating away.")
@AS_JSON
def rate_command(program: str, rating: float | None, remove: bool, as_json: bool) -> None:
    """Say what a match at PROGRAM (its number, or words that fit one only) is worth to you, RATING from 0 to 10.

    Every list is then chosen for what matches are worth to you: ratings count as tenths, a program that you did not
    rate as seven. 0 means never: the program is banned.
    """
    from smartpick.workspace.program_marks import kept_marks  # noqa: PLC0415
    from smartpick.workspace.program_marks import rate as keep_rating  # noqa: PLC0415

    chosen = chosen_program(program)
    if (rating is None) != remove:
        raise UserError(Problem("There is no rating.", "Give a number from 0 (never) to 10, or --remove."))
    with open_data() as store:
        keep_rating(store, kept_marks(store), chosen.acgme_id, rating)
        _told("rated" if rating is not None else "no rating any more", chosen, kept_marks(store), as_json)


@click.command("marks")
@click.option("--tag", help="Only programs with this tag.")
@AS_JSON
def marks_command(tag: str | None, as_json: bool) -> None:
    """List the programs that you noted something about, tagged or rated; the best rated first."""
    from smartpick.programs import load_directory  # noqa: PLC0415
    from smartpick.workspace.program_marks import KeptMarks, Mark, kept_marks, marks_document  # noqa: PLC0415

    with data_if_any() as store:
        held = KeptMarks({}, {}, {}) if store is None else kept_marks(store)
    names = {*held.notes, *held.marks}
    if tag is not None:
        names = {
            one
            for one, mark in held.marks.items()
            if tag.casefold() in {text.casefold() for text in mark.tags}
        }
    ratings = {name: held.marks.get(name, Mark(name)).rating for name in names}
    order = sorted(names, key=lambda name: (-(-1.0 if (r := ratings[name]) is None else r), name))
    if as_json:
        print_json({"programs": [{"program": name, **marks_document(held, name)} for name in order]})
        return
    directory = load_directory()
    for name in order:
        row = directory.rows.get(name)
        _lines(name if row is None else program_line(directory.programs[row]), held, name)
    if not order:
        click.echo("Nothing is noted, tagged or rated yet.")


def _told(done: str, program: "Program", held: "KeptMarks", as_json: bool) -> None:
    from smartpick.workspace.program_marks import marks_document  # noqa: PLC0415

    if as_json:
        print_json({"done": done, "program": program.acgme_id, **marks_document(held, program.acgme_id)})
        return
    click.echo(done)
    _lines(program_line(program), held, program.acgme_id)


def _lines(title: str, held: "KeptMarks", program: str) -> None:
    from smartpick.workspace.program_marks import marks_document  # noqa: PLC0415

    found = marks_document(held, program)
    click.echo(title)
    if found["rating"] is not None:
        banned = ", never: it is banned" if found["rating"] == 0 else ""
        click.echo(f"  rating {found['rating']:g} of 10{banned}")
    if found["tags"]:
        click.echo(f"  tags: {', '.join(found['tags'])}")
    for note in found["notes"]:
        click.echo(f"  {note['written_on']}  {note['text']}  ({note['id'][:8]})")
