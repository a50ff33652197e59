"""``smartpick letters``: who could write, when to ask, how each letter stands, which to assign, packets."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from smartpick.cli.option_types import Folder
from smartpick.cli.plain_json import print_json
from smartpick.cli.planning_inputs import PROFILE, Given, given, planning_options
from smartpick.cli.told import heading, item, paragraph

if TYPE_CHECKING:
    from datetime import date

    from smartpick.advice.planning import LetterPlan

__all__ = ["letters"]


@click.command()
@PROFILE
@click.option(
    "--needed",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Day the letters should be there; default: when programs begin to read.",
)
@click.option("--packets", type=Folder(), metavar="FOLDER", help="Write a packet for each open letter.")
@planning_options
def letters(
    profile: Path,
    needed: object,
    packets: Path | None,
    portfolio: str | None,
    on: object,
    season: str,
    as_json: bool,
) -> None:
    """Plan letters of recommendation from a portfolio: who could write, when to ask, status, the four to assign.

    A packet holds the cases you saw together, without anything that says who a patient is; a line that would is
    refused.
    """
    from smartpick.advice.planning import letter_plan  # noqa: PLC0415

    start = given(profile, portfolio, on, season)
    day = needed.date() if hasattr(needed, "date") else None
    found = letter_plan(start.portfolio, start.profile, start.season, start.day, day)
    written = () if packets is None else _write_packets(start, packets, found.needed)
    if as_json:
        print_json({"letters": found, "packets": [str(path) for path in written]})
        return
    _show(found)
    if packets is not None:
        click.echo()
        count = f"{len(written)} packet{'s' if len(written) != 1 else ''} in {packets}"
        paragraph(
            f"{count}. Add your CV and statement before you send one."
            if written
            else "No letter is still to be written, so there is no packet."
        )


def _write_packets(start: Given, folder: Path, needed: "date") -> tuple[Path, ...]:
    from smartpick.advice.planning import packet_text  # noqa: PLC0415
    from smartpick.files import write_files  # noqa: PLC0415

    open_letters = [one for one in start.portfolio.letters if not one.exists and one.status != "declined"]
    texts = {
        f"packet-{one.id}.txt": packet_text(start.portfolio, one, start.profile, needed, start.day)
        for one in open_letters
    }
    return write_files(folder, texts) if texts else ()


def _show(found: "LetterPlan") -> None:
    paragraph(f"Needed by {found.needed}: {found.needed_words}.")
    heading(f"Who could write ({len(found.could_write)})")
    for one in found.could_write:
        item(f"{one.person.name}: {', '.join(one.reasons) or 'nothing noted'}", one.cautions)
    for noted in found.noted:
        item(f"{noted.person.name}: not known", [f"{noted.missing[0].upper()}{noted.missing[1:]}."])
    heading(f"Letters ({len(found.letters)})")
    ask = {one.letter: one for one in found.ask}
    for letter in found.letters:
        asked = ask.get(letter.letter.id)
        late = " (passed: ask today)" if asked and asked.late else ""
        by = (
            ""
            if asked is None
            else f"Ask by {asked.ask_by}{late}: six weeks to write, two to upload (judgement)."
        )
        item(f"{letter.letter.id}, {letter.writer}: {letter.status}", [by, *letter.cautions])
    for one_specialty in found.assignments:
        heading(f"To assign, {one_specialty.specialty} (at most {found.most} for a program)")
        for name, reason in one_specialty.letters:
            item(f"{name}, {found.writer_of(name)}: {reason}")
        if one_specialty.room:
            paragraph(f"Room for {one_specialty.room} more.")
    click.echo()
    paragraph(
        f"Letters for a program: {found.most_source}. Where you rotated, send that institution's letter first."
    )
