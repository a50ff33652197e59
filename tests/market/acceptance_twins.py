"""Plain Python twins of the acceptance kernels, and brute force over every matching of a tiny instance."""

import itertools
import math
from collections.abc import Iterator, Sequence


def applicants_propose(
    lists: Sequence[Sequence[int]], scores: Sequence[Sequence[float]], quota: Sequence[int]
) -> tuple[list[int], int]:
    """Deferred acceptance by the book: each round everybody free proposes, each program keeps its best."""
    cursor = [0] * len(lists)
    held: list[list[tuple[float, int]]] = [[] for _ in quota]
    free = list(range(len(lists)))
    rounds = 0
    while True:
        proposals: dict[int, list[tuple[float, int]]] = {}
        rejected: list[int] = []
        asked = 0
        for a in free:
            if cursor[a] == len(lists[a]):
                continue
            asked += 1
            p, score = lists[a][cursor[a]], scores[a][cursor[a]]
            cursor[a] += 1
            if math.isnan(score):
                rejected.append(a)
            else:
                proposals.setdefault(p, []).append((-score, a))
        if not asked:
            break
        rounds += 1
        for p, new in proposals.items():
            ranked = sorted(held[p] + new)
            held[p] = ranked[: quota[p]]
            rejected += [a for _, a in ranked[quota[p] :]]
        free = rejected
    matched = [-1] * len(lists)
    for p, group in enumerate(held):
        for _, a in group:
            matched[a] = p
    return matched, rounds


def programs_propose(
    applicants: Sequence[Sequence[int]],
    scores: Sequence[Sequence[float]],
    tastes: Sequence[Sequence[float]],
    seats: Sequence[int],
    capacity: Sequence[int],
    floor: Sequence[float],
) -> tuple[set[tuple[int, int]], list[float], int]:
    """Many-to-many twin: each round every program with open seats makes that many offers."""
    order = [
        sorted((i for i, s in enumerate(row) if s >= floor[p]), key=lambda i, row=row: (-row[i], i))
        for p, row in enumerate(scores)
    ]
    cursor = [0] * len(seats)
    held: list[list[tuple[float, int]]] = [[] for _ in capacity]
    last = list(floor)
    rounds = 0
    while True:
        filled = [0] * len(seats)
        for group in held:
            for _, p in group:
                filled[p] += 1
        offered: list[tuple[int, int]] = []
        for p, room in enumerate(seats):
            batch = order[p][cursor[p] : cursor[p] + room - filled[p]]
            cursor[p] += len(batch)
            offered += [(p, i) for i in batch]
            if batch:
                last[p] = scores[p][batch[-1]]
        if not offered:
            break
        rounds += 1
        for p, i in offered:
            if not math.isnan(tastes[p][i]):
                a = applicants[p][i]
                held[a] = sorted([*held[a], (-tastes[p][i], p)])[: capacity[a]]
    pairs = {(a, p) for a, group in enumerate(held) for _, p in group}
    filled = [sum(1 for _, q in pairs if q == p) for p in range(len(seats))]
    cutoff = [
        math.inf if not room else last[p] if filled[p] == room else floor[p] for p, room in enumerate(seats)
    ]
    return pairs, cutoff, rounds


def every_matching(
    choices: Sequence[Sequence[str]], quota: dict[str, int]
) -> Iterator[tuple[str | None, ...]]:
    """Yield every assignment of applicants to a program on their list or to none, within quotas."""
    for combination in itertools.product(*[(None, *options) for options in choices]):
        if all(combination.count(p) <= room for p, room in quota.items()):
            yield combination
