"""A portfolio in the words of a profile: rotations, letters and ties, as plain values.

Rooms at one height do not import each other, so these are records of their own whose fields have the names of a
profile's: ``applicant.Rotation(**one.profile_fields())`` and the same for letters and people.
"""

import dataclasses
import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from smartpick.experience.experience import Experience
from smartpick.experience.letter import Letter
from smartpick.experience.person import Person
from smartpick.experience.taxonomies import Kind, Site
from smartpick.united_states import is_united_states

__all__ = [
    "ExperienceSummary",
    "InstitutionSummary",
    "LetterSummary",
    "MonthsSummary",
    "PersonSummary",
    "RotationSummary",
    "summarise",
]


class _ProfileFields:
    """What lets a summary become the profile's own record."""

    __slots__ = ()

    def profile_fields(self) -> dict[str, object]:
        """Return the fields that the profile's record has, by name."""
        own = {"record", "expected"}
        found = dataclasses.fields(self)  # type: ignore[arg-type]  # every subclass is a dataclass
        return {field.name: getattr(self, field.name) for field in found if field.name not in own}


@dataclass(frozen=True, slots=True)
class RotationSummary(_ProfileFields):
    """One rotation of a profile; ``months`` is its length, or what is done while it has no end."""

    record: str
    kind: Kind
    setting: Site | None = None
    hands_on: bool | None = None
    institution: str | None = None
    city: str | None = None
    state: str | None = None
    country: str | None = None
    specialty: str | None = None
    start: dt.date | None = None
    end: dt.date | None = None
    months: float = 0.0
    hours_per_week: float | None = None


@dataclass(frozen=True, slots=True)
class LetterSummary(_ProfileFields):
    """One letter of a profile; with ``expected`` it is agreed or asked for but not written yet."""

    record: str
    expected: bool = False
    writer_role: str | None = None
    institution: str | None = None
    city: str | None = None
    state: str | None = None
    specialty: str | None = None
    us: bool | None = None
    date: dt.date | None = None


@dataclass(frozen=True, slots=True)
class PersonSummary(_ProfileFields):
    """One person of a profile's ties; ``who`` is the relation, never the name."""

    record: str
    who: str
    city: str | None = None
    state: str | None = None
    institution: str | None = None


@dataclass(frozen=True, slots=True)
class InstitutionSummary:
    """What connects the applicant with one institution in the US: the ground of a tie.

    ``months`` and ``hands_on_months`` are done so far; ``last`` is the end of the latest experience there, ``None``
    while one is running. ``letters`` counts those written there.
    """

    institution: str
    city: str | None
    state: str | None
    specialties: tuple[str, ...]
    months: float
    hands_on_months: float
    last: dt.date | None
    experiences: tuple[str, ...]
    letters: int


@dataclass(frozen=True, slots=True)
class MonthsSummary:
    """Months of one kind and hands-on level (``None``: unknown), in the US or not; ``last`` as above."""

    kind: Kind
    hands_on: bool | None
    in_us: bool | None
    done: float
    planned: float
    last: dt.date | None


@dataclass(frozen=True, slots=True)
class ExperienceSummary:
    """A portfolio in the words of a profile."""

    rotations: tuple[RotationSummary, ...]
    letters: tuple[LetterSummary, ...]
    expected_letters: tuple[LetterSummary, ...]
    people: tuple[PersonSummary, ...]
    institutions: tuple[InstitutionSummary, ...]
    months: tuple[MonthsSummary, ...]


def summarise(
    experiences: Iterable[Experience], letters: Iterable[Letter], people: Iterable[Person], on: dt.date
) -> ExperienceSummary:
    """Return experiences, letters and people as of the day ``on`` in the words of a profile.

    Experiences whose length is unknown are left out of the rotations, because a profile refuses them. Letters count
    when they are written; those asked for or agreed are apart. People count as ties when a relation is given.
    """
    experiences, letters, people = tuple(experiences), tuple(letters), tuple(people)
    by_id = {one.id: one for one in people}
    told = tuple(_letter(one, by_id.get(one.writer)) for one in letters if _counts(one, on))
    written = tuple(one for one in told if not one.expected)
    rotations = tuple(_rotation(one, on) for one in experiences if one.months_done(on) is not None)
    return ExperienceSummary(
        rotations,
        written,
        tuple(one for one in told if one.expected),
        tuple(_person(one) for one in people if one.relation),
        _institutions(experiences, written, on),
        _months(experiences, on),
    )


def _rotation(one: Experience, on: dt.date) -> RotationSummary:
    months = one.length if one.length is not None else one.months_done(on)
    return RotationSummary(
        one.id,
        one.kind,
        one.site,
        one.hands,
        one.institution,
        one.city,
        one.state,
        one.country,
        one.specialty,
        one.start,
        one.end,
        months or 0.0,
        one.hours_per_week,
    )


def _counts(letter: Letter, on: dt.date) -> bool:
    if letter.exists:
        return letter.dated is not None and letter.dated <= on
    return letter.declined is None and (letter.asked is not None or letter.agreed is not None)


def _letter(letter: Letter, writer: Person | None) -> LetterSummary:
    if writer is None:
        return LetterSummary(letter.id, not letter.exists, letter.writer_role, specialty=letter.specialty)
    us = True if writer.state else None if writer.country is None else is_united_states(writer.country)
    return LetterSummary(
        letter.id,
        not letter.exists,
        letter.writer_role or writer.relation or writer.role,
        writer.institution,
        writer.city,
        writer.state,
        letter.specialty,
        us,
        letter.dated,
    )


def _person(one: Person) -> PersonSummary:
    return PersonSummary(one.id, one.relation or one.role, one.city, one.state, one.institution)


def _institutions(
    experiences: tuple[Experience, ...], letters: tuple[LetterSummary, ...], on: dt.date
) -> tuple[InstitutionSummary, ...]:
    places: dict[tuple[str, str | None, str | None], list[Experience]] = defaultdict(list)
    for one in experiences:
        if one.institution and one.in_us is not False and one.kind != "telerotation" and one.months_done(on):
            places[one.institution, one.city, one.state].append(one)
    return tuple(
        InstitutionSummary(
            name,
            city,
            state,
            tuple(dict.fromkeys(one.specialty for one in spent if one.specialty)),
            sum(one.months_done(on) or 0.0 for one in spent),
            sum(one.months_done(on) or 0.0 for one in spent if one.hands),
            _last(spent, on),
            tuple(one.id for one in spent),
            sum(1 for letter in letters if (letter.institution, letter.state) == (name, state)),
        )
        for (name, city, state), spent in places.items()
    )


def _months(experiences: tuple[Experience, ...], on: dt.date) -> tuple[MonthsSummary, ...]:
    groups: dict[tuple[Kind, bool | None, bool | None], list[Experience]] = defaultdict(list)
    for one in experiences:
        groups[one.kind, one.hands, one.in_us].append(one)
    found = []
    for (kind, hands_on, in_us), spent in groups.items():
        done = sum(one.months_done(on) or 0.0 for one in spent)
        whole = sum(one.length or one.months_done(on) or 0.0 for one in spent)
        begun = [one for one in spent if not one.planned(on)]
        found.append(
            MonthsSummary(kind, hands_on, in_us, done, whole - done, _last(begun, on) if begun else None)
        )
    return tuple(found)


def _last(spent: list[Experience], on: dt.date) -> dt.date | None:
    """Return the end of the latest; ``None`` while one is running or no end is known."""
    if any(one.running(on) for one in spent):
        return None
    ends = [one.end for one in spent if one.end is not None]
    return max(ends) if ends else None
