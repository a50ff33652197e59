"""From names to numbers and back: a Match written down by hand as the arrays of the engine."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from smartpick.market.deferred_acceptance import starts
from smartpick.market.rank_lists import Instance
from smartpick.market.roth_peranson.lists import CoupleLists, RankLists, SupplementalLists

__all__ = ["Numbered", "number"]

Indices = npt.NDArray[np.int32]
NOBODY = -1
MOST_POSITIONS = 10**9


@dataclass(frozen=True, slots=True, eq=False)
class Numbered:
    """The lists of an instance as arrays; applicant a and program p are the a-th and p-th name."""

    applicants: tuple[str, ...]
    programs: tuple[str, ...]
    lists: RankLists

    def named(self, program: Indices) -> dict[str, str | None]:
        """Return who is matched where, by name, from the program of each applicant (-1: None)."""
        where = zip(self.applicants, program.tolist(), strict=True)
        return {a: self.programs[p] if p >= 0 else None for a, p in where}

    def coded(self, named: Mapping[str, str | None]) -> Indices:
        """Return the program of each applicant, -1 where there is none."""
        place: dict[str | None, int] = {p: i for i, p in enumerate(self.programs)}
        return np.array([place.get(named.get(a), NOBODY) for a in self.applicants], np.int32)


def number(instance: Instance) -> Numbered:
    """Return the instance as arrays; an applicant's score at a program is minus the rank there."""
    names, programs = tuple(instance.applicants), tuple(instance.programs)
    return Numbered(names, programs, _Numbering(instance).lists())


class _Numbering:
    """The numbers of the names, and each program's ranks."""

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self.program = {p: i for i, p in enumerate(instance.programs)}
        self.person = {a: i for i, a in enumerate(instance.applicants)}
        self.rank = {p: {a: i for i, a in enumerate(r.ranks)} for p, r in instance.programs.items()}

    def lists(self) -> RankLists:
        lists = self.instance.applicants
        quota = [min(r.quota, MOST_POSITIONS) for r in self.instance.programs.values()]
        return RankLists(
            _starts([len(ranks) for ranks in lists.values()]),
            np.array([self.program[p] for ranks in lists.values() for p in ranks], np.int32),
            np.array([-self.rank[p][a] for a, ranks in lists.items() for p in ranks], np.float32),
            np.array(quota, np.int32),
            self.couples() if self.instance.couples else None,
            self.supplemental() if self.instance.supplemental else None,
        )

    def couples(self) -> CoupleLists:
        couples = self.instance.couples
        program = [
            [NOBODY if p is None else self.program[p] for p in pair] for c in couples for pair in c.ranks
        ]
        score = [
            [np.nan if p is None else -self.rank[p][a] for a, p in zip(c.members, pair, strict=True)]
            for c in couples
            for pair in c.ranks
        ]
        return CoupleLists(
            np.array([[self.person[a] for a in c.members] for c in couples], np.int32),
            _starts([len(c.ranks) for c in couples]),
            np.array(program, np.int32).reshape(-1, 2),
            np.array(score, np.float32).reshape(-1, 2),
        )

    def supplemental(self) -> SupplementalLists:
        lists = [(a, p, s) for a, by in self.instance.supplemental.items() for p, s in by.items()]
        number = {(a, p): i for i, (a, p, _) in enumerate(lists)}
        link = [number.get((a, p), NOBODY) for a, ranks in self.instance.applicants.items() for p in ranks]
        pair_link = [
            [
                NOBODY if p is None else number.get((a, p), NOBODY)
                for a, p in zip(c.members, pair, strict=True)
            ]
            for c in self.instance.couples
            for pair in c.ranks
        ]
        return SupplementalLists(
            _starts([len(s) for _, _, s in lists]),
            np.array([self.program[q] for _, _, s in lists for q in s], np.int32),
            np.array([-self.rank[q][a] for a, _, s in lists for q in s], np.float32),
            np.array(link, np.int32),
            np.array(pair_link, np.int32).reshape(-1, 2),
        )


def _starts(sizes: list[int]) -> Indices:
    return starts(np.array(sizes, np.int32))
