"""``smartpick facts worksheet``: the programs of a list as a table to fill in and import again."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from smartpick.cli.facts_in_use import kept_facts_if_any
from smartpick.cli.portfolio_choice import chosen_portfolio, portfolio_options
from smartpick.cli.ratings_in_use import with_kept_ratings
from smartpick.cli.stages import stages_shown
from smartpick.errors import Problem, UserError

if TYPE_CHECKING:
    from smartpick.advice.worksheet_programs import ToLookUp
    from smartpick.workspace import KeptFacts

__all__ = ["worksheet_command"]


@click.command("worksheet")
@click.argument("profile", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), required=True, help="FILE.xlsx or FILE.csv to write.")
@click.option(
    "--top",
    type=click.IntRange(1, 2000),
    help="So many programs: the list and what could follow it; default: the list.",
)
@click.option(
    "--field",
    "keys",
    multiple=True,
    metavar="FIELD",
    help="Only this fact (smartpick facts fields); may be repeated.",
)
@click.option("--budget", type=float, metavar="USD", help="Most to spend; default: the profile's.")
@click.option("--season", default="2026-27", show_default=True, help="Season whose fees and signals apply.")
@portfolio_options
@click.option("--force", is_flag=True, help="Replace the file if it exists.")
def worksheet_command(
    profile: Path,
    out: Path,
    top: int | None,
    keys: tuple[str, ...],
    budget: float | None,
    season: str,
    portfolio: str | None,
    ties: tuple[str, ...],
    force: bool,
) -> None:
    """Write a worksheet of the programs on the list of PROFILE: what is known filled in, what is not left empty.

    Fill it in by hand or with friends, and import it again: smartpick import table FILE. What nobody touched, and what
    is left empty, changes nothing. The rows stand in the order in which to look things up; in an XLSX a second sheet
    explains every column.
    """
    from smartpick.facts import FIELDS, field_named  # noqa: PLC0415
    from smartpick.files import write_file  # noqa: PLC0415
    from smartpick.intake.tables import worksheet_csv, worksheet_xlsx  # noqa: PLC0415
    from smartpick.workspace.list_worksheet import list_worksheet  # noqa: PLC0415

    kind = out.suffix.casefold()
    if kind not in {".xlsx", ".csv"}:
        raise UserError(
            Problem("A worksheet is an XLSX or a CSV.", "Call it FILE.xlsx or FILE.csv.", str(out))
        )
    if out.exists() and not force:
        way_out = "Choose another name, or replace it with --force: what was filled in there would be lost."
        raise UserError(Problem("This file exists already.", way_out, str(out)))
    wanted = {field_named(key).key for key in keys}
    today = date.today()  # noqa: DTZ011  (the user's own day)
    held = kept_facts_if_any()
    found = _programs(profile, portfolio, ties, season, budget, top, held, today)
    sheet = list_worksheet(found, {} if held is None else held.beliefs(today), wanted)
    write_file(out, worksheet_csv(sheet) if kind == ".csv" else worksheet_xlsx(sheet))
    count = len(sheet.rows)
    click.echo(f"wrote {out}: {count} program{'s' if count != 1 else ''}, {len(wanted or FIELDS)} facts each")
    click.echo(f"Fill it in, then: smartpick import table {out}")


def _programs(
    profile: Path,
    portfolio: str | None,
    ties: tuple[str, ...],
    season: str,
    budget: float | None,
    top: int | None,
    held: "KeptFacts | None",
    today: date,
) -> "tuple[ToLookUp, ...]":
    from smartpick.advice.profile_rules import directory_findings, season_rules  # noqa: PLC0415
    from smartpick.applicant import load_profile  # noqa: PLC0415
    from smartpick.season import load_season  # noqa: PLC0415

    rules = load_season(season)
    applicant = with_kept_ratings(
        load_profile(profile, on=today, rules=season_rules(rules), also=directory_findings)
    )
    logged = chosen_portfolio(portfolio, today, applicant.graduation) if portfolio else None
    with stages_shown(quiet=False) as progress:
        progress("Preparing the engine (the first run compiles it)", 0.0)
        from smartpick.advice import Question  # noqa: PLC0415
        from smartpick.advice.worksheet_programs import worksheet_programs  # noqa: PLC0415
        from smartpick.chances import shipped_market  # noqa: PLC0415

        market = shipped_market()
        if logged is not None:
            applicant = logged.joined(applicant, today, market.directory, ties).profile
        asked = Question(budget=budget, facts={} if held is None else held.beliefs(today))
        return worksheet_programs(applicant, market, rules, today, asked, top, progress)
