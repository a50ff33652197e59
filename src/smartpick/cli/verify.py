"""``smartpick verify``: which facts to look up first, and a quick way to enter what was found."""

import math
from pathlib import Path
from typing import TYPE_CHECKING

import click

from smartpick.cli.facts_in_use import known_in_use, no_facts_option
from smartpick.cli.option_types import Number
from smartpick.cli.plain_json import print_json
from smartpick.cli.planning_inputs import PROFILE, Given, given, planning_options
from smartpick.cli.ratings_in_use import with_kept_ratings
from smartpick.cli.stages import stages_shown
from smartpick.errors import Problem, UserError

if TYPE_CHECKING:
    from smartpick.advice.verify_first import Looking, Queue
    from smartpick.workspace.known_programs import KnownPrograms

__all__ = ["verify"]


@click.command()
@PROFILE
@click.option(
    "--top", type=click.IntRange(1, 200), default=10, show_default=True, help="How many visits to show."
)
@click.option("--minutes", type=Number(min=0), metavar="M", help="Only what fits into so many minutes.")
@click.option(
    "--threshold",
    type=Number(0.0, 1.0),
    metavar="GAIN",
    help="Least gain in the chance of matching that half an hour must bring (0.01 is one percentage point); default: "
    "what 100 USD more would buy at the end of your list.",
)
@click.option("--enter", is_flag=True, help="Be asked, one program after the other, and keep the answers.")
@click.option("--source", default="program's website", show_default=True, help="With --enter: who says so.")
@click.option(
    "--budget",
    type=Number(min=0),
    metavar="USD",
    help="Most to spend on applications; default: the profile's.",
)
@no_facts_option
@planning_options
def verify(
    profile: Path,
    top: int,
    minutes: float | None,
    threshold: float | None,
    enter: bool,
    source: str,
    budget: float | None,
    no_facts: bool,
    portfolio: str | None,
    on: object,
    season: str,
    as_json: bool,
) -> None:
    """Show which facts about programs to look up first, for the applicant in PROFILE (a TOML file).

    Each line is one visit to a program's pages: what to find out, how long it takes, how much a better list gains by
    it, and what each answer would do. It ends where the next half hour buys less than your threshold. With --enter you
    are asked for each answer in turn; it is kept as smartpick facts add would keep it, and the order is made anew.
    """
    if enter and (as_json or no_facts):
        other = "--json" if as_json else "--no-facts"
        raise UserError(
            Problem(f"--enter asks questions and cannot go with {other}.", "Give one of the two.")
        )
    start = given(profile, portfolio, on, season)
    for note in start.notes:
        click.echo(note, err=True)
    from smartpick.advice.verify_first import Looking  # noqa: PLC0415

    looking = Looking(top=top, minutes=math.inf if minutes is None else minutes, threshold=threshold)
    if enter:
        from smartpick.cli.verify_entry import entered  # noqa: PLC0415

        entered(
            lambda known, some: _queue(start, budget, some, known, quiet=False), looking, source, start.day
        )
        return
    found = _queue(start, budget, looking, known_in_use(start.day, without=no_facts), quiet=as_json)
    if as_json:
        print_json({"on": start.day, "queue": found})
        return
    from smartpick.cli.verify_shown import show_queue  # noqa: PLC0415

    show_queue(found)


def _queue(
    start: Given, budget: float | None, looking: "Looking", known: "KnownPrograms", *, quiet: bool
) -> "Queue":
    with stages_shown(quiet) as progress:
        progress("Preparing the engine (the first run compiles it)", 0.0)
        from smartpick.advice import Question  # noqa: PLC0415
        from smartpick.advice.verify_first import verify_first  # noqa: PLC0415
        from smartpick.chances import shipped_market  # noqa: PLC0415

        question = Question(budget=budget, facts=known.facts, history=known.history)
        applicant = with_kept_ratings(start.profile)
        return verify_first(applicant, shipped_market(), start.season, start.day, question, looking, progress)
