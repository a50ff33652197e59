"""What the planning commands start from: profile, portfolio, season and day, read once and handed on together."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from smartpick.applicant import Profile
    from smartpick.experience import Portfolio
    from smartpick.season import Season

__all__ = [
    "JSON",
    "ON",
    "PORTFOLIO",
    "PROFILE",
    "Given",
    "day_of",
    "given",
    "planning_options",
    "portfolio_in",
]

PROFILE = click.argument("profile", type=click.Path(path_type=Path))
JSON = click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
PORTFOLIO = click.option(
    "--portfolio", metavar="FILE|store", help='A portfolio file, or what you logged ("store").'
)
ON = click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="Day it is judged on; default: today.")
SEASON = click.option(
    "--season", default="2026-27", show_default=True, help="Season whose dates and fees apply."
)
CommandT = TypeVar("CommandT", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Given:
    """Who, what they have logged, by which rules, on which day.

    The profile has rotations, letters and people of the portfolio where there is one; ``notes`` say what was replaced
    and which institutions may be ties.
    """

    profile: "Profile"
    portfolio: "Portfolio"
    season: "Season"
    day: date
    notes: tuple[str, ...] = ()


def planning_options(command: CommandT) -> CommandT:
    """Add --portfolio, --on, --season and --json to a command."""
    for option in (JSON, SEASON, ON, PORTFOLIO):
        command = option(command)
    return command


def day_of(on: object) -> date:
    """Return the day of an --on option; today without one."""
    return on.date() if hasattr(on, "date") else date.today()  # noqa: DTZ011  (the user's own day)


def portfolio_in(name: str | None, day: date, graduation: date | None = None) -> "Portfolio":
    """Return the portfolio of a file or of the store ("store"); an empty one without a name."""
    from smartpick.cli.portfolio_choice import chosen_portfolio  # noqa: PLC0415
    from smartpick.experience import Portfolio  # noqa: PLC0415

    return Portfolio() if name is None else chosen_portfolio(name, day, graduation).portfolio


def given(profile: Path, portfolio: str | None, on: object, season: str, ties: tuple[str, ...] = ()) -> Given:
    """Return everything that a planning command starts from; raise ``UserError`` with every problem of a file.

    ``ties`` are institutions of the portfolio that count as those of the directory in this run.
    """
    from smartpick.advice.profile_rules import directory_findings, season_rules  # noqa: PLC0415
    from smartpick.applicant import load_profile  # noqa: PLC0415
    from smartpick.cli.portfolio_choice import chosen_portfolio  # noqa: PLC0415
    from smartpick.errors import Problem, UserError  # noqa: PLC0415
    from smartpick.experience import Portfolio  # noqa: PLC0415
    from smartpick.programs import load_directory  # noqa: PLC0415
    from smartpick.season import load_season  # noqa: PLC0415

    day, year = day_of(on), load_season(season)
    applicant = load_profile(profile, on=day, rules=season_rules(year), also=directory_findings)
    if portfolio is None:
        if ties:
            raise UserError(
                Problem("A tie is an institution of a portfolio.", "Name one: --portfolio.", "--tie")
            )
        return Given(applicant, Portfolio(), year, day)
    chosen = chosen_portfolio(portfolio, day, applicant.graduation)
    joined = chosen.joined(applicant, day, load_directory(), ties)
    return Given(joined.profile, chosen.portfolio, year, day, chosen.notes(joined))
