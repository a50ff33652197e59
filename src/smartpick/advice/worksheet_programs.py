"""Whose facts to look up on a worksheet, in which order, and which of them first."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from smartpick.advice.decision import Decided, decide, open_to
from smartpick.advice.question import Progress, Question
from smartpick.advice.verify_first import Item, Looking, verify_first
from smartpick.applicant import Profile
from smartpick.chances import Market
from smartpick.facts import FIELDS, Belief
from smartpick.programs import Program
from smartpick.season import Season

__all__ = ["ToLookUp", "worksheet_programs"]

#: Visits that are put in order; nobody makes more in a season, and each takes a twentieth of a second to place.
MOST_VISITS = 60


@dataclass(frozen=True, slots=True)
class ToLookUp:
    """A program, whether it is on the list, and the facts (keys) to look up there: those that decide something."""

    program: Program
    listed: bool
    fields: tuple[str, ...]


def _silent(stage: str, share: float) -> None:
    """Report progress to nobody."""


def worksheet_programs(
    profile: Profile,
    market: Market,
    season: Season,
    on: date,
    question: Question | None = None,
    top: int | None = None,
    progress: Progress = _silent,
) -> tuple[ToLookUp, ...]:
    """Return the programs of the list, or the first ``top`` of the list and of what could follow it.

    They stand in the order of the verify-first queue: what tells most for its minutes first, up to ``MOST_VISITS``.
    What the queue does not ask about follows in the order of the list, then by the chance to match times what a match
    there is worth, undecided screens first. Raises ``UserError`` for wishes that cannot be met.
    """
    asked = question or Question()
    decided = decide(profile, market, season, on, asked)
    listed = [choice.index for choice in decided.pick.chosen]
    length = len(listed) if top is None else top
    queue = verify_first(profile, market, season, on, asked, Looking(top=min(length, MOST_VISITS)), progress)
    visits = {item.program.acgme_id: item for item in reversed(queue.items)}
    ids = [market.directory.programs[row].acgme_id for row in decided.chances.rows]
    place = {one: candidate for candidate, one in enumerate(ids)}
    order = listed
    if top is not None:
        asked_about = [place[one] for one in visits]
        order = list(dict.fromkeys([*listed, *asked_about, *_following(decided)]))[: max(top, len(listed))]
    found = [_to_look_up(decided, candidate, asked.facts, visits) for candidate in order]

    def shelf(one: ToLookUp) -> tuple[int, bool]:
        visit = visits.get(one.program.acgme_id)
        return visit.rank if visit else len(ids), not one.fields

    return tuple(sorted(found, key=shelf)[:length])


def _following(decided: Decided) -> list[int]:
    """Return the open candidates by the chance to match without a signal times what a match there is worth."""
    chances = decided.chances
    worth = (chances.match[:, 0] @ chances.node_weights) * decided.chosen.utility
    worth[~open_to(chances, decided.chosen)] = 0.0
    return [int(one) for one in np.argsort(-worth, kind="stable") if worth[one] > 0.0]


def _to_look_up(
    decided: Decided, candidate: int, facts: Mapping[str, Mapping[str, Belief]], visits: Mapping[str, Item]
) -> ToLookUp:
    chances = decided.chances
    program = chances.market.directory.programs[chances.rows[candidate]]
    listed = any(choice.index == candidate for choice in decided.pick.chosen)
    if program.acgme_id in visits:
        return ToLookUp(program, listed, tuple(one.field for one in visits[program.acgme_id].facts))
    open_rules = {
        screen.rule
        for column in chances.screens
        if (screen := chances.screen(column, candidate)).verdict == "unknown"
    }
    known = facts.get(program.acgme_id, {})
    settled = {key for key, belief in known.items() if belief.decided}
    fields = tuple(key for key, field in FIELDS.items() if field.screen in open_rules and key not in settled)
    return ToLookUp(program, listed, fields)
