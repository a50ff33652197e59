"""``smartpick whatif`` and ``smartpick next``: change something, or ask what is worth changing."""

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from smartpick.cli.facts_in_use import known_in_use, no_facts_option, used_in
from smartpick.cli.portfolio_choice import chosen_portfolio, portfolio_options
from smartpick.cli.ratings_in_use import with_kept_ratings
from smartpick.cli.stages import stages_shown
from smartpick.plain_values import plain

if TYPE_CHECKING:
    from smartpick.advice import FactsUsed
    from smartpick.advice.next_steps import NextStep
    from smartpick.advice.next_steps.comparison import Answered
    from smartpick.chances import Estimate

__all__ = ["next_step", "whatif"]

ON = click.option(
    "--on", "on", type=click.DateTime(["%Y-%m-%d"]), help="Day it is judged on; default: today."
)
SEASON = click.option(
    "--season", default="2026-27", show_default=True, help="Season whose fees and signals apply."
)
BUDGET = click.option("--budget", type=float, metavar="USD", help="Most to spend; default: the profile's.")
JSON = click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")


def _day(on: object) -> date:
    return on.date() if hasattr(on, "date") else date.today()  # noqa: DTZ011  (the user's own day)


@click.command()
@click.argument("profile", type=click.Path(path_type=Path))
@click.argument("other", type=click.Path(path_type=Path), required=False)
@click.option(
    "--set",
    "changes",
    multiple=True,
    metavar="FIELD=VALUE",
    help="Change a field, for example exams.step2ck.score=260 or visa.needed=false; may be repeated.",
)
@portfolio_options
@no_facts_option
@BUDGET
@ON
@SEASON
@JSON
def whatif(
    profile: Path,
    other: Path | None,
    changes: tuple[str, ...],
    portfolio: str | None,
    ties: tuple[str, ...],
    no_facts: bool,
    budget: float | None,
    on: object,
    season: str,
    as_json: bool,
) -> None:
    """Compare the applicant in PROFILE with what --set changes, or with the profile in OTHER.

    With --portfolio both take rotations, letters and people from there; where nothing else is changed, the profile as
    it is written is compared with what the portfolio makes of it (a table that the profile does not tell of counts as
    empty there, and what neither tells is unknown on both sides).

    Both get their best list: within the budget, if there is one; without one each ends where another 100 dollars buy
    too little, so their prices may differ and are both shown. The difference comes with an interval, which is narrower
    than that of either chance because most of what is not known is the same on both sides.
    """
    from smartpick.advice.profile_rules import directory_findings, season_rules  # noqa: PLC0415
    from smartpick.applicant import load_profile  # noqa: PLC0415
    from smartpick.errors import Problem, UserError  # noqa: PLC0415
    from smartpick.render.wording import costs_compared  # noqa: PLC0415
    from smartpick.season import load_season  # noqa: PLC0415

    if other is None and not changes and portfolio is None:
        way_out = "Give --set FIELD=VALUE, a second profile, or --portfolio."
        raise UserError(Problem("Nothing is changed.", way_out))
    day, year = _day(on), load_season(season)
    rules = season_rules(year)
    before = with_kept_ratings(load_profile(profile, on=day, rules=rules, also=directory_findings))
    after = with_kept_ratings(
        load_profile(other or profile, on=day, rules=rules, also=directory_findings, changes=changes)
    )
    logged = chosen_portfolio(portfolio, day, after.graduation) if portfolio else None
    with stages_shown(as_json) as progress:
        progress("Preparing the engine (the first run compiles it)", 0.0)
        from smartpick.advice import Question  # noqa: PLC0415
        from smartpick.advice.next_steps import compare_profiles  # noqa: PLC0415
        from smartpick.advice.portfolio import without_portfolio  # noqa: PLC0415
        from smartpick.chances import shipped_market  # noqa: PLC0415

        market = shipped_market()
        if logged is not None:
            joined = logged.joined(after, day, market.directory, ties)
            after = joined.profile
            if other is not None or changes:
                before = logged.joined(before, day, market.directory, ties).profile
            else:
                before = without_portfolio(joined, before)
        progress("Two lists and their difference", 0.3)
        known = known_in_use(day, without=no_facts)
        asked = Question(budget=budget, facts=known.facts, history=known.history)
        found = compare_profiles(before, after, market, year, day, asked)
        used = used_in(found.after, asked)
    if logged is not None:
        _tell(logged.notes(joined))
    if as_json:
        from smartpick.advice.next_steps.documents import compared_document  # noqa: PLC0415

        click.echo(json.dumps({**compared_document(found, changes), "facts": plain(used)}, indent=2))
        return
    click.echo(_standing("Now:      ", found.before))
    click.echo(_standing("Changed:  ", found.after))
    click.echo(f"Difference: {_points(found.gain)} in the chance of matching.")
    costs = [one.pick.cost for one in (found.before, found.after)]
    click.echo(costs_compared(costs, before.preferences.budget if budget is None else budget))
    _tell_facts(used)
    click.echo(_limits())


