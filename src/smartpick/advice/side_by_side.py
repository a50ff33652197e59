"""Programs side by side: chances, reasons, screens and the way to the people one has ties to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from smartpick.advice.candidates import Candidates
from smartpick.advice.decision import posed
from smartpick.advice.question import Question
from smartpick.advice.result import Tier
from smartpick.advice.rows import tier_of
from smartpick.advice.sources import sourced
from smartpick.applicant import Person, Profile
from smartpick.chances import Chances, Estimate, Market, explain, row_estimates
from smartpick.chances.reason import Reason
from smartpick.chances.screens import Screen
from smartpick.errors import UserError
from smartpick.programs import Directory, Program, miles_between, resolve_city
from smartpick.season import Season

__all__ = ["Beside", "Standing", "Way", "miles_to_people", "side_by_side", "standings"]


@dataclass(frozen=True, slots=True)
class Standing:
    """How an applicant stands at one program without a signal: chances with intervals, reasons, rules.

    ``worth`` is what a match there is worth to the applicant, 0..1, among the programs of their specialties.
    """

    tier: Tier
    interview: Estimate
    match: Estimate
    worth: float
    reasons: tuple[Reason, ...]
    screens: tuple[Screen, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """How far a program is from somebody: ``who`` is a relation ("sister"); ``miles`` ``None`` when not known."""

    who: str
    place: str
    miles: float | None


@dataclass(frozen=True, slots=True)
class Beside:
    """One program of a comparison; ``standing`` is ``None`` without a profile or outside its specialties."""

    program: Program
    standing: Standing | None
    ways: tuple[Way, ...]


def side_by_side(
    programs: Sequence[Program],
    profile: Profile | None,
    market: Market,
    season: Season,
    on: date,
    question: Question | None = None,
) -> tuple[Beside, ...]:
    """Return the programs in the order given. Raises ``UserError`` for wishes of the profile that cannot be met."""
    people = () if profile is None else profile.ties.people
    found = (
        {} if profile is None else _standings(programs, profile, market, season, on, question or Question())
    )
    return tuple(
        Beside(one, found.get(one.acgme_id), miles_to_people(one, people, market.directory))
        for one in programs
    )


def _standings(
    programs: Sequence[Program], profile: Profile, market: Market, season: Season, on: date, asked: Question
) -> dict[str, Standing]:
    chosen, chances, _, _ = posed(profile, market, season, on, asked)
    return standings(programs, chosen, chances)


def standings(programs: Sequence[Program], chosen: Candidates, chances: Chances) -> dict[str, Standing]:
    """Return how the applicant stands at each program, by ACGME id; those that are no candidates are left out."""
    place = {int(row): candidate for candidate, row in enumerate(chances.rows)}
    rows, market = chances.market.directory.rows, chances.market
    at = np.array(
        [place[rows[one.acgme_id]] for one in programs if rows[one.acgme_id] in place], dtype=np.intp
    )
    if not at.size:
        return {}
    levels = np.zeros_like(at)
    estimates = row_estimates(chances, at, levels)
    reasons = explain(chances, at, levels)
    return {
        market.directory.programs[chances.rows[candidate]].acgme_id: Standing(
            tier=tier_of(interview.value),
            interview=interview,
            match=match,
            worth=float(chosen.utility[candidate]),
            reasons=tuple(sourced(reason, market.card) for reason in why),
            screens=_screens(chances, int(candidate)),
        )
        for candidate, (interview, match), why in zip(at, estimates, reasons, strict=True)
    }


def _screens(chances: Chances, candidate: int) -> tuple[Screen, ...]:
    return tuple(chances.screen(column, candidate) for column in chances.screens)


def miles_to_people(program: Program, people: Sequence[Person], directory: Directory) -> tuple[Way, ...]:
    """Return how far it is from a program's city to each person's, in statute miles; unknown where a city is."""
    return tuple(
        Way(
            person.who,
            ", ".join(filter(None, (person.city, person.state))),
            _miles(program, person, directory),
        )
        for person in people
    )


def _miles(program: Program, person: Person, directory: Directory) -> float | None:
    if program.latitude is None or program.longitude is None or not person.city:
        return None
    try:
        place = ", ".join(filter(None, (person.city, person.state)))
        _, there = resolve_city(place, directory.cities)
    except UserError:
        # A village without a program has no coordinates here: the way is not known, and said to be so.
        return None
    return miles_between(program.latitude, program.longitude, *there)
