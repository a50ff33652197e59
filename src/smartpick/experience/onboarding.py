"""Papers for a start: what is held, what expires, what is missing, and the day by which to begin with each.

What a site wants is the site's to say. The list is what most ask for; validity comes from sources, lead times are
judgement.
"""

from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Literal

from smartpick.experience.document import Document
from smartpick.experience.experience import Experience
from smartpick.experience.stamped import Stamp, rows, stamp_of
from smartpick.experience.taxonomies import Kind

__all__ = [
    "ApplyBy",
    "Need",
    "OnboardingItem",
    "apply_by",
    "earliest_start",
    "onboarding_items",
    "readiness",
    "valid_until",
]

NeedState = Literal["held", "expires", "expired", "undated", "missing"]
Needed = Literal["yes", "ask", "no"]
#: Kinds that take place at a site with rules of its own.
_ON_SITE: frozenset[Kind] = frozenset(
    {
        "elective",
        "sub-internship",
        "externship",
        "observership",
        "clinic observership",
        "volunteering",
        "research",
    }
)
_FLU_MONTHS = frozenset({10, 11, 12, 1, 2, 3})


@dataclass(frozen=True, slots=True)
class OnboardingItem:
    """One paper that sites ask for.

    ``needed`` is "always", "hands-on", "abroad" (who comes on a visa) or "some" (sites differ). ``validity_months``
    is 0 for good; ``per`` says that it is made anew for each "season", "rotation" or "visit". ``lead_days`` is how
    long it takes to get when nothing is held (judgement).
    """

    key: str
    title: str
    group: str
    needed: str
    per: str
    validity_months: int
    lead_days: int
    note: str
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class Need:
    """One item for one start: ``begin_by`` is the last day to begin with it when it is not held."""

    item: OnboardingItem
    needed: Needed
    state: NeedState
    document: str | None
    valid_to: date | None
    begin_by: date | None

    def late(self, on: date) -> bool:
        """Tell whether the day to begin has passed and it is not held."""
        return self.state != "held" and self.begin_by is not None and self.begin_by < on


@dataclass(frozen=True, slots=True)
class ApplyBy:
    """When to apply for a start: between ``first`` and ``last``."""

    first: date
    last: date
    words: str
    stamp: Stamp


@cache
def _all() -> Mapping[str, OnboardingItem]:
    return {
        row["key"]: OnboardingItem(
            row["key"],
            row["title"],
            row["group"],
            row["needed"],
            row["per"],
            int(row["validity_months"]),
            int(row["lead_days"]),
            row["note"],
            stamp_of(row),
        )
        for row in rows("onboarding")
    }


def onboarding_items() -> tuple[OnboardingItem, ...]:
    """Return every item, immunisations first."""
    return tuple(_all().values())


def months_later(day: date, months: int) -> date:
    """Return the same day so many months later or earlier, the last of the month where it has no such day."""
    count = day.year * 12 + day.month - 1 + months
    year, month = count // 12, count % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def valid_until(document: Document) -> date | None:
    """Return the last day a paper is good for: as printed, else by its usual validity; ``None`` when for good."""
    item = _all().get(document.item)
    if document.expires is not None:
        return document.expires
    if item is None or item.validity_months == 0 or document.got is None:
        return None
    return months_later(document.got, item.validity_months) - timedelta(days=1)


def readiness(experience: Experience, documents: Iterable[Document], on: date) -> tuple[Need, ...]:
    """Return every item for an experience with its state, the most urgent first.

    A paper counts when it is good on the first day to the last; "expires" means that it runs out in between, and
    "undated" that neither its day nor its end is known. For a start that is not known the day ``on`` is taken.
    Practice at home and remote rotations need nothing here.
    """
    if experience.kind not in _ON_SITE:
        return ()
    start = experience.start or on
    end = max(start, experience.end or start)
    held = tuple(one for one in documents if one.experience in {None, experience.id})
    needs = [
        _need(item, needed, experience, [one for one in held if one.item == item.key], start, end)
        for item in _all().values()
        if (needed := _needed(item, experience, start, end)) != "no"
    ]
    order = {"missing": 0, "expired": 1, "undated": 2, "expires": 3, "held": 4}
    return tuple(
        sorted(needs, key=lambda need: (need.needed != "yes", order[need.state], need.begin_by or date.max))
    )


def _needed(item: OnboardingItem, experience: Experience, start: date, end: date) -> Needed:
    if item.per == "season" and not _touches_winter(start, end):
        return "no"
    if item.needed == "always":
        return "yes"
    if item.needed == "hands-on":
        return {True: "yes", False: "no", None: "ask"}[experience.hands]  # type: ignore[return-value]
    return "ask"


def _touches_winter(start: date, end: date) -> bool:
    days = (end - start).days
    return days > 184 or any(
        (start + timedelta(days=day)).month in _FLU_MONTHS for day in (*range(0, days, 28), days)
    )


def _need(
    item: OnboardingItem,
    needed: Needed,
    experience: Experience,
    papers: list[Document],
    start: date,
    end: date,
) -> Need:
    begin_by = start - timedelta(days=item.lead_days) if experience.start is not None else None
    if item.per in {"rotation", "visit"}:
        # A paper made for one stay is only good for that stay, or while it says so itself.
        papers = [p for p in papers if p.experience == experience.id or p.expires is not None]
    ends = sorted(((valid_until(p) or date.max, p) for p in papers), key=lambda pair: pair[0])
    if not ends:
        return Need(item, needed, "missing", None, None, begin_by)
    last, paper = ends[-1]
    valid_to = None if last == date.max else last
    state: NeedState = "expired" if last < start else "expires" if last < end else "held"
    if valid_to is None and paper.got is None and item.validity_months:
        state = "undated"
    if state == "expires":
        begin_by = last - timedelta(days=item.lead_days)
    return Need(item, needed, state, paper.id, valid_to, None if state == "held" else begin_by)


def earliest_start(experience: Experience, documents: Iterable[Document], on: date) -> date:
    """Return the first day on which everything that is surely needed could be held, beginning on the day ``on``."""
    open_needs = [
        need for need in readiness(experience, documents, on) if need.needed == "yes" and need.state != "held"
    ]
    return on + timedelta(days=max((need.item.lead_days for need in open_needs), default=0))


def apply_by(experience: Experience) -> ApplyBy | None:
    """Return when to apply for the start of an experience; ``None`` when it has none or no lead time is known."""
    kind = "agency" if experience.agency else experience.kind
    found = next((row for row in rows("lead_times") if kind in row["kinds"].split("; ")), None)
    if found is None or experience.start is None:
        return None
    return ApplyBy(
        months_later(experience.start, -int(found["months_high"])),
        months_later(experience.start, -int(found["months_low"])),
        found["words"],
        stamp_of(found),
    )
