"""``smartpick answers``: the questions that every IMG asks, with the applicant's own numbers and the sources."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from smartpick.cli.facts_in_use import known_in_use, no_facts_option
from smartpick.cli.option_types import Number
from smartpick.cli.plain_json import print_json
from smartpick.cli.planning_inputs import PROFILE, given, planning_options
from smartpick.cli.portfolio_choice import tie_option
from smartpick.cli.ratings_in_use import with_kept_ratings
from smartpick.cli.stages import stages_shown
from smartpick.cli.told import heading, item, paragraph

if TYPE_CHECKING:
    from smartpick.advice.answers import Answer, Source

__all__ = ["answers"]

#: The short names of the questions; a test keeps them those of ``advice.answers``.
NAMES = (
    "why-usce",
    "which-kinds",
    "how-to-find",
    "how-recent",
    "without",
    "letters",
    "how-many",
    "research-year",
    "step-3",
    "visa",
    "wait",
)


@click.command()
@PROFILE
@click.option("--about", "keys", type=click.Choice(NAMES), multiple=True, help="Only this one; repeatable.")
@click.option(
    "--budget",
    type=Number(min=0),
    metavar="USD",
    help="Most to spend on applications; default: the profile's.",
)
@no_facts_option
@tie_option
@planning_options
def answers(
    profile: Path,
    keys: tuple[str, ...],
    budget: float | None,
    no_facts: bool,
    ties: tuple[str, ...],
    portfolio: str | None,
    on: object,
    season: str,
    as_json: bool,
) -> None:
    """Answer the questions that every IMG asks with the numbers of the applicant in PROFILE, and with sources.

    Differences are between two best lists for the same money, with 90 % intervals. Where nobody has published
    anything the answer says so, and what is judgement.
    """
    start = given(profile, portfolio, on, season, ties)
    with stages_shown(as_json) as progress:
        progress("Preparing the engine (the first run compiles it)", 0.0)
        from smartpick.advice import Question  # noqa: PLC0415
        from smartpick.advice.answers import answers as answered  # noqa: PLC0415
        from smartpick.advice.answers import stand  # noqa: PLC0415
        from smartpick.chances import shipped_market  # noqa: PLC0415

        known = known_in_use(start.day, without=no_facts)
        at = stand(
            with_kept_ratings(start.profile),
            shipped_market(),
            start.season,
            start.day,
            own=start.portfolio.opportunities,
            question=Question(budget=budget, facts=known.facts, history=known.history),
            progress=progress,
        )
        progress("Your answers", 0.7)
        found = answered(at, keys)
    made = at.plan.provenance
    if as_json:
        print_json({"on": start.day, "label": start.profile.label, "answers": found, "provenance": made})
        return
    for note in start.notes:
        click.echo(note, err=True)
    for one in found:
        _show(one)
    click.echo()
    if made.facts:
        paragraph(f"With {made.facts.words}.")
    paragraph(
        "Estimates with 90 % intervals, not predictions: decision support, no visa or legal advice. "
        f"{made.season}, directory {made.directory}, model {made.card[:12]}, seed {made.seed}, {made.made_on}."
    )


def _show(one: "Answer") -> None:
    from smartpick.advice.answers.wording import shown  # noqa: PLC0415

    heading(one.question)
    item(one.short, one.says)
    for figure in one.figures:
        paragraph(f"* {shown(figure)}", 4)
    for gap in one.gaps:
        paragraph(f"Not known: {gap}", 4)
    for source in one.sources:
        paragraph(f"[{_cited(source)}]", 4)


def _cited(source: "Source") -> str:
    return "; ".join(filter(None, [source.words, source.as_of, source.confidence, source.url]))
