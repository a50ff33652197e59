"""``smartpick programs``: find programs in the directory and see everything known about one."""

import json
from datetime import date
from typing import TYPE_CHECKING

import click

from smartpick.cli.facts_in_use import kept_facts_if_any
from smartpick.cli.program_marks import marks_command, note_command, rate_command, tag_command

if TYPE_CHECKING:
    from smartpick.programs import Found

__all__ = ["programs"]


@click.group()
def programs() -> None:
    """Look up residency programs: what is known, from where, as of when."""


for _command in (note_command, tag_command, rate_command, marks_command):
    programs.add_command(_command)


@programs.command()
@click.argument("text", nargs=-1)
@click.option("--specialty", multiple=True, help="Specialty, also short (IM, peds); may be repeated.")
@click.option("--state", multiple=True, help="State, code or name; may be repeated.")
@click.option("--division", multiple=True, help='Census division, such as "New England"; may be repeated.')
@click.option("--near", metavar='"CITY, ST"', help="Sort by distance from this city.")
@click.option("--within", type=float, metavar="MILES", help="Only programs this near; needs --near.")
@click.option("--kind", multiple=True, help="university, affiliated, community or military; may be repeated.")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="How many to show.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def search(
    text: tuple[str, ...],
    specialty: tuple[str, ...],
    state: tuple[str, ...],
    division: tuple[str, ...],
    near: str | None,
    within: float | None,
    kind: tuple[str, ...],
    limit: int,
    as_json: bool,
) -> None:
    """Find programs by TEXT (name, city, state or specialty; slips are forgiven) and by filters."""
    from smartpick.programs import find, load_directory  # noqa: PLC0415

    directory = load_directory()
    found = find(directory, " ".join(text), specialty, state, division, near, within, kind, limit)
    if as_json:
        from smartpick.programs.documents import search_document  # noqa: PLC0415

        click.echo(json.dumps(search_document(directory, found), indent=2, ensure_ascii=False))
    elif found.hits:
        from smartpick.cli.program_tables import show_found  # noqa: PLC0415

        show_found(found, directory.version)
    else:
        click.echo(_nothing_found(found))


@programs.command()
@click.argument("acgme_id", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def show(acgme_id: str, as_json: bool) -> None:
    """Show every fact about the program with ACGME number ID: value, source, as-of date, confidence.

    What you entered about it (smartpick facts) stands below, with its age, who checked it, and what contradicts it; so
    do positions and matches by year, once you imported your copy of NRMP's report (smartpick import nrmp).
    """
    from smartpick.cli.facts_shown import show_entered  # noqa: PLC0415
    from smartpick.cli.nrmp_shown import imported_tracks, show_tracks, tracks_document  # noqa: PLC0415
    from smartpick.programs import load_directory  # noqa: PLC0415

    directory = load_directory()
    program = directory.by_id(acgme_id)
    held, today = kept_facts_if_any(), date.today()  # noqa: DTZ011  (the user's own day)
    entered = {} if held is None else held.beliefs(today).get(program.acgme_id, {})
    tracks = imported_tracks(program.acgme_id)
    if as_json:
        from smartpick.programs.documents import program_document  # noqa: PLC0415
        from smartpick.workspace.fact_documents import entered_document  # noqa: PLC0415

        document = {
            **program_document(directory, program),
            "entered": {} if held is None else entered_document(held, program.acgme_id, today),
            "nrmp_tracks": tracks_document(tracks),
        }
        click.echo(json.dumps(document, indent=2, ensure_ascii=False))
        return
    from smartpick.cli.program_tables import show_program  # noqa: PLC0415

    show_program(program, directory.version)
    if held is not None and entered:
        show_entered(held, entered.values(), today)
    show_tracks(tracks)


@programs.command()
def specialties() -> None:
    """List the specialties of the directory and how many programs each has."""
    from collections import Counter  # noqa: PLC0415

    from smartpick.programs import load_directory  # noqa: PLC0415

    directory = load_directory()
    count = Counter(program.specialty for program in directory.programs)
    for name in directory.specialties:
        click.echo(f"{count[name]:5}  {name}")


def _nothing_found(found: "Found") -> str:
    sentences = ["No program matches."]
    if found.nearest:
        sentences.append(f"The nearest names are: {'; '.join(found.nearest)}.")
    elif not found.unplaced:
        sentences.append("Check the spelling, leave out a filter or widen the distance.")
    if found.unplaced:
        sentences.append(unplaced_sentence(found.unplaced))
    return "\n".join(sentences)


def unplaced_sentence(count: int) -> str:
    """Return the sentence that says how many programs a distance filter could not judge."""
    what = "program that fits otherwise has" if count == 1 else "programs that fit otherwise have"
    return f"{count} {what} no coordinates in the directory, so the distance is unknown: left out."
