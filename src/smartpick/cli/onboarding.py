"""``smartpick onboarding``: which papers a start needs, what is held, and when to begin with the rest."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from smartpick.cli.opportunities import KINDS
from smartpick.cli.plain_json import print_json
from smartpick.cli.planning_inputs import PROFILE, given, planning_options
from smartpick.cli.told import heading, item, paragraph
from smartpick.errors import Problem, UserError

if TYPE_CHECKING:
    from smartpick.advice.planning import Start
    from smartpick.experience import Need

__all__ = ["onboarding"]

STATES = {
    "missing": "missing",
    "expired": "held, runs out before the start",
    "expires": "held, runs out before the end",
    "undated": "held, date not known",
    "held": "held",
}


@click.command()
@PROFILE
@click.option("--start", type=click.DateTime(["%Y-%m-%d"]), help="A start you think about; with --kind.")
@click.option("--end", type=click.DateTime(["%Y-%m-%d"]), help="Its last day, where you know it.")
@click.option("--kind", type=click.Choice(KINDS), help="What would start then.")
@click.option("--agency", is_flag=True, help="It is arranged by an agency.")
@planning_options
def onboarding(
    profile: Path,
    start: object,
    end: object,
    kind: str | None,
    agency: bool,
    portfolio: str | None,
    on: object,
    season: str,
    as_json: bool,
) -> None:
    """Plan the papers of each start in the portfolio, or of a start with --start and --kind, backwards from its day.

    Says what is held, what runs out, what is missing, the last day to begin with each, and when to apply. The site has
    the last word on what it wants.
    """
    from smartpick.advice.planning import start_of, starts  # noqa: PLC0415
    from smartpick.advice.planning.starts import start_document  # noqa: PLC0415
    from smartpick.experience import Experience  # noqa: PLC0415

    if (start is None) != (kind is None):
        raise UserError(Problem("A start needs its kind, and a kind its day.", "Give --start and --kind."))
    first, last = _day(start), _day(end)
    if first and last and last < first:
        raise UserError(Problem(f"It would end on {last}, before its start on {first}.", "Mend --end."))
    asked = given(profile, portfolio, on, season)
    visa = asked.profile.visa.needed
    if kind is not None:
        thought = Experience(
            id="planned",
            kind=kind,  # type: ignore[arg-type]  # the choices are kinds
            start=first,
            end=last,
            agency=agency or None,
        )
        found: tuple[Start, ...] = (start_of(thought, asked.portfolio, asked.day, visa),)
    else:
        found = starts(asked.portfolio, asked.day, visa)
    if as_json:
        print_json({"on": asked.day, "starts": [start_document(one) for one in found]})
        return
    for one in found:
        _show(one)
    if not found:
        paragraph("Nothing runs or is planned that needs papers. Try --start 2027-03-01 --kind observership.")


def _day(value: object) -> date | None:
    return value.date() if hasattr(value, "date") else None


def _show(one: "Start") -> None:
    experience = one.experience
    when = f"from {experience.start}" if experience.start else "start not known"
    when = experience.running_words(one.on) or when
    heading(f"{experience.kind} {experience.place() or experience.id}, {when}")
    for words in _warnings(one):
        paragraph(words)
    if one.window is not None and not one.begun:
        window = one.window
        paragraph(
            f"Apply between {window.first} and {window.last}. {window.words} ({window.stamp.citation()})"
        )
    for title, needs in (
        (
            "Not noted" if one.begun else "To get",
            [need for need in one.needs if need.needed == "yes" and need.state != "held"],
        ),
        ("Ask the site whether it wants", [need for need in one.needs if need.needed == "ask"]),
        ("Held", [need for need in one.needs if need.needed == "yes" and need.state == "held"]),
    ):
        if needs:
            heading(f"{title} ({len(needs)})")
        for need in needs:
            item(*_need(need, one))


def _warnings(one: "Start") -> list[str]:
    found = []
    if one.too_early:
        found.append(
            f"Too early: with the usual times everything needed could be held on {one.earliest} at the earliest."
        )
    if one.window_passed and one.window is not None:
        found.append(f"Late: the last usual day to apply was {one.window.last}.")
    return found


def _need(need: "Need", one: "Start") -> tuple[str, list[str]]:
    passed = need.begin_by is not None and need.begin_by < one.on
    begin = "" if need.begin_by is None or (passed and one.begun) else f"begin by {need.begin_by}"
    if begin and passed:
        begin += " (passed: begin today)"
    until = f"good until {need.valid_to}" if need.valid_to else ""
    state = STATES[need.state]
    title = f"{need.item.title}: " + "; ".join(filter(None, [state, until, begin]))
    source = f"{need.item.stamp.citation()}; lead time of {need.item.lead_days} days is judgement"
    return title, [need.item.note, "" if need.state == "held" else source]
