"""``smartpick compare``: programs side by side."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from smartpick.cli.opened_data import data_if_any
from smartpick.cli.plain_json import print_json
from smartpick.cli.portfolio_choice import chosen_portfolio, portfolio_options
from smartpick.cli.program_choice import chosen_program
from smartpick.cli.ratings_in_use import with_kept_ratings
from smartpick.cli.stages import stages_shown
from smartpick.errors import Problem, UserError

if TYPE_CHECKING:
    from smartpick.advice.side_by_side import Beside
    from smartpick.applicant import Profile
    from smartpick.programs import Program
    from smartpick.season import Season
    from smartpick.workspace.known_programs import KnownPrograms

__all__ = ["compare"]


@click.command()
@click.argument("programs", nargs=-1, required=True, metavar="PROGRAM PROGRAM...")
@click.option(
    "--profile", type=click.Path(path_type=Path), help="Whose chances to show; without it there are none."
)
@portfolio_options
@click.option("--season", default="2026-27", show_default=True, help="Season whose fees and signals apply.")
@click.option("--on", "on", type=click.DateTime(["%Y-%m-%d"]), help="Day it is judged on; default: today.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def compare(
    programs: tuple[str, ...],
    profile: Path | None,
    portfolio: str | None,
    ties: tuple[str, ...],
    season: str,
    on: object,
    as_json: bool,
) -> None:
    """Show programs side by side, each by its number or by words that fit one only.

    Facts that you keep with their age and source; with --profile chances without a signal, reasons, rules and the way
    to the people you have ties to; your notes, tags and ratings.
    """
    from smartpick.season import load_season  # noqa: PLC0415
    from smartpick.workspace.comparison import MOST_COMPARED, comparison_document  # noqa: PLC0415
    from smartpick.workspace.known_programs import KnownPrograms, known_programs  # noqa: PLC0415
    from smartpick.workspace.program_marks import KeptMarks, kept_marks  # noqa: PLC0415

    chosen = list({one.acgme_id: one for one in map(chosen_program, programs)}.values())
    if not 2 <= len(chosen) <= MOST_COMPARED:
        raise UserError(
            Problem(f"{len(chosen)} programs are named.", f"Name 2 to {MOST_COMPARED} different ones.")
        )
    day = on.date() if hasattr(on, "date") else date.today()  # noqa: DTZ011  (the user's own day)
    year = load_season(season)
    with data_if_any() as store:
        known = KnownPrograms() if store is None else known_programs(store, day)
        marks = KeptMarks({}, {}, {}) if store is None else kept_marks(store)
    applicant = None if profile is None else _applicant(profile, year, day)
    found = _beside(chosen, applicant, portfolio, ties, year, day, known, as_json)
    if as_json:
        print_json(comparison_document(found, known.facts, marks, day))
        return
    from smartpick.cli.compare_table import show_beside  # noqa: PLC0415

    show_beside(found, known.facts, marks, day)


def _applicant(profile: Path, season: "Season", day: date) -> "Profile":
    from smartpick.advice.profile_rules import directory_findings, season_rules  # noqa: PLC0415
    from smartpick.applicant import load_profile  # noqa: PLC0415

    rules = season_rules(season)
    return with_kept_ratings(load_profile(profile, on=day, rules=rules, also=directory_findings))


def _beside(
    chosen: "list[Program]",
    applicant: "Profile | None",
    portfolio: str | None,
    ties: tuple[str, ...],
    season: "Season",
    day: date,
    known: "KnownPrograms",
    quiet: bool,
) -> "tuple[Beside, ...]":
    logged = None
    if applicant is not None and portfolio:
        logged = chosen_portfolio(portfolio, day, applicant.graduation)
    with stages_shown(quiet) as progress:
        progress("Preparing the engine (the first run compiles it)", 0.0)
        from smartpick.advice import Question  # noqa: PLC0415
        from smartpick.advice.side_by_side import side_by_side  # noqa: PLC0415
        from smartpick.chances import shipped_market  # noqa: PLC0415

        market = shipped_market()
        if logged is not None and applicant is not None:
            applicant = logged.joined(applicant, day, market.directory, ties).profile
        progress("Chances at every program", 0.3)
        return side_by_side(
            chosen, applicant, market, season, day, Question(facts=known.facts, history=known.history)
        )
