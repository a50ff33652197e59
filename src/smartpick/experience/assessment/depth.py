"""Continuity and depth: staying long in one place, growing there, seeing patients again; never how many places."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from smartpick.experience.assessment.basis import Basis, months_words
from smartpick.experience.assessment.dimension import Dimension, Figure, Improvement, Standing
from smartpick.experience.encounter import Encounter
from smartpick.experience.evidence import evidence
from smartpick.experience.experience import Experience
from smartpick.experience.months import months_of
from smartpick.experience.summary import RotationSummary
from smartpick.experience.taxonomies import ROLE_RANK

__all__ = ["depth"]

STRONG_MONTHS, FAIR_MONTHS = 3.0, 0.9
#: Share of the months at a place that have an entry, from which the log shows continuity.
LOGGED_SHARE = 2 / 3
_JUDGEMENT = (
    "That counts do not tell matched from unmatched applicants was measured; that staying three months in one place "
    "is deep is judgement."
)


@dataclass(frozen=True, slots=True)
class _Stay:
    """All time at one institution: months of the calendar, share of them with entries, patients again, growth."""

    name: str
    experiences: tuple[Experience, ...]
    months: float
    logged_share: float
    again: bool
    grew: bool


def depth(ground: Basis) -> Dimension:
    """Return how deep the US clinical experience goes at the place where it goes deepest."""
    stays = [_stay(ground, spent) for spent in _places(ground)]
    if not stays:
        return _none()
    best = max(stays, key=lambda stay: (stay.months, stay.logged_share))
    standing: Standing = "thin"
    if best.months >= STRONG_MONTHS:
        standing = "strong" if best.logged_share >= LOGGED_SHARE else "fair"
    elif best.months >= FAIR_MONTHS:
        standing = "fair"
    return Dimension(
        "depth",
        "Continuity and depth",
        standing,
        _says(best),
        (
            Figure("longest time at one place", round(best.months, 1), "months"),
            Figure("of its months with entries", round(100 * best.logged_share), "%"),
        ),
        (*(one.id for one in best.experiences), *ground.entry_ids(best.experiences)),
        evidence("what_separates", "gap_months"),
        _JUDGEMENT,
        _improve(best),
        ("effects.usce", "ties.rotation"),
    )


def _places(ground: Basis) -> Iterator[tuple[Experience, ...]]:
    """Group experiences by institution and state; one without a name stands for itself."""
    places: dict[str, list[Experience]] = defaultdict(list)
    for one in ground.clinical:
        named = " ".join((one.institution or one.id).casefold().split())
        places[f"{named}|{one.state or ''}"].append(one)
    return map(tuple, places.values())


def _stay(ground: Basis, spent: tuple[Experience, ...]) -> _Stay:
    entries = [entry for one in spent for entry in ground.entries[one.id]]
    spans = [months_of(one.start, min(one.end or ground.on, ground.on)) for one in spent if one.start]
    there = {month for span in spans for month in span}
    logged = {entry.month for entry in entries} & there
    return _Stay(
        spent[0].institution or spent[0].id,
        spent,
        sum(one.months_done(ground.on) or 0.0 for one in spent),
        len(logged) / len(there) if there else 0.0,
        any(entry.again for entry in entries),
        _grew(entries),
    )


def _grew(entries: list[Encounter]) -> bool:
    """Tell whether the greatest part taken in the first sixth of the months was below that of the rest."""
    greatest: dict[str, int] = {}
    for entry in entries:
        greatest[entry.month] = max(greatest.get(entry.month, 0), ROLE_RANK[entry.role])
    ranks = [greatest[month] for month in sorted(greatest)]
    first = max(1, len(ranks) // 6)
    return len(ranks) > first and max(ranks[first:]) > max(ranks[:first])


def _says(best: _Stay) -> str:
    said = [f"Your longest time in one place is {months_words(best.months)} at {best.name}."]
    if best.again:
        said.append("You saw patients again there.")
    if best.grew:
        said.append("Your part grew with time.")
    if best.logged_share < LOGGED_SHARE:
        said.append("The log has holes, so little of it shows.")
    return " ".join(said)


def _improve(best: _Stay) -> tuple[Improvement, ...]:
    found = []
    last = best.experiences[-1]
    if best.months < FAIR_MONTHS and not last.hands:
        found.append(_one_place())
    elif best.months < STRONG_MONTHS:
        change = RotationSummary(
            "planned",
            last.kind,
            last.site,
            last.hands,
            last.institution,
            last.city,
            last.state,
            last.country,
            last.specialty,
            months=STRONG_MONTHS,
            hours_per_week=last.hours_per_week,
        )
        what = f"Stay three more months at {best.name} rather than adding another place."
        found.append(Improvement(what, "A writer who saw you for months has details to tell.", change))
    if best.logged_share < LOGGED_SHARE:
        found.append(
            Improvement("Log something in every month.", "Continuity shows only where it is written.")
        )
    if not best.again:
        found.append(
            Improvement("Follow patients over time and mark them as seen again.", "It is what depth is.")
        )
    return tuple(found)


def _one_place() -> Improvement:
    change = RotationSummary("planned", "volunteering", "community health center", hands_on=True, months=3.0)
    what = "Choose one place where you can stay for months."
    return Improvement(what, "Depth grows with time in one place.", change)


def _none() -> Dimension:
    return Dimension(
        "depth",
        "Continuity and depth",
        "none",
        "There is no US clinical experience yet.",
        (),
        (),
        evidence("what_separates", "gap_months"),
        _JUDGEMENT,
        (_one_place(),),
        ("effects.usce", "ties.rotation"),
    )
