"""The best visit to every program: the facts that are worth looking up together, by gain for each minute."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from smartpick.advice.verify_first.board import Board
from smartpick.advice.verify_first.deciding import Deciding
from smartpick.advice.verify_first.gains import Knowledge
from smartpick.advice.verify_first.possible_answers import possible_answers
from smartpick.advice.verify_first.share_seen import SHARE
from smartpick.advice.verify_first.visit import Visit, minutes_of

__all__ = ["LEAST_GAIN", "Skipped", "best_visits", "one_fact_visits"]

Choice = Callable[[Knowledge, Board, Deciding, int, tuple[int, ...], bool], Visit | None]
Skipped = Mapping[int, frozenset[int]]
"""Places of fields, by place of the program, that are not to be asked about."""
# A gain below this is rounding.
LEAST_GAIN = 1e-9


def best_visits(
    board: Board,
    deciding: Deciding,
    address_known: NDArray[np.bool_],
    skipped: Skipped | None = None,
    choice: Choice | None = None,
) -> list[Visit]:
    """Return the best visit to each program that has anything to gain; ``address_known`` [n] in the board's order.

    Programs that are interchangeable (same row, level, pin, address, open fields) are looked at once.
    """
    chosen = choice or _best_visit
    knowledge = Knowledge(board, 1, 0)
    given = board.given
    seen: dict[tuple[int, int, int, bool, tuple[int, ...]], Visit | None] = {}
    found = []
    for p in range(given.n):
        if given.bans[p] or given.tier[p] >= len(board.steps):
            continue
        still = deciding.open[:, board.group[board.row[p]]]
        fields = tuple(f for f in np.flatnonzero(still).tolist() if f not in (skipped or {}).get(p, ()))
        alike = (int(board.row[p]), int(board.level[p]), int(given.pins[p]), bool(address_known[p]), fields)
        if alike not in seen:
            seen[alike] = chosen(knowledge, board, deciding, p, fields, alike[3])
        best = seen[alike]
        if best is not None and best.gain > LEAST_GAIN:
            found.append(replace(best, program=p))
    return found


def _visit(
    knowledge: Knowledge,
    board: Board,
    deciding: Deciding,
    program: int,
    fields: tuple[int, ...],
    address_known: bool,
) -> Visit:
    answers = possible_answers(board, deciding, program, fields)
    minutes = minutes_of(tuple(deciding.fields[f] for f in fields), address_known=address_known)
    return Visit(program, fields, answers, minutes, float(knowledge.gains(program, answers)[0]))


def _best_visit(
    knowledge: Knowledge,
    board: Board,
    deciding: Deciding,
    program: int,
    fields: tuple[int, ...],
    address_known: bool,
) -> Visit | None:
    """Return the visit with the most gain for each minute.

    Tried are nested sets of rules, the likeliest refusals first, and the share of IMGs alone or beside the best of
    them.
    """
    group = int(board.group[board.row[program]])
    share = deciding.fields.index(SHARE)
    left = [f for f in fields if f != share]
    tried: list[tuple[int, ...]] = []
    while left:
        nearest = min(
            left, key=lambda f: (float(deciding.chance((*(tried or [()])[-1], f), group).mean()), f)
        )
        left.remove(nearest)
        tried.append((*(tried or [()])[-1], nearest))
    found = [_visit(knowledge, board, deciding, program, some, address_known) for some in tried]
    best = max(found, key=lambda visit: visit.rate, default=None)
    if share in fields:
        sets = {(share,), (*(best.fields if best is not None else ()), share)}
        with_share = [
            _visit(knowledge, board, deciding, program, some, address_known) for some in sorted(sets)
        ]
        best = max([*([best] if best is not None else []), *with_share], key=lambda visit: visit.rate)
    return best


def one_fact_visits(
    knowledge: Knowledge,
    board: Board,
    deciding: Deciding,
    program: int,
    fields: tuple[int, ...],
    address_known: bool,
) -> Visit | None:
    """Return the best visit for one fact only."""
    one = [_visit(knowledge, board, deciding, program, (f,), address_known) for f in fields]
    return max(one, key=lambda visit: (visit.rate, -visit.fields[0]), default=None)
