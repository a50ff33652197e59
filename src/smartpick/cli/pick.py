"""``smartpick pick``: a profile in, the list worth paying for out."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from smartpick.cli.facts_in_use import known_in_use, no_facts_option
from smartpick.cli.option_types import Folder, Number
from smartpick.cli.portfolio_choice import chosen_portfolio, portfolio_options
from smartpick.cli.ratings_in_use import with_kept_ratings
from smartpick.cli.stages import stages_shown
from smartpick.cli.told import paragraph

if TYPE_CHECKING:
    from smartpick.advice import Plan

__all__ = ["pick"]

ROWS_SHOWN = 25


def _plan(
    profile: Path,
    season: str,
    on: date,
    asked: dict[str, Any],
    quiet: bool,
    portfolio: str | None,
    ties: tuple[str, ...],
) -> "Plan":
    # The engine takes most of a second to import: --help and bad arguments need not wait for it.
    from smartpick.advice.profile_rules import directory_findings, season_rules  # noqa: PLC0415
    from smartpick.applicant import load_profile  # noqa: PLC0415
    from smartpick.season import load_season  # noqa: PLC0415

    rules = load_season(season)
    applicant = with_kept_ratings(
        load_profile(profile, on=on, rules=season_rules(rules), also=directory_findings)
    )
    logged = chosen_portfolio(portfolio, on, applicant.graduation) if portfolio else None
    with stages_shown(quiet) as progress:
        progress("Preparing the engine (the first run compiles it)", 0.0)
        from smartpick.advice import Question, plan  # noqa: PLC0415
        from smartpick.chances import shipped_market  # noqa: PLC0415

        market = shipped_market()
        if logged is None:
            return plan(applicant, market, rules, on, Question(**asked), progress)
        found = logged.joined(applicant, on, market.directory, ties)
        result = plan(found.profile, market, rules, on, Question(**asked), progress)
        return logged.told(result, found, on)


@click.command()
@click.argument("profile", type=click.Path(path_type=Path))
@click.option(
    "--budget", type=float, metavar="USD", help="Most to spend on application fees; default: the profile's."
)
@click.option(
    "--pin", "pins", multiple=True, metavar="ID", help="ACGME id that must be on the list; may be repeated."
)
@click.option(
    "--ban", "bans", multiple=True, metavar="ID", help="ACGME id that must not be on it; may be repeated."
)
@click.option(
    "--stop-gain",
    type=Number(0.0, 1.0),
    default=0.005,
    show_default=True,
    help="Least gain in the chance of matching that makes another 100 USD worth spending.",
)
@click.option(
    "--gap",
    type=Number(0.0, 1.0),
    default=0.001,
    show_default=True,
    help="How close to the best possible list the proof must come.",
)
@click.option(
    "--seconds",
    type=Number(0.0),
    default=20.0,
    show_default=True,
    help="How long the proof may take; the gap reached is always stated.",
)
@click.option("--season", default="2026-27", show_default=True, help="Season whose fees and signals apply.")
@click.option(
    "--on", "on", type=click.DateTime(["%Y-%m-%d"]), help="Day the profile is judged on; default: today."
)
@portfolio_options
@no_facts_option
@click.option("--out", type=Folder(), metavar="DIR", help="Write plan.html, plan.csv and plan.json.")
@click.option("--all", "show_all", is_flag=True, help="Show every row of the list.")
@click.option("--json", "as_json", is_flag=True, help="Print the plan as JSON (see docs/formats.md).")
def pick(
    profile: Path,
    budget: float | None,
    pins: tuple[str, ...],
    bans: tuple[str, ...],
    stop_gain: float,
    gap: float,
    seconds: float,
    season: str,
    on: object,
    portfolio: str | None,
    ties: tuple[str, ...],
    no_facts: bool,
    out: Path | None,
    show_all: bool,
    as_json: bool,
) -> None:
    """Pick the programs worth paying for, for the applicant in PROFILE (a TOML file).

    Prints the list with chances, intervals, signals, reasons and a proof of how good it is. Without a
    budget the list ends where another 100 USD buy less than --stop-gain.
    """
    day = on.date() if hasattr(on, "date") else date.today()  # noqa: DTZ011  (the user's own day)
    known = known_in_use(day, without=no_facts)
    asked = {
        "budget": budget,
        "pins": pins,
        "bans": bans,
        "stop_gain": stop_gain,
        "gap": gap,
        "seconds": seconds,
        "facts": known.facts,
        "history": known.history,
    }
    result = _plan(profile, season, day, asked, as_json, portfolio, ties)
    from smartpick.render import plan_json, write_plan  # noqa: PLC0415

    # Files first: whoever reads only the head of the table still gets them.
    if out is not None:
        for path in write_plan(result, out):
            click.echo(f"wrote {path}", err=True)
    if as_json:
        click.echo(plan_json(result), nl=False)
    else:
        from rich.console import Console  # noqa: PLC0415

        from smartpick.cli.plan_table import show_plan  # noqa: PLC0415
        from smartpick.season import load_season, phase_on  # noqa: PLC0415

        phase = phase_on(load_season(season), day)
        if phase is not None:
            paragraph(f"{phase.words} {phase.means} Dates: {phase.source}.")
        show_plan(result, Console(), None if show_all else ROWS_SHOWN)
