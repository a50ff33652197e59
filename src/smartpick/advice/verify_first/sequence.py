"""The order of the queue: what the next visit adds once those before it have been heard.

Answers of programs are imagined in S states, each of one member of the ensemble; in each the list is repaired after
every answer. The next visit is the one with the most expected gain for each minute over the states, its own answer
averaged exactly. Gains seldom rise when more is known, so a visit whose earlier rate still falls short is not looked
at again.
"""

import heapq
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from smartpick.advice.verify_first.board import Board
from smartpick.advice.verify_first.gains import Knowledge
from smartpick.advice.verify_first.visit import Visit
from smartpick.advice.verify_first.visits import LEAST_GAIN
from smartpick.randomness import key, uniforms, words

__all__ = ["STATES_OF_EACH", "Step", "sequence"]

# Imagined states for each member of the ensemble.
STATES_OF_EACH = 2
SEED = 92


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """A visit in its place in the queue; ``then``: what it adds to the value after those before it."""

    visit: Visit
    then: float


def sequence(
    board: Board,
    visits: Sequence[Visit],
    entity: NDArray[np.intp],
    most: int,
    minutes: float,
    states_of_each: int = STATES_OF_EACH,
) -> list[Step]:
    """Return up to ``most`` visits in order, until they take ``minutes``; ``entity`` [n] names programs for the luck.

    The first visit's gain is exact: nothing is imagined before it.
    """
    members = int(board.member[-1]) + 1
    states = members * states_of_each
    member = np.arange(states) % members
    knowledge = Knowledge(board, states, most)
    heap = [(-visit.rate, visit.program, 0, visit.gain, visit) for visit in visits]
    heapq.heapify(heap)
    found: list[Step] = []
    spent = 0.0
    fresh: dict[tuple[int, tuple[int, ...], bytes], float] = {}
    while heap and len(found) < most and spent < minutes:
        rate, program, stage, gain, visit = heapq.heappop(heap)
        if -rate * visit.minutes <= LEAST_GAIN:
            break
        if stage < len(found):
            alike = (int(board.row[program]), visit.fields, knowledge.levels[:, program].tobytes())
            if alike not in fresh:
                fresh[alike] = float(knowledge.gains(program, visit.answers).mean())
            gain = fresh[alike]
            heapq.heappush(heap, (-gain / visit.minutes, program, len(found), gain, visit))
            continue
        found.append(Step(visit, gain))
        spent += visit.minutes
        luck = uniforms(words(key(SEED, int(entity[program])), np.arange(states))[:, 0])
        ends = np.cumsum(visit.answers.likelihood, axis=0)[:, member]
        heard = (luck[None, :] >= ends[:-1]).sum(axis=0)
        knowledge.hear(program, visit.answers, heard.astype(np.int64))
        fresh.clear()
    return found
