"""The checklist of an experience: what to do before, in the first week, midway, in the last week and after.

It follows the running experience: where the log itself can answer, it does; the rest is ticked by hand.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Literal

from smartpick.experience.checklist_rules import RULES, Answer, Seen, seen
from smartpick.experience.experience import Experience
from smartpick.experience.portfolio import Portfolio
from smartpick.experience.stamped import words_table
from smartpick.experience.taxonomies import Kind

__all__ = ["Check", "Item", "Phase", "State", "checklist", "items"]

Phase = Literal["before", "week one", "midway", "last week", "after"]
State = Literal["done", "due", "late", "later"]

WEEK = timedelta(days=7)
#: Days after the end by which the last items are due.
AFTER = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to do; ``rule`` is empty when it is ticked by hand; ``still``: it can be done after the end, too."""

    key: str
    phase: Phase
    text: str
    why: str
    kinds: tuple[Kind, ...]
    rule: str
    still: bool = False


@dataclass(frozen=True, slots=True)
class Check:
    """An item as it stands: ``records`` show that it is done, ``missing`` says what is not there yet.

    ``due`` is the last day of its phase, ``None`` while the dates are unknown.
    """

    item: Item
    state: State
    due: date | None
    records: tuple[str, ...] = ()
    missing: str = ""


@cache
def items() -> tuple[Item, ...]:
    """Return every item, in the order of the phases."""
    return tuple(
        Item(
            one["key"],
            one["phase"],
            one["text"],
            one["why"],
            tuple(one.get("kinds", ())),
            one.get("rule", ""),
            one.get("still", False),
        )
        for one in words_table("checklists")["items"]
    )


def checklist(portfolio: Portfolio, experience: Experience, on: date) -> tuple[Check, ...]:
    """Return the items that belong to the kind of an experience, each as it stands on the day ``on``."""
    here = seen(portfolio, experience, on)
    return tuple(_check(item, here) for item in items() if not item.kinds or experience.kind in item.kinds)


def _check(item: Item, here: Seen) -> Check:
    begins, due = _window(item.phase, here.experience)
    if item.key in here.experience.ticked:
        return Check(item, "done", due, (here.experience.id,))
    answer = RULES[item.rule](here) if item.rule else Answer(done=False)
    if answer.done:
        return Check(item, "done", due, answer.records)
    return Check(item, _open_state(begins, due, here.on), due, (), answer.missing)


def _open_state(begins: date | None, due: date | None, on: date) -> State:
    if due is not None and due < on:
        return "late"
    return "later" if begins is not None and begins > on else "due"


def _window(phase: Phase, experience: Experience) -> tuple[date | None, date | None]:
    """Return the first and last day of a phase; without dates only what comes before is due now."""
    start, end = experience.start, experience.end
    if phase == "before":
        return None, None if start is None else start - timedelta(days=1)
    if start is None:
        return date.max, None
    if phase == "week one":
        return start, start + WEEK - timedelta(days=1)
    if end is None:
        # Somewhere in the open middle; the last phases wait for an end.
        return (start + 4 * WEEK, None) if phase == "midway" else (date.max, None)
    middle = start + (end - start) / 2
    windows = {
        "midway": (min(middle, start + 4 * WEEK), max(middle, start + WEEK)),
        "last week": (max(start, end - WEEK), end),
        "after": (end + timedelta(days=1), end + AFTER),
    }
    return windows[phase]
