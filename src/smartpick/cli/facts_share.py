"""``smartpick facts share``: a file with facts about programs, and nothing about whoever looked them up."""

import json
from datetime import date
from pathlib import Path

import click

from smartpick.cli.facts_in_use import kept_facts_if_any
from smartpick.errors import Problem, UserError

__all__ = ["share_command"]


@click.command("share")
@click.option(
    "--out", type=click.Path(path_type=Path), required=True, metavar="FILE.json", help="File to write."
)
@click.option("--force", is_flag=True, help="Replace the file if it exists.")
def share_command(out: Path, force: bool) -> None:
    """Write the facts you keep to a file for others: program, field, value, date and link, nothing about you.

    Notes, contacts, sources in your own words, days of entry and the tails of links stay at home. Which programs you
    looked up is in it. Others take it in with: smartpick import facts FILE, as "from somebody else, unverified".
    """
    from smartpick.files import write_file  # noqa: PLC0415
    from smartpick.intake.tables import shared_document  # noqa: PLC0415

    held = kept_facts_if_any()
    today = date.today()  # noqa: DTZ011  (the user's own day)
    document = shared_document([] if held is None else held.reports.values(), today)
    facts = document["facts"]
    if not facts:
        raise UserError(Problem("There are no facts to share yet.", "Add some: smartpick facts add ..."))
    if out.exists() and not force:
        raise UserError(
            Problem("This file exists already.", "Choose another name, or say --force.", str(out))
        )
    write_file(out, json.dumps(document, indent=1, ensure_ascii=False) + "\n")
    programs = len({one["program"] for one in facts})
    click.echo(f"wrote {out}: {len(facts)} facts about {programs} program{'s' if programs != 1 else ''}")
