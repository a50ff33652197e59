"""Whose facts to look up on a worksheet, in which order, and which of them first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from smartpick.advice.decision import Decided, decide, open_to
from smartpick.advice.question import Progress, Question
from smartpick.applicant import Profile
from smartpick.chances import Market
from smartpick.facts import FIELDS
from smartpick.programs import Program
from smartpick.season import Season

__all__ = ["ToLookUp", "worksheet_programs"]


@dataclass(frozen=True, slots=True)
class ToLookUp:
    """A program, whether it is on the list, and the facts (keys) that decide a screen and are not known."""

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

    Programs with an undecided screen come first; among them the order of the list, which puts first what adds most,
    then by the chance to match times what a match there is worth. Raises ``UserError`` for wishes that cannot be met.
    """
    asked = question or Question()
    decided = decide(profile, market, season, on, asked, progress)
    order = _in_order(decided, top)
    found = [_to_look_up(decided, candidate, asked.facts) for candidate in order]
    progress("Done", 1.0)
    return tuple(sorted(found, key=lambda one: not one.fields))


def _in_order(decided: Decided, top: int | None) -> Sequence[int]:
    listed = [choice.index for choice in decided.pick.chosen]
    if top is None or top <= len(listed):
        return listed[:top]
    chances = decided.chances
    worth = (chances.match[:, 0] @ chances.node_weights) * decided.chosen.utility
    worth[listed] = -1.0
    worth[~open_to(chances, decided.chosen)] = -1.0
    following = np.argsort(-worth, kind="stable")[: top - len(listed)]
    return [*listed, *(int(one) for one in following if worth[one] > 0.0)]


def _to_look_up(decided: Decided, candidate: int, facts: Mapping[str, Mapping[str, object]]) -> ToLookUp:
    chances = decided.chances
    program = chances.market.directory.programs[chances.rows[candidate]]
    open_rules = {
        screen.rule
        for column in chances.screens
        if (screen := chances.screen(column, candidate)).verdict == "unknown"
    }
    known = facts.get(program.acgme_id, {})
    decided_fields = {key for key, belief in known.items() if getattr(belief, "decided", False)}
    fields = tuple(
        key for key, field in FIELDS.items() if field.screen in open_rules and key not in decided_fields
    )
    return ToLookUp(program, any(choice.index == candidate for choice in decided.pick.chosen), fields)
