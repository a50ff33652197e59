"""``smartpick import facts``: a facts file that somebody shared, as theirs and unverified."""

from datetime import date
from pathlib import Path

import click

from smartpick.cli.fact_import_shown import Outcome, finish

__all__ = ["facts_file"]


@click.command("facts")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Show what would be imported, and import nothing.")
@click.option("--yes", is_flag=True, help="Import without asking, also when some entries cannot be read.")
@click.option("--json", "as_json", is_flag=True, help="Ask nothing; print one JSON object.")
def facts_file(file: Path, dry_run: bool, yes: bool, as_json: bool) -> None:
    """Import FILE, facts that somebody shared with smartpick facts share, as "from somebody else, unverified".

    They weigh less than what you looked up yourself. What contradicts your own facts is shown before anything is kept;
    then both are, with their weights, until you decide.
    """
    from smartpick.intake.tables import read_shared  # noqa: PLC0415
    from smartpick.programs import load_directory  # noqa: PLC0415

    today = date.today()  # noqa: DTZ011  (the user's own day)
    reports, problems = read_shared(file, today, load_directory().rows)
    finish(Outcome(file.name, reports, problems), today, dry_run=dry_run, yes=yes, as_json=as_json)
