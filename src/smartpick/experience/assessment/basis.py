"""What all dimensions look at, gathered once."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from smartpick.experience.encounter import Encounter
from smartpick.experience.experience import Experience
from smartpick.experience.portfolio import Portfolio
from smartpick.experience.taxonomies import Kind

__all__ = ["FULL_TIME_HOURS", "Basis", "basis", "months_words", "same_specialty"]

#: Hours of a full week, as the chances count them.
FULL_TIME_HOURS = 40.0
#: Kinds that programs do not take for US clinical experience by themselves.
_NOT_CLINICAL: frozenset[Kind] = frozenset({"research", "telerotation", "home practice"})


@dataclass(frozen=True, slots=True)
class Basis:
    """A portfolio on one day.

    ``clinical`` are the experiences in the US (or at a place not known) with patients that have begun, oldest first;
    ``months`` are their full-time months done so far, ``entries`` their encounters.
    """

    portfolio: Portfolio
    on: date
    specialties: tuple[str, ...]
    clinical: tuple[Experience, ...]
    months: Mapping[str, float]
    entries: Mapping[str, tuple[Encounter, ...]]

    @property
    def total(self) -> float:
        """Return all full-time months."""
        return sum(self.months[one.id] for one in self.clinical)

    def months_by(self, *, hands: bool | None) -> float:
        """Return the full-time months of a hands-on level; ``None`` is "not said"."""
        return sum(self.months[one.id] for one in self.clinical if one.hands is hands)

    def entry_ids(self, experiences: tuple[Experience, ...]) -> tuple[str, ...]:
        """Return the names of the encounters of some experiences."""
        return tuple([entry.id for one in experiences for entry in self.entries[one.id]])


def basis(portfolio: Portfolio, on: date, specialties: tuple[str, ...]) -> Basis:
    """Gather what the dimensions look at."""
    entries: dict[str, list[Encounter]] = defaultdict(list)
    for one in portfolio.encounters:
        entries[one.experience].append(one)
    clinical = [
        one
        for one in portfolio.experiences
        if one.in_us is not False and one.kind not in _NOT_CLINICAL and one.months_done(on)
    ]
    clinical.sort(key=lambda one: one.start or date.min)
    return Basis(
        portfolio,
        on,
        specialties,
        tuple(clinical),
        {one.id: _full_time_months(one, on) for one in clinical},
        {one.id: tuple(entries[one.id]) for one in clinical},
    )


def _full_time_months(one: Experience, on: date) -> float:
    """Return months times the share of a full week; a week of unknown hours counts whole, as in the chances."""
    load = 1.0 if one.hours_per_week is None else min(1.0, one.hours_per_week / FULL_TIME_HOURS)
    return (one.months_done(on) or 0.0) * load


def same_specialty(one: str | None, other: str) -> bool:
    """Tell whether two names mean the same specialty, apart from case and spaces."""
    return one is not None and " ".join(one.casefold().split()) == " ".join(other.casefold().split())


def months_words(months: float) -> str:
    """Return months as people say them: "3 months", "1.5 months", "2 weeks"."""
    if months < 0.95:
        weeks = max(1, round(months * 52 / 12))
        return f"{weeks} week{'s' if weeks != 1 else ''}"
    rounded = round(months, 1)
    return f"{rounded:g} month{'s' if rounded != 1 else ''}"
