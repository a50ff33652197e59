"""``smartpick balance``: how many reach, target and likely, and what a usual balance would change."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from smartpick.cli.facts_in_use import known_in_use, no_facts_option
from smartpick.cli.plain_json import print_json
from smartpick.cli.portfolio_choice import chosen_portfolio, portfolio_options
from smartpick.cli.ratings_in_use import with_kept_ratings
from smartpick.cli.stages import stages_shown

if TYPE_CHECKING:
    from smartpick.advice.balance import Balance
    from smartpick.programs import Program

__all__ = ["balance"]

_SHOWN = 10


@click.command()
@click.argument("profile", type=click.Path(path_type=Path))
@click.option("--budget", type=float, metavar="USD", help="Most to spend; default: the profile's.")
@portfolio_options
@no_facts_option
@click.option("--season", default="2026-27", show_default=True, help="Season whose fees and signals apply.")
@click.option("--on", "on", type=click.DateTime(["%Y-%m-%d"]), help="Day it is judged on; default: today.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def balance(
    profile: Path,
    budget: float | None,
    portfolio: str | None,
    ties: tuple[str, ...],
    no_facts: bool,
    season: str,
    on: object,
    as_json: bool,
) -> None:
    """Count reach, target and likely programs on the list of PROFILE, and say what a usual balance would change.

    The list is chosen by what each application adds, not by a share for every tier. The usual balance, a quarter reach,
    half target, a quarter likely, is a rule of thumb; here is what keeping to it would cost or bring.
    """
    from smartpick.advice.profile_rules import directory_findings, season_rules  # noqa: PLC0415
    from smartpick.applicant import load_profile  # noqa: PLC0415
    from smartpick.season import load_season  # noqa: PLC0415

    day = on.date() if hasattr(on, "date") else date.today()  # noqa: DTZ011  (the user's own day)
    year = load_season(season)
    applicant = with_kept_ratings(
        load_profile(profile, on=day, rules=season_rules(year), also=directory_findings)
    )
    logged = chosen_portfolio(portfolio, day, applicant.graduation) if portfolio else None
    with stages_shown(as_json) as progress:
        progress("Preparing the engine (the first run compiles it)", 0.0)
        from smartpick.advice import Question  # noqa: PLC0415
        from smartpick.advice.balance import balance as balance_of  # noqa: PLC0415
        from smartpick.chances import shipped_market  # noqa: PLC0415

        market = shipped_market()
        if logged is not None:
            applicant = logged.joined(applicant, day, market.directory, ties).profile
        known = known_in_use(day, without=no_facts)
        asked = Question(budget=budget, facts=known.facts, history=known.history)
        found = balance_of(applicant, market, year, day, asked, progress)
    if as_json:
        from smartpick.render.balance_words import balance_object  # noqa: PLC0415

        print_json(balance_object(found))
    else:
        _show(found)


def _show(found: "Balance") -> None:
    from smartpick.advice.balance import USUAL_BASIS  # noqa: PLC0415
    from smartpick.cli.told import paragraph  # noqa: PLC0415
    from smartpick.render.balance_words import counted, outcome  # noqa: PLC0415
    from smartpick.render.wording import tier_definition  # noqa: PLC0415

    paragraph(f"Your list: {counted(found.counts)}. {tier_definition()}")
    paragraph(f"A usual balance: {counted(found.wanted)} ({USUAL_BASIS}).")
    if found.usual != found.wanted:
        paragraph(f"As near to it as the programs in question allow: {counted(found.usual)}.")
    changes = bool(found.enters or found.leaves)
    out_of_reach = not changes and found.usual != found.wanted
    paragraph(f"{outcome(found)} What would bring some: smartpick next." if out_of_reach else outcome(found))
    if changes:
        _programs("In would come", found.enters)
        _programs("Out would go", found.leaves)


def _programs(title: str, programs: "tuple[Program, ...]") -> None:
    from smartpick.cli.program_choice import program_line  # noqa: PLC0415
    from smartpick.cli.told import item  # noqa: PLC0415

    rest = len(programs) - _SHOWN
    more = [f"and {rest} more: see --json"] if rest > 0 else []
    item(f"{title}:", [*map(program_line, programs[:_SHOWN]), *more])
