"""The verify-first queue: from a profile and what is known to the shortest list of things to look up, best first."""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from smartpick import __version__
from smartpick.advice.decision import Decided, curve_after, decide
from smartpick.advice.goal import goal_of
from smartpick.advice.question import Progress, Question
from smartpick.advice.result import Provenance
from smartpick.advice.verify_first.board import Board, board_of
from smartpick.advice.verify_first.deciding import Deciding, deciding, notes_on
from smartpick.advice.verify_first.effects import Effect, effects, gain_by_member
from smartpick.advice.verify_first.item import Asked, Item, Outcome, Queue
from smartpick.advice.verify_first.sequence import STATES_OF_EACH, Step, sequence
from smartpick.advice.verify_first.share_seen import SHARE
from smartpick.advice.verify_first.stopping import HALF_HOUR, next_half_hours, stop_looking, worth_of_hundred
from smartpick.advice.verify_first.visit import Visit, page_of
from smartpick.advice.verify_first.visits import Skipped, best_visits
from smartpick.advice.verify_first.wording import Names, answers_in_words, outcome, question_of, search_words
from smartpick.applicant import Profile
from smartpick.chances import Estimate, Market, list_estimates
from smartpick.facts import FIELDS, Belief
from smartpick.season import Season

__all__ = ["Looking", "verify_first"]

F64 = NDArray[np.float64]
# Visits that are looked at beyond those shown, so that the half hour after the last is known, too.
BEYOND = 6
Beliefs = Mapping[str, Mapping[str, Belief]]


@dataclass(frozen=True, slots=True)
class Looking:
    """How far to look: at most ``top`` visits and ``minutes``.

    ``threshold``: least gain of half an hour, ``None``: what 100 dollars buy at the end of the list; ``skip``: (ACGME
    id, field) that nobody could answer; ``states`` imagined for each member of the ensemble.
    """

    top: int = 20
    minutes: float = math.inf
    threshold: float | None = None
    skip: Collection[tuple[str, str]] = ()
    states: int = STATES_OF_EACH


def _silent(stage: str, share: float) -> None:
    """Report progress to nobody."""


def verify_first(
    profile: Profile,
    market: Market,
    season: Season,
    on: date,
    question: Question | None = None,
    looking: Looking | None = None,
    progress: Progress = _silent,
) -> Queue:
    """Return what to look up first, with what it adds and what each answer would do.

    The list is the one of ``decide``; its money is kept. Raises ``UserError`` for wishes that cannot be met.
    """
    asked, looking = question or Question(), looking or Looking()
    decided = decide(profile, market, season, on, asked, progress)
    progress("What each answer would do", 0.6)
    chances = decided.chances
    known = deciding(chances, _shares_known(decided, asked.facts))
    board = board_of(decided.problem, decided.pick, chances.group, len(market.ensemble))
    ids = [market.directory.programs[row].acgme_id for row in chances.rows[board.given.order]]
    curve = curve_after(decided.problem, decided.pick, decided.drawn)
    threshold = looking.threshold
    if threshold is None:
        threshold = worth_of_hundred(curve, len(decided.pick.chosen))
    skipped = _skipped(ids, known, looking.skip)
    visits = best_visits(
        board, known, _address_known(ids, asked.facts), skipped, minute=threshold / HALF_HOUR
    )
    progress("The best order", 0.7)
    entity = chances.rows[board.given.order]
    steps = sequence(board, visits, entity, looking.top + BEYOND, looking.minutes, looking.states)
    ended = len(steps) < looking.top + BEYOND and sum(s.visit.minutes for s in steps) < looking.minutes
    progress("In words", 0.9)
    shown = steps[: looking.top]
    told = _Telling(profile, on, decided, board, known, asked.facts, threshold)
    halves = next_half_hours(steps, ended=ended)
    items = tuple(told.item(rank + 1, step, halves[rank]) for rank, step in enumerate(shown))
    goal = goal_of(profile.preferences, decided.chosen)
    progress("Done", 1.0)
    return Queue(
        label=profile.label,
        goal=goal.words,
        weighted=goal.weighted,
        p_match=_p_match(decided),
        listed=tuple(one for one, level in zip(ids, board.level, strict=True) if level >= 0),
        applications=len(decided.pick.chosen),
        dollars=decided.pick.cost,
        items=items,
        worthwhile=len(visits),
        programs=board.given.n,
        stop=stop_looking(steps, threshold, own=looking.threshold is not None, ended=ended, shown=len(shown)),
        notes=notes_on(profile),
        provenance=Provenance(
            seed=market.equilibrium.provenance.seed,
            directory=market.directory.version,
            season=season.name,
            card=market.card.hash,
            engine=__version__,
            made_on=on.isoformat(),
        ),
    )


