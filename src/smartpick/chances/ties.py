"""Ties: what connects the applicant with one program, in index units.

Home (state or census division), a stated geographic preference, a rotation or a letter at the institution,
a school or a person there. An institution is found by name within its state; a doubtful name is not a tie.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from smartpick.applicant import Profile, Rotation
from smartpick.chances.clinical_months import (
    FULL_TIME_HOURS,
    HANDS_ON,
    OBSERVED,
    recency,
    share_of_hands_on,
)
from smartpick.chances.observed import is_us_letter
from smartpick.chances.specialty_match import same_specialty
from smartpick.market import ModelCard
from smartpick.programs import STATE_DIVISION, Directory
from smartpick.programs.names import SAME_INSTITUTION, likeness, parts
from smartpick.programs.names import words as comparable

__all__ = ["Tie", "TieTable", "ties"]

OTHER_SPECIALTY = 0.5


@dataclass(frozen=True, slots=True)
class Tie:
    """One tie to a set of programs: ``apply`` and ``rank`` are added to the scores, ``sd`` is its spread."""

    label: str
    words: str
    programs: NDArray[np.intp]
    apply: NDArray[np.float64]
    rank: NDArray[np.float64]
    sd: NDArray[np.float64]
    source: str
    judgement: bool


@dataclass(frozen=True, slots=True)
class TieTable:
    """All ties of one applicant and their sums over the n programs of the directory."""

    ties: tuple[Tie, ...]
    apply: NDArray[np.float64]
    rank: NDArray[np.float64]
    variance: NDArray[np.float64]


def _tie(
    card: ModelCard,
    name: str,
    label: str,
    words: str,
    rows: NDArray[np.intp],
    share: NDArray[np.float64],
    ranked: bool,
) -> Tie:
    size = card[f"ties.{name}"]
    added = size.value * share
    return Tie(
        label,
        words,
        rows,
        added,
        added if ranked else np.zeros_like(added),
        size.sd * share,
        size.source,
        size.judgement,
    )


def _home(profile: Profile, card: ModelCard, directory: Directory) -> list[Tie]:
    """Home state, or else home census division, of the states the applicant has ties to."""
    if not profile.ties.states:
        return []
    states = np.array([p.state for p in directory.programs])
    divisions = np.array([p.division for p in directory.programs])
    at_home = np.isin(states, profile.ties.states)
    near = np.isin(divisions, [STATE_DIVISION.get(s, "") for s in profile.ties.states]) & ~at_home
    named = ", ".join(profile.ties.states)
    found = []
    for mask, name, label, words in (
        (at_home, "home_state", "Home state", f"ties to {named}"),
        (near, "home_division", "Home region", f"same census division as {named}"),
    ):
        rows = np.flatnonzero(mask)
        # The odds were measured on US graduates' permanent addresses; an IMG's home is a year or two old.
        part = card["ties.img_home"]
        tie = _tie(card, name, label, words, rows, np.full(rows.size, part.value), True)
        source = f"{tie.source}; {part.value:g} of it for an IMG: {part.source}"
        found.append(replace(tie, source=source, judgement=tie.judgement or part.judgement))
    return found


def _preferred(profile: Profile, card: ModelCard, directory: Directory) -> list[Tie]:
    wanted_states, wanted_divisions = profile.preferences.states, profile.preferences.divisions
    if not wanted_states and not wanted_divisions:
        return []
    divisions = {STATE_DIVISION.get(state, "") for state in wanted_states} | set(wanted_divisions)
    home = {STATE_DIVISION.get(state, "") for state in profile.ties.states}
    # A home tie already says it, so a stated preference adds nothing there.
    rows = np.flatnonzero([p.division in divisions - home for p in directory.programs])
    words = "a stated geographic preference (MyERAS asks for census divisions)"
    return [_tie(card, "preferred_division", "Geographic preference", words, rows, np.ones(rows.size), False)]


@lru_cache(maxsize=512)
def _at(directory: Directory, institution: str, state: str | None) -> NDArray[np.intp]:
    """Return rows of the programs of an institution, found by name within its state."""
    wanted = comparable(institution)
    in_state = [row for row, p in enumerate(directory.programs) if state in (None, "", p.state)]
    alike = {
        name: max(likeness(wanted, comparable(part)) for part in parts(name)) >= SAME_INSTITUTION
        for name in {directory.programs[row].name for row in in_state}
    }
    return np.array([row for row in in_state if alike[directory.programs[row].name]], dtype=np.intp)


def _specialty_share(
    directory: Directory, rows: NDArray[np.intp], specialty: str | None
) -> NDArray[np.float64]:
    same = [same_specialty(specialty, directory.programs[row].specialty) for row in rows]
    return np.where(same, 1.0, OTHER_SPECIALTY)


def _seen(spent: list[Rotation], on: date) -> float:
    """Return how well an institution knows the applicant, 0..1: whole after a hands-on month, half by watching."""
    hands, watched = 0.0, 0.0
    for rotation in spent:
        load = 1.0 if rotation.hours_per_week is None else min(1.0, rotation.hours_per_week / FULL_TIME_HOURS)
        months = rotation.months_done(on) * load * recency(rotation.end or on, on)
        share = share_of_hands_on(rotation)
        if share >= HANDS_ON:
            hands += months
        else:
            watched += months * (0.5 if share >= OBSERVED else 0.25)
    return min(1.0, hands + min(0.5, watched))


def _rotations(profile: Profile, card: ModelCard, directory: Directory, on: date) -> Iterable[Tie]:
    """One tie an institution, however its months are written down."""
    places: dict[tuple[str, str | None], list[Rotation]] = {}
    for rotation in profile.least_rotations:
        if rotation.institution and rotation.in_us is not False and rotation.kind != "telerotation":
            places.setdefault((rotation.institution, rotation.state), []).append(rotation)
    for (institution, state), spent in places.items():
        rows = _at(directory, institution, state)
        share = np.max([_specialty_share(directory, rows, r.specialty) for r in spent], axis=0) * _seen(
            spent, on
        )
        kinds = " and ".join(dict.fromkeys(rotation.kind for rotation in spent))
        words = f"{kinds} at {institution}"
        yield _tie(card, "rotation", "Rotation there", words, rows, share, True)


def _letters(profile: Profile, card: ModelCard, directory: Directory) -> Iterable[Tie]:
    """One tie an institution: a second letter from the same place adds nothing there."""
    places: dict[tuple[str, str | None], list[str | None]] = {}
    for letter in profile.least_letters:
        if letter.institution and is_us_letter(letter):
            places.setdefault((letter.institution, letter.state), []).append(letter.specialty)
    for (institution, state), specialties in places.items():
        rows = _at(directory, institution, state)
        share = np.max([_specialty_share(directory, rows, name) for name in specialties], axis=0)
        yield _tie(card, "letter", "Letter from there", f"letter from {institution}", rows, share, True)


def _people(profile: Profile, card: ModelCard, directory: Directory) -> Iterable[Tie]:
    """One tie an institution for the people there, one for a school."""
    places: dict[tuple[str, str | None], list[str]] = {}
    for person in profile.ties.people:
        if person.institution:
            places.setdefault((person.institution, person.state), []).append(person.who)
    for (institution, state), people in places.items():
        rows = _at(directory, institution, state)
        words = f"{' and '.join(people)} at {institution}"
        yield _tie(card, "person", "Person there", words, rows, np.ones(rows.size), True)
    for school in dict.fromkeys(profile.ties.schools):
        rows = _at(directory, school, None)
        yield _tie(card, "school", "School tie", f"tie to {school}", rows, np.ones(rows.size), True)


def ties(profile: Profile, card: ModelCard, directory: Directory, on: date) -> TieTable:
    """Return every tie of the applicant with its programs, and the sums over the directory's n programs."""
    found = (
        *_home(profile, card, directory),
        *_preferred(profile, card, directory),
        *_rotations(profile, card, directory, on),
        *_letters(profile, card, directory),
        *_people(profile, card, directory),
    )
    count = len(directory.programs)
    apply, rank, variance = np.zeros(count), np.zeros(count), np.zeros(count)
    for tie in found:
        apply[tie.programs] += tie.apply
        rank[tie.programs] += tie.rank
        variance[tie.programs] += tie.sd**2
    return TieTable(tuple(tie for tie in found if tie.programs.size), apply, rank, variance)
