"""Stability with couples as a whole-number model for HiGHS, a C++ engine: exact, and slow where markets grow."""

from typing import Any

import highspy
import numpy as np
import numpy.typing as npt

from smartpick.market.roth_peranson.lists import RankLists

I32 = npt.NDArray[np.int32]


class StabilityModel:
    """The Match with couples as linear constraints on whole numbers (Biro, Manlove & McBride, SEA 2014)."""

    def __init__(self, lists: RankLists) -> None:
        engine: Any = highspy.Highs
        self.highs: Any = engine()
        self.highs.silent()
        self.lists = lists
        self.people: dict[tuple[int, int], list[Any]] = {}
        self.rank: dict[tuple[int, int], float] = {}
        self.places: list[list[Any]] = [[] for _ in lists.quota]
        self.at: dict[int, list[int]] = {p: [] for p in range(len(lists.quota))}
        self.singles = [self._row(a) for a in range(lists.applicants)]
        joint = lists.couples
        self.pairs = [self._couple(c) for c in range(len(joint.members))] if joint else []
        self._constrain()

    def _binary(self, p: int, a: int, score: float, variable: Any = None) -> Any:
        """Return a variable that says that a is at p."""
        variable = self.highs.addBinary() if variable is None else variable
        if (p, a) not in self.people:
            self.at[p].append(a)
            self.rank[p, a] = score
        self.people.setdefault((p, a), []).append(variable)
        self.places[p].append(variable)
        return variable

    def _row(self, a: int) -> list[tuple[int, Any]]:
        span = range(self.lists.offsets[a], self.lists.offsets[a + 1])
        return [
            (
                int(self.lists.program[e]),
                self._binary(int(self.lists.program[e]), a, float(self.lists.score[e])),
            )
            for e in span
        ]

    def _couple(self, c: int) -> list[tuple[tuple[int, int], Any]]:
        joint = self.lists.couples
        assert joint is not None
        found = []
        for r in range(joint.offsets[c], joint.offsets[c + 1]):
            variable = self.highs.addBinary()
            for side, p in enumerate(joint.program[r].tolist()):
                if p >= 0:
                    # One opinion per member and program, so that better and worse are well defined.
                    self._binary(p, int(joint.members[c, side]), float(joint.score[r, side]), variable)
            found.append(((int(joint.program[r, 0]), int(joint.program[r, 1])), variable))
        return found

    def _better(self, p: int, a: int, but: int = -1) -> Any:
        """Return how many people whom p likes better than a are there, without one more."""
        return sum(
            variable
            for other in self.at[p]
            if other not in (a, but) and self.rank[p, other] > self.rank[p, a]
            for variable in self.people[p, other]
        )

    def _full(self, p: int, a: int, needed: int, but: int = -1) -> Any:
        """Return a variable that can be one only when ``needed`` better people are at p."""
        variable = self.highs.addBinary()
        self.highs.addConstr(self._better(p, a, but) - needed * variable >= 0)
        return variable

    def _constrain(self) -> None:
        quota, joint = self.lists.quota.tolist(), self.lists.couples
        for p, held in enumerate(self.places):
            if held:
                self.highs.addConstr(sum(held) <= quota[p])
        for a, row in enumerate(self.singles):
            had: Any = 0
            for p, variable in row:
                had = had + variable
                self.highs.addConstr(quota[p] * had + self._better(p, a) >= quota[p])
            if row:
                self.highs.addConstr(had <= 1)
        for c, pairs in enumerate(self.pairs):
            assert joint is not None
            had, members = 0, joint.members[c].tolist()
            for (p, q), variable in pairs:
                had = had + variable
                if p == q:
                    worse, other = (
                        members if self.rank[p, members[0]] < self.rank[p, members[1]] else members[::-1]
                    )
                    refusals = 1 if quota[p] < 2 else self._full(p, worse, quota[p] - 1, other)
                else:
                    refusals = sum(
                        self._full(at, a, quota[at]) for at, a in zip((p, q), members, strict=True) if at >= 0
                    )
                self.highs.addConstr(had + refusals >= 1)
            self.highs.addConstr(had <= 1)

    def solve(self) -> I32:
        """Return a stable matching, or fail."""
        self.highs.run()
        assert self.highs.getModelStatus() == highspy.HighsModelStatus.kOptimal
        matched = np.full(self.lists.applicants, -1, np.int32)
        for (p, a), variables in self.people.items():
            if sum(self.highs.val(variable) for variable in variables) > 0.5:
                matched[a] = p
        return matched