@click.command(name="next")
@click.argument("profile", type=click.Path(path_type=Path))
@portfolio_options
@no_facts_option
@BUDGET
@ON
@SEASON
@JSON
def next_step(
    profile: Path,
    portfolio: str | None,
    ties: tuple[str, ...],
    no_facts: bool,
    budget: float | None,
    on: object,
    season: str,
    as_json: bool,
) -> None:
    """Rank what the applicant in PROFILE could do next by what it adds to the chance of matching.

    Each step is looked at on the day it would be done, with the best list that costs no more than the list does now.
    """
    from smartpick.advice.profile_rules import directory_findings, season_rules  # noqa: PLC0415
    from smartpick.applicant import load_profile  # noqa: PLC0415
    from smartpick.season import load_season  # noqa: PLC0415

    day, year = _day(on), load_season(season)
    applicant = with_kept_ratings(
        load_profile(profile, on=day, rules=season_rules(year), also=directory_findings)
    )
    logged = chosen_portfolio(portfolio, day, applicant.graduation) if portfolio else None
    with stages_shown(as_json) as progress:
        progress("Preparing the engine (the first run compiles it)", 0.0)
        from smartpick.advice import Question  # noqa: PLC0415
        from smartpick.advice.next_steps import next_steps  # noqa: PLC0415
        from smartpick.chances import shipped_market  # noqa: PLC0415

        market = shipped_market()
        if logged is not None:
            joined = logged.joined(applicant, day, market.directory, ties)
            applicant = joined.profile
        known = known_in_use(day, without=no_facts)
        asked = Question(budget=budget, facts=known.facts, history=known.history)
        now, steps = next_steps(applicant, market, year, day, asked, progress)
        used = used_in(now, asked)
    if logged is not None:
        _tell(logged.notes(joined))
    if as_json:
        from smartpick.advice.next_steps.documents import answer_document, step_document  # noqa: PLC0415

        document = {
            "now": answer_document(now),
            "steps": [step_document(step) for step in steps],
            "facts": plain(used),
        }
        click.echo(json.dumps(document, indent=2))
        return
    _show_steps(now, steps)
    _tell_facts(used)


def _tell(notes: tuple[str, ...]) -> None:
    for note in notes:
        click.echo(note, err=True)


def _tell_facts(used: "FactsUsed | None") -> None:
    if used is not None:
        click.echo(f"With {used.words}.")


def _show_steps(now: "Answered", steps: tuple["NextStep", ...]) -> None:
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415

    click.echo(_standing("Now: ", now))
    table = Table(title="What you could do next", title_justify="left")
    for head in ("step", "adds, points", "weeks", "USD", "per week", "per 1,000 USD"):
        table.add_column(head, justify="left" if head == "step" else "right", overflow="fold")
    for step in filter(lambda one: one.adds, steps):
        change = step.change
        dollars = "not known" if change.dollars is None else _dollars(change.dollars)
        thousand = step.per_thousand
        table.add_row(
            change.name,
            _points(step.gain),
            str(change.weeks),
            dollars,
            f"{100 * step.per_week:+.1f}",
            "-" if thousand is None else f"{100 * thousand:+.1f}",
        )
    console = Console()
    console.print(table)
    for step in steps:
        if not step.adds:
            console.print(
                f"Not expected to add: {step.change.name}, {_points(step.gain)} points in {step.change.weeks} weeks. "
                "The time that passes costs more than it brings, as far as the model sees.",
                highlight=False,
                markup=False,
            )
    for step in steps:
        if step.change.caution:
            console.print(f"{step.change.name}: {step.change.caution}", style="dim", highlight=False)
    for ask, field in dict.fromkeys((step.change.tell, step.change.field) for step in steps):
        if ask:
            click.echo(
                f"{ask} ({field} in the profile); until then a step counts on top of whatever there may be."
            )
    click.echo(_limits())


def _limits() -> str:
    return (
        "Estimates with 90 % intervals, not predictions. The effects of months, letters, Step 3 and research on the "
        "chances of IMGs are judgement: nobody has published them (docs/market.md)."
    )


def _dollars(span: tuple[float, float]) -> str:
    low, high = span
    return f"{low:,.0f}" if low == high else f"{low:,.0f}-{high:,.0f}"


def _points(estimate: "Estimate") -> str:
    """Return a difference in percentage points with its interval."""
    return f"{100 * estimate.value:+.1f} [{100 * estimate.low:+.1f}, {100 * estimate.high:+.1f}]"


def _standing(head: str, found: "Answered") -> str:
    pick = found.pick
    return f"{head}{100 * found.p_match:.0f} % with {len(pick.chosen)} applications for {pick.cost:,.0f} USD."
