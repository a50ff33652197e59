"""The best visit to every program: the facts that are worth looking up together.

A further fact belongs to a visit while it adds more than its minutes are worth elsewhere in the queue: time has a
price, the one at which looking stops.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from smartpick.advice.verify_first.board import Board
from smartpick.advice.verify_first.deciding import Deciding
from smartpick.advice.verify_first.gains import Knowledge
from smartpick.advice.verify_first.possible_answers import possible_answers
from smartpick.advice.verify_first.share_seen import SHARE
from smartpick.advice.verify_first.visit import Visit, minutes_of

__all__ = ["LEAST_GAIN", "Skipped", "best_visits"]

Skipped = Mapping[int, frozenset[int]]
"""Places of fields, by place of the program, that are not to be asked about."""
Fields = tuple[int, ...]
# A gain below this is rounding.
LEAST_GAIN = 1e-9


def best_visits(
    board: Board,
    deciding: Deciding,
    address_known: NDArray[np.bool_],
    skipped: Skipped | None = None,
    *,
    minute: float = 0.0,
    one_fact: bool = False,
) -> list[Visit]:
    """Return the best visit to each program that has anything to gain; ``address_known`` [n] in the board's order.

    ``minute``: what a minute is worth in the value of the list; ``one_fact``: visits for a single fact only. Programs
    that are interchangeable (same row, level, pin, address, open fields) are looked at once.
    """
    looking = _Looking(board, deciding, Knowledge(board, 1, 0), minute)
    seen: dict[tuple[int, int, int, bool, Fields], Visit | None] = {}
    found = []
    for p in range(board.given.n):
        if board.given.bans[p] or board.given.tier[p] >= len(board.steps):
            continue
        still = deciding.open[:, board.group[board.row[p]]]
        fields = tuple(f for f in np.flatnonzero(still).tolist() if f not in (skipped or {}).get(p, ()))
        known = bool(address_known[p])
        alike = (int(board.row[p]), int(board.level[p]), int(board.given.pins[p]), known, fields)
        if alike not in seen:
            sets = [(f,) for f in fields] if one_fact else looking.nested(p, fields)
            best = looking.best(p, sets, known)
            if best is not None and not one_fact and deciding.fields.index(SHARE) in fields:
                best = looking.best(p, [best.fields, *looking.with_share(best.fields)], known)
            seen[alike] = best
        visit = seen[alike]
        if visit is not None and visit.gain > LEAST_GAIN:
            found.append(replace(visit, program=p))
    return found


@dataclass(frozen=True, slots=True, eq=False)
class _Looking:
    """What visits are judged by."""

    board: Board
    deciding: Deciding
    knowledge: Knowledge
    minute: float

    def nested(self, program: int, fields: Fields) -> list[Fields]:
        """Return growing sets of rules, the likeliest refusals first; without rules, the share of IMGs alone."""
        group = int(self.board.group[self.board.row[program]])
        share = self.deciding.fields.index(SHARE)
        left = [f for f in fields if f != share]
        chosen: Fields = ()
        found: list[Fields] = []
        while left:
            passing = {f: float(self.deciding.chance((*chosen, f), group).mean()) for f in left}
            nearest = min(left, key=lambda f: (passing[f], f))
            left.remove(nearest)
            chosen = (*chosen, nearest)
            found.append(chosen)
        return found or [(share,)] * (share in fields)

    def with_share(self, rules: Fields) -> list[Fields]:
        """Return the sets with the share of IMGs: alone, and beside rules."""
        share = self.deciding.fields.index(SHARE)
        return [(share,), *([(*rules, share)] if share not in rules else [])]

    def best(self, program: int, sets: Iterable[Fields], address_known: bool) -> Visit | None:
        """Return the visit with the most gain beyond what its minutes are worth; where none has any, the best rate."""
        found = [self._visit(program, fields, address_known) for fields in sets]
        worthwhile = [visit for visit in found if visit.gain > self.minute * visit.minutes]
        if self.minute > 0.0 and worthwhile:
            return max(worthwhile, key=lambda visit: visit.gain - self.minute * visit.minutes)
        return max(found, key=lambda visit: visit.rate, default=None)

    def _visit(self, program: int, fields: Fields, address_known: bool) -> Visit:
        answers = possible_answers(self.board, self.deciding, program, fields)
        keys = tuple(self.deciding.fields[f] for f in fields)
        minutes = minutes_of(keys, address_known=address_known)
        return Visit(program, fields, answers, minutes, float(self.knowledge.gains(program, answers)[0]))
