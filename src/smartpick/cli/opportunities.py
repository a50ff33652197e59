"""``smartpick opportunities``: where an experience can be had by this applicant, and why not elsewhere."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from smartpick.cli.option_types import Number
from smartpick.cli.plain_json import print_json
from smartpick.cli.planning_inputs import PROFILE, given, planning_options
from smartpick.cli.told import heading, item, paragraph

if TYPE_CHECKING:
    from datetime import date

    from smartpick.advice.planning import Openings
    from smartpick.experience import Match

__all__ = ["opportunities"]

#: The kinds of the packaged list and of own finds; the same words as in a portfolio.
KINDS = (
    "elective",
    "sub-internship",
    "externship",
    "observership",
    "clinic observership",
    "volunteering",
    "research",
    "telerotation",
)


@click.command()
@PROFILE
@click.option("--kind", "kinds", type=click.Choice(KINDS), multiple=True, help="Only this kind; repeatable.")
@click.option("--specialty", help="Only for this specialty; default: the profile's first.")
@click.option("--any-specialty", is_flag=True, help="Whatever the specialty.")
@click.option("--state", "states", multiple=True, metavar="XX", help="Only in this state; repeatable.")
@click.option("--max-fee", type=Number(min=0), metavar="USD", help="At most this for the shortest stay.")
@click.option("--min-weeks", type=Number(min=0), metavar="WEEKS", help="It must be possible for this long.")
@click.option("--max-weeks", type=Number(min=0), metavar="WEEKS", help="It must be possible in this time.")
@click.option("--all", "everything", is_flag=True, help="Also what is closed to you, with the reason.")
@planning_options
def opportunities(
    profile: Path,
    kinds: tuple[str, ...],
    specialty: str | None,
    any_specialty: bool,
    states: tuple[str, ...],
    max_fee: float | None,
    min_weeks: float | None,
    max_weeks: float | None,
    everything: bool,
    portfolio: str | None,
    on: object,
    season: str,
    as_json: bool,
) -> None:
    """Find clinical experience that is open to the applicant in PROFILE: organised programs, and your own finds.

    Each entry says whether it is open or has to be asked, why, when its page was read, and its link. What a page does
    not say is unknown and keeps nothing out. Read the page before you rely on an entry or pay.
    """
    from smartpick.advice.planning import main_specialty, openings, seeker_of  # noqa: PLC0415
    from smartpick.experience import Wishes  # noqa: PLC0415
    from smartpick.programs import specialty_name, state_code  # noqa: PLC0415

    start = given(profile, portfolio, on, season)
    wanted = specialty_name(specialty) if specialty else main_specialty(start.profile)
    wishes = Wishes(
        kinds=kinds,  # type: ignore[arg-type]  # the choices are kinds
        specialty=None if any_specialty else wanted,
        states=tuple(state_code(one) for one in states),
        most_fee=max_fee,
        least_weeks=min_weeks,
        most_weeks=max_weeks,
    )
    found = openings(seeker_of(start.profile, start.day), wishes, start.portfolio.opportunities)
    if as_json:
        print_json({"on": start.day, "openings": found})
        return
    _show(found, start.day, everything)


def _show(found: "Openings", day: "date", everything: bool) -> None:
    paragraph(_asked(found))
    placeless = [match for match in found.fitting if "place" in match.unknown]
    placed = [match for match in found.fitting if "place" not in match.unknown]
    heading(f"Open to you, or worth asking ({len(placed)})")
    for match in placed:
        item(_title(match), _lines(match, day))
    if placeless:
        heading(f"The same, but the list does not say in which state ({len(placeless)})")
        if everything:
            for match in placeless:
                item(_title(match), _lines(match, day))
        else:
            paragraph(f"{'; '.join(match.opportunity.name for match in placeless)}. Details: --all.", 4)
    if everything:
        heading(f"Not what you asked for ({len(found.missing_a_wish)})")
        for match in found.missing_a_wish:
            item(_title(match), match.misses)
        heading(f"Closed to you ({len(found.closed)})")
        for match in found.closed:
            item(_title(match), match.reasons)
    elif found.reasons:
        heading("Why others are left out (--all names them)")
        for words, count in found.reasons[:8]:
            paragraph(f"{count} times: {words}", 4)
    click.echo()
    paragraph(
        "Pages change: read each one before you write or pay. What you may do in the US on which visa is not for us to "
        "say; read travel.state.gov and ask the site."
    )


def _asked(found: "Openings") -> str:
    enrolled = {True: "enrolled student", False: "graduate", None: "student or graduate (not said)"}
    visa = {True: "needs a visa", False: "needs no visa", None: "visa not said"}
    wishes = found.wishes
    parts = [
        enrolled[found.seeker.enrolled],
        visa[found.seeker.needs_visa],
        wishes.specialty or "any specialty",
        " or ".join(wishes.kinds),
        " or ".join(wishes.states),
        "" if wishes.most_fee is None else f"up to {wishes.most_fee:,.0f} USD",
    ]
    return f"For: {', '.join(filter(None, parts))}."


def _title(match: "Match") -> str:
    one = match.opportunity
    place = ", ".join(filter(None, [one.city, one.state]))
    head = {"open": "[open]", "ask": "[ask first]", "closed": "[closed]"}[match.verdict]
    return f"{head} {one.name}" + (f" ({place})" if place else "")


def _lines(match: "Match", day: "date") -> list[str]:
    one = match.opportunity
    facts = [one.kind or "kind not known", _price(match), _length(match), _help(match)]
    lines = ["; ".join(filter(None, facts)) + ".", *match.reasons, *match.notes]
    if match.unknown:
        lines.append(f"Its page does not say: {', '.join(match.unknown)}.")
    return [*lines, _read(match, day)]


def _price(match: "Match") -> str:
    from smartpick.experience.eligibility import known_fee  # noqa: PLC0415

    one, fee = match.opportunity, known_fee(match.opportunity)
    if fee is None:
        return "price not known"
    if one.free:
        return "free" if not fee else f"free but for {fee:,.0f} USD to apply"
    return f"{fee:,.0f} USD" + (f" per {one.fee_per}" if one.fee_per else "")


def _length(match: "Match") -> str:
    least, most = match.opportunity.weeks_least, match.opportunity.weeks_most
    if least is None and most is None:
        return "length not known"
    if least is None or most is None:
        return f"at least {least:g} weeks" if least is not None else f"at most {most:g} weeks"
    return f"{least:g} weeks" if least == most else f"{least:g} to {most:g} weeks"


def _help(match: "Match") -> str:
    one = match.opportunity
    spoken = [word for word, holds in (("letter", one.letter), ("visa help", one.visa)) if holds]
    return f"its page speaks of: {', '.join(spoken)}" if spoken else ""


def _read(match: "Match", day: "date") -> str:
    from smartpick.advice.planning import STALE_MONTHS, read_months_ago  # noqa: PLC0415

    one, months = match.opportunity, read_months_ago(match.opportunity, day)
    when = f"read {one.checked}" if one.checked else "your own entry, no date"
    old = f", {months} months ago" if months is not None and months >= STALE_MONTHS else ""
    return f"{one.url or 'no link'} ({when}{old})"
