"""The least that must be chosen: pins and minima per specialty, with signal levels that fit their caps.

Which programs can hold a level at the same time is a matching of programs to levels, so adding the cheapest
program that still fits, again and again, gives the cheapest base (a transversal matroid). The fees depend on
counts alone. Hence the limits can be met if and only if this base meets them.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from smartpick.errors import Problem as Fault
from smartpick.errors import UserError
from smartpick.picks.instance import Instance
from smartpick.picks.pick import Choice

__all__ = ["forced_base", "keeps_limits", "levels_of"]

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


def forced_base(given: Instance, worth: Floats) -> Integers:
    """Return a feasible level array (n,) that holds every pin and every minimum.

    ``worth`` (n,): the minima are filled with the most promising programs when that fits the limits, else
    with the cheapest. Raises ``UserError`` with the numbers when nothing can fit.
    """
    level = np.full(given.n, -1, dtype=np.int64)
    faults = [
        _cannot_hold(given, int(p)) for p in np.flatnonzero(given.pins) if not _seat(given, level, int(p))
    ]
    if faults:
        raise UserError(faults)
    pinned = level.copy()
    lacking = _fill(given, level, np.argsort(given.own, kind="stable"))
    if lacking:
        raise UserError(lacking)
    _check_limits(given, level)
    eager = pinned.copy()
    if not _fill(given, eager, np.argsort(-worth, kind="stable")) and _fits(given, eager):
        return eager
    return level


def keeps_limits(given: Instance, level: Integers) -> bool:
    """Tell whether a list keeps signals, minima, pins, bans, number and budget."""
    chosen = level >= 0
    used = np.zeros_like(given.caps)
    np.add.at(used, (given.specialty[chosen], level[chosen]), 1)
    held = bool((used <= given.caps).all()) and bool((given.counts(level) >= given.minimum).all())
    marked = bool(chosen[given.pins > 0].all()) and not bool(chosen[given.bans > 0].any())
    return held and marked and _fits(given, level)


def levels_of(given: Instance, chosen: Sequence[Choice]) -> Integers:
    """Return the levels (n,) of a list in canonical order.

    Raises ``ValueError`` for a list of another problem, or one that breaks its limits.
    """
    place = np.empty(given.n, dtype=np.int64)
    place[given.order] = np.arange(given.n)
    level = np.full(given.n, -1, dtype=np.int64)
    if chosen and max(choice.index for choice in chosen) >= given.n:
        raise ValueError("the pick has programs that the problem does not have")
    for choice in chosen:
        level[place[choice.index]] = choice.level
    if not keeps_limits(given, level):
        raise ValueError("the pick does not keep the limits of the problem")
    return level


def _fits(given: Instance, level: Integers) -> bool:
    return int((level >= 0).sum()) <= given.most and given.cost(level) <= given.budget + given.tolerance


def _fill(given: Instance, level: Integers, ranking: Integers) -> list[Fault]:
    """Seat programs in the order of ``ranking`` up to every minimum; return what is lacking."""
    held = given.counts(level)
    for p in ranking:
        s = given.specialty[p]
        if held[s] < given.minimum[s] and level[p] < 0 and not given.bans[p] and _seat(given, level, int(p)):
            held[s] += 1
    return [
        Fault(
            f"At least {need} programs are asked for, but only {has} can be chosen.",
            "Lower the minimum.",
            f"minimum of {given.problem.specialty_name(s)}",
        )
        for s, (need, has) in enumerate(zip(given.minimum, held, strict=True))
        if has < need
    ]


def _seat(given: Instance, level: Integers, p: int) -> bool:
    """Give program p a level, moving others of its specialty where needed (augmenting path)."""
    s = given.specialty[p]
    members = np.flatnonzero((given.specialty == s) & (level >= 0))

    def place(program: int, tried: set[int]) -> bool:
        for m in np.flatnonzero(given.available[program]):
            if int(m) in tried:
                continue
            tried.add(int(m))
            holders = [int(c) for c in members if level[c] == m]
            if len(holders) < given.caps[s, m] or any(place(c, tried) for c in holders):
                level[program] = m
                return True
        return False

    return place(p, set())


def _cannot_hold(given: Instance, p: int) -> Fault:
    index = int(given.order[p])
    name = given.problem.ids[index] if given.problem.ids is not None else f"number {index}"
    return Fault(
        f"Program {name} is open only to signalled applications, and no signal is left for it.",
        "Unpin it, or raise the number of signals.",
        "pins",
    )


def _check_limits(given: Instance, level: Integers) -> None:
    count, cost = int((level >= 0).sum()), given.cost(level)
    pinned = int(given.pins.sum())
    if count > pinned:
        what = f"{'The pins and the' if pinned else 'The'} minimum per specialty ({count} programs)"
    else:
        what = f"The {pinned} pinned programs" if pinned > 1 else "The pinned program"
    many = count > pinned > 0 or (count == pinned and pinned > 1)
    faults = []
    if count > given.most:
        most = given.problem.max_programs
        faults.append(
            Fault(
                f"{what} {'take' if many else 'takes'} {count} places, but at most {most} may be chosen.",
                "Ask for fewer, or raise max_programs.",
                "max_programs",
            )
        )
    if cost > given.budget + given.tolerance:
        faults.append(
            Fault(
                f"{what} {'cost' if many else 'costs'} {cost:.2f}, but the budget is {given.budget:.2f}.",
                "Ask for fewer, or raise the budget.",
                "budget",
            )
        )
    if faults:
        raise UserError(faults)
