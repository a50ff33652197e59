"""One program and one list: how the applicant stands there, its place on the list or why it has none, its equals."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from smartpick.advice.candidates import Candidates
from smartpick.advice.decision import open_to
from smartpick.advice.result import Plan, PlanRow
from smartpick.advice.side_by_side import Standing, standings
from smartpick.chances import Chances
from smartpick.programs import Program
from smartpick.season import Season

__all__ = ["Absence", "OneProgram", "Rule", "alike_rows", "one_program"]

#: Why a program has no place on a list.
Rule = Literal["banned", "rated never", "screened out", "over budget", "past the stop point"]
#: Level of a signal (see ``chances.LEVELS``) by its word in a plan.
_LEVEL = {"none": 0, "silver": 1, "gold": 2, "signal": 2}


@dataclass(frozen=True, slots=True)
class Absence:
    """Why a program is not on the list.

    ``words`` say more (the rule that is failed). Adding it to the whole list, without a signal, would cost ``cost``
    dollars and add ``adds`` to P(match), were every interview attended.
    """

    rule: Rule
    words: tuple[str, ...]
    cost: float
    adds: float


@dataclass(frozen=True, slots=True)
class OneProgram:
    """How an applicant stands at one program, and what their list does with it.

    ``standing`` is without a signal; ``None`` for a program outside the applicant's specialties. ``row`` is its row of
    the list, ``None`` where it has none, and then ``absence`` says why. ``pinned``, ``banned``: by the applicant's own
    word. ``alike`` are the other programs that nothing known tells apart from it, ``alike_listed`` how many of these
    are on the list.
    """

    standing: Standing | None
    row: PlanRow | None
    absence: Absence | None
    pinned: bool = False
    banned: bool = False
    alike: tuple[Program, ...] = ()
    alike_listed: int = 0


def one_program(
    program: Program, chosen: Candidates, chances: Chances, plan: Plan, season: Season
) -> OneProgram:
    """Return how the applicant stands at ``program`` and what ``plan`` does with it.

    ``chosen`` and ``chances`` are those that the plan was made from (``decision.posed``).
    """
    standing = standings([program], chosen, chances).get(program.acgme_id)
    if standing is None:
        return OneProgram(None, None, None)
    directory = chances.market.directory
    candidate = int(np.flatnonzero(chances.rows == directory.rows[program.acgme_id])[0])
    row = next((one for one in plan.rows if one.program.acgme_id == program.acgme_id), None)
    same = np.flatnonzero(chances.group == chances.group[candidate])
    alike = tuple(directory.programs[chances.rows[one]] for one in same if one != candidate)
    listed = {one.program.acgme_id for one in plan.rows}
    return OneProgram(
        standing=standing,
        row=row,
        absence=None if row else _absence(candidate, standing, chosen, chances, plan, season),
        pinned=bool(chosen.pinned[candidate]),
        banned=bool(chosen.banned[candidate]),
        alike=alike,
        alike_listed=sum(one.acgme_id in listed for one in alike),
    )


def alike_rows(rows: Iterable[PlanRow]) -> tuple[tuple[PlanRow, ...], ...]:
    """Return the rows that nothing known tells apart, in groups of two and more, in the order of the list.

    Programs that are alike share their draws of the market, so the estimates of their rows are the same to the last
    digit; a signal sent to one of them makes it another row.
    """
    groups: dict[object, list[PlanRow]] = {}
    for row in rows:
        key = (row.program.specialty, row.signal, row.interview, row.match)
        groups.setdefault(key, []).append(row)
    return tuple(tuple(group) for group in groups.values() if len(group) > 1)


def _absence(
    candidate: int,
    standing: Standing,
    chosen: Candidates,
    chances: Chances,
    plan: Plan,
    season: Season,
) -> Absence:
    name = chosen.specialties[chosen.specialty[candidate]]
    applied = sum(one.program.specialty == name for one in plan.rows)
    cost = season.fee_schedule(name).marginal(applied + 1)
    adds = _added(candidate, chances, plan)
    if chosen.banned[candidate]:
        return Absence("rated never" if standing.worth == 0.0 else "banned", (), cost, adds)
    if not open_to(chances, chosen)[candidate]:
        failed = tuple(f"{one.rule}: {one.words}" for one in standing.screens if one.verdict == "fails")
        return Absence("screened out", failed, cost, adds)
    over = plan.budget is not None and plan.totals.dollars + cost > plan.budget
    return Absence("over budget" if over else "past the stop point", (), cost, adds)


def _added(candidate: int, chances: Chances, plan: Plan) -> float:
    """Return what one more application, without a signal, adds to the P(match) of the whole list."""
    place = {int(row): one for one, row in enumerate(chances.rows)}
    rows = chances.market.directory.rows
    at = [place[rows[one.program.acgme_id]] for one in plan.rows]
    levels = [_LEVEL[one.signal] for one in plan.rows]
    missed = np.prod(1.0 - chances.match[at, levels], axis=0)
    return float((missed * chances.match[candidate, 0]) @ chances.node_weights)