def _shares_known(decided: Decided, beliefs: Beliefs) -> set[int]:
    """Return the groups of programs whose share of IMGs is decided."""
    chances = decided.chances
    programs = chances.market.directory.programs
    found = set()
    for candidate, row in enumerate(chances.rows):
        belief = beliefs.get(programs[row].acgme_id, {}).get(SHARE)
        if belief is not None and belief.decided:
            found.add(int(chances.group[candidate]))
    return found


def _address_known(ids: Sequence[str], beliefs: Beliefs) -> NDArray[np.bool_]:
    return np.array([bool(_website(beliefs, one)) for one in ids], dtype=np.bool_)


def _website(beliefs: Beliefs, acgme_id: str) -> str:
    belief = beliefs.get(acgme_id, {}).get("website")
    return str(belief.likely) if belief is not None else ""


def _skipped(ids: Sequence[str], known: Deciding, skip: Collection[tuple[str, str]]) -> Skipped:
    place = {one: p for p, one in enumerate(ids)}
    found: dict[int, frozenset[int]] = {}
    for acgme_id, field in skip:
        if acgme_id in place and field in known.fields:
            p = place[acgme_id]
            found[p] = found.get(p, frozenset()) | {known.fields.index(field)}
    return found


def _p_match(decided: Decided) -> Estimate:
    """Return the chance of the list now; with limited interviews its interval shrinks in proportion."""
    chosen = decided.pick.chosen
    if not chosen:
        return Estimate(0.0, 0.0, 0.0)
    at = np.array([choice.index for choice in chosen], dtype=np.intp)
    levels = np.array([choice.level for choice in chosen], dtype=np.intp)
    free = list_estimates(decided.chances, at, levels).p_match
    part = min(1.0, decided.pick.p_success / free.value) if free.value > 0.0 else 1.0
    return Estimate(part * free.value, part * free.low, part * free.high)


@dataclass(frozen=True, slots=True)
class _Telling:
    """Everything needed to tell one visit in words."""

    profile: Profile
    on: date
    decided: Decided
    board: Board
    known: Deciding
    beliefs: Beliefs
    threshold: float

    def item(self, rank: int, step: Step, half_hour: float) -> Item:
        visit, board = step.visit, self.board
        names = self._names()
        program = names.program(visit.program)
        keys = tuple(self.known.fields[f] for f in visit.fields)
        pages = tuple(dict.fromkeys(page_of(key) for key in keys))
        found = effects(board, visit)
        alone = _over_members(gain_by_member(board, found), self._prior())
        part = step.then / visit.gain if visit.gain > 0.0 else 0.0
        level = int(board.level[visit.program])
        return Item(
            rank=rank,
            program=program,
            listed=level >= 0,
            signal=names.signal(visit.program, level) if level >= 0 else "none",
            facts=self._asked(visit),
            pages=pages,
            minutes=visit.minutes,
            gain=Estimate(part * alone.value, part * alone.low, part * alone.high),
            alone=alone,
            worth_gain=step.then,
            next_half_hour=half_hour,
            per_minute=step.then / visit.minutes,
            past_stop=half_hour < self.threshold,
            outcomes=self._outcomes(names, visit, keys, found),
            website=_website(self.beliefs, program.acgme_id),
            search_for=search_words(program, pages),
        )

    def _prior(self) -> F64:
        return np.bincount(self.board.member, self.board.given.problem.node_weights).astype(np.float64)

    def _names(self) -> Names:
        chosen = self.decided.chosen
        tiered = [
            bool(allowance.tiered) if (allowance := chosen.allowances.get(name)) is not None else False
            for name in chosen.specialties
        ]
        return Names(self.decided.chances, self.board, tuple(tiered))

    def _asked(self, visit: Visit) -> tuple[Asked, ...]:
        group = int(self.board.group[self.board.row[visit.program]])
        prior = self._prior()
        return tuple(
            Asked(
                field=self.known.fields[f],
                label=FIELDS[self.known.fields[f]].label,
                question=question_of(self.known.fields[f], self.profile),
                page=page_of(self.known.fields[f]),
                kind=FIELDS[self.known.fields[f]].kind,
                refuses=float(1.0 - prior @ self.known.chance((f,), group)),
            )
            for f in visit.fields
        )

    def _outcomes(
        self, names: Names, visit: Visit, keys: Sequence[str], found: Sequence[Effect]
    ) -> tuple[Outcome, ...]:
        group = int(self.board.group[self.board.row[visit.program]])
        said = answers_in_words(keys, self.profile, self.on, self.known.shares.edges[:, group])
        return tuple(
            outcome(names, visit.program, words, effect)
            for words, effect in zip(said, found, strict=True)
            if effect.likelihood.any()
        )


def _over_members(gains: F64, prior: F64) -> Estimate:
    """Return the mean of a gain [M] and its span over the members of the ensemble."""
    mean = float(prior @ gains)
    return Estimate(mean, min(mean, float(gains.min())), max(mean, float(gains.max())))
