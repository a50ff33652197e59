"""A plain Python twin of the procedure with linked positions: dictionaries and sorted lists instead of tables."""

import math
from dataclasses import dataclass, field

from smartpick.market.roth_peranson.lists import CoupleLists, RankLists

Key = tuple[float, int]


@dataclass
class Unit:
    """One who asks: their list, what they have (an index into it), from where on they ask."""

    ranks: list[tuple[int, ...]] = field(default_factory=list)
    at: int = 0
    has: bool = False
    turns: int = 0


class Twin:
    """Sequential processing of a Match: singles first, then first years, then couples one by one."""

    def __init__(self, lists: RankLists, limit: int) -> None:
        self.limit, self.turns = limit, 0
        self.n, self.quota = lists.applicants, lists.quota.tolist()
        self.scores: dict[tuple[int, int], float] = {}
        self.where: dict[int, int] = {}
        self.people: list[list[Key]] = [[] for _ in self.quota]
        self.stack: list[int] = []
        self.couples_waiting: list[int] = []
        self.vacant: list[int] = []
        self.units = {x: Unit() for x in range(2 * self.n)}
        self.lists_of: dict[tuple[int, int], list[tuple[int, ...]]] = {}
        self.members: dict[int, list[int]] = {}
        self.mate: dict[int, tuple[int, int]] = {}
        extra = lists.supplemental
        for a in range(self.n):
            for e in range(lists.offsets[a], lists.offsets[a + 1]):
                self.read(a, int(lists.program[e]), float(lists.score[e]))
                self.units[a].ranks.append((int(lists.program[e]),))
                if extra is not None:
                    self.attach(lists, a, int(lists.program[e]), int(extra.link[e]))
        for c in range(len(lists.couples.members) if lists.couples else 0):
            self.read_couple(lists, lists.couples, c)
        for unit in self.units.values():
            unit.at = len(unit.ranks)

    def read(self, x: int, p: int, score: float) -> None:
        """Remember what a program thinks of somebody."""
        self.scores[x % self.n, p] = score

    def attach(self, lists: RankLists, a: int, p: int, number: int) -> None:
        """Remember which first years go with a program."""
        extra = lists.supplemental
        if extra is None or number < 0:
            return
        places = range(extra.offsets[number], extra.offsets[number + 1])
        for e in places:
            self.read(a, int(extra.program[e]), float(extra.score[e]))
        self.lists_of[a, p] = [(int(extra.program[e]),) for e in places]

    def read_couple(self, lists: RankLists, couples: CoupleLists, c: int) -> None:
        """Remember the pairs of a couple."""
        x = 2 * self.n + c
        self.members[x] = couples.members[c].tolist()
        self.units[x] = Unit()
        for side, who in enumerate(self.members[x]):
            self.mate[who] = (x, self.members[x][1 - side])
        for row in range(couples.offsets[c], couples.offsets[c + 1]):
            self.units[x].ranks.append(tuple(couples.program[row].tolist()))
            for side, who in enumerate(self.members[x]):
                p = int(couples.program[row, side])
                if p >= 0:
                    self.read(who, p, float(couples.score[row, side]))
                    link = lists.supplemental.pair_link if lists.supplemental else None
                    self.attach(lists, who, p, int(link[row, side]) if link is not None else -1)

    def key(self, x: int, p: int) -> Key:
        """Return what orders people at a program: better score, then the lower unit."""
        return (self.scores[x % self.n, p], -x)

    def leave(self, x: int) -> None:
        """Leave the position, if there is one."""
        p = self.where.pop(x, None)
        if p is not None:
            self.people[p].remove(self.key(x, p))
            if p not in self.vacant:
                self.vacant.append(p)

    def enter(self, x: int, p: int) -> None:
        """Enter a position; the worst above quota is displaced, with the partner."""
        self.people[p] = sorted([*self.people[p], self.key(x, p)], reverse=True)
        self.where[x] = p
        if len(self.people[p]) > self.quota[p]:
            loser = -self.people[p].pop()[1]
            del self.where[loser]
            if loser in self.mate:
                couple, partner = self.mate[loser]
                self.leave(partner)
                self.lose(couple, len(self.units[couple].ranks))
            else:
                self.lose(loser, self.units[loser].at + 1)

    def lose(self, x: int, at: int) -> None:
        """Make a unit ask from a place on its list."""
        self.units[x].has, self.units[x].at = False, at
        waiting = self.couples_waiting if x >= 2 * self.n else self.stack
        if x not in waiting:
            waiting.append(x)

    def follow(self, a: int) -> None:
        """Give the search for a first year the list of the program the applicant has now."""
        x = self.n + a
        now = self.lists_of.get((a, self.where.get(a, -1)), [])
        if self.units[x].ranks is not now and (self.units[x].ranks or now):
            self.leave(x)
            self.units[x].ranks, self.units[x].has, self.units[x].at = now, False, 0
            if now:
                self.lose(x, 0)

    def make_way(self, a: int, p: int) -> None:
        """Give up a first year at a program that the applicant enters."""
        if self.where.get(self.n + a) == p:
            self.leave(self.n + a)
            self.lose(self.n + a, 0)

    def takes(self, p: int, joining: list[int]) -> bool:
        """Say whether all who join are among the best, of those the program has and them."""
        keys = [self.key(x, p) for x in joining]
        people = {x % self.n for x in joining}
        if any(math.isnan(score) for score, _ in keys):
            return False
        better = [k for k in self.people[p] if -k[1] % self.n not in people and k > min(keys)]
        return len(better) + len(joining) <= self.quota[p]

    def fits(self, x: int, place: int) -> bool:
        """Say whether an entry of a unit's list would be granted."""
        who = self.members.get(x, [x])
        joining: dict[int, list[int]] = {}
        for member, p in zip(who, self.units[x].ranks[place], strict=True):
            if p >= 0:
                joining.setdefault(p, []).append(member)
        return all(self.takes(p, group) for p, group in joining.items())

    def take(self, x: int, place: int) -> None:
        """Move a unit to an entry of its list."""
        unit = self.units[x]
        who, programs = self.members.get(x, [x]), unit.ranks[place]
        for member, p in zip(who, programs, strict=True):
            if self.where.get(member) != p or x < 2 * self.n:
                self.leave(member)
            if member < self.n and p >= 0:
                self.make_way(member, p)
        unit.at, unit.has = place, True
        for member, p in zip(who, programs, strict=True):
            if p >= 0 and self.where.get(member) != p:
                self.enter(member, p)
            if member < self.n:
                self.follow(member)

    def ask(self, x: int) -> None:
        """Let a unit take the best entry that would be granted."""
        unit = self.units[x]
        couple = x >= 2 * self.n
        if unit.has and not couple:
            return
        places = range(unit.at) if couple else range(unit.at, len(unit.ranks))
        for place in places:
            if self.fits(x, place):
                self.take(x, place)
                return
        if not unit.has:
            unit.at = len(unit.ranks)
            for a in self.members.get(x, [x]):
                if a < self.n:
                    self.follow(a)

    def call_back(self, p: int) -> None:
        """Offer the vacancies of a program to the best who would rather have them, then to couples."""
        while True:
            wishing = [
                (self.key(x, p), x, i)
                for x, unit in self.units.items()
                if x < 2 * self.n and unit.turns <= self.limit
                for i in range(unit.at)
                if unit.ranks[i][0] == p and not math.isnan(self.key(x, p)[0])
            ]
            if not wishing or not self.takes_key(p, max(wishing)[0]):
                break
            _, x, place = max(wishing)
            self.take(x, place)
        for x in sorted(self.members):
            unit = self.units[x]
            may = unit.turns <= self.limit and x not in self.couples_waiting
            if may and any(p in unit.ranks[i] and self.fits(x, i) for i in range(unit.at)):
                self.couples_waiting.append(x)

    def takes_key(self, p: int, key: Key) -> bool:
        """Say whether a key is among the best, whoever it belongs to."""
        return self.quota[p] > 0 and (len(self.people[p]) < self.quota[p] or key > self.people[p][-1])

    def settle(self) -> None:
        """Work until nobody waits and no vacancy calls."""
        while self.stack or self.vacant or self.couples_waiting:
            if not self.stack and self.vacant:
                self.call_back(self.vacant.pop())
                continue
            x = self.stack.pop() if self.stack else self.couples_waiting.pop()
            self.turns += 1
            self.units[x].turns += x >= self.n
            if self.units[x].turns <= self.limit:
                self.ask(x)
            elif x in self.members and not self.units[x].has:
                for a in self.members[x]:
                    self.follow(a)

    def run(self, singles: list[int], order: list[int]) -> tuple[list[int], int]:
        """Return the programs of units 0 to 2n - 1 and the turns taken."""
        for a, p in enumerate(singles):
            if p >= 0:
                self.units[a].at, self.units[a].has = self.units[a].ranks.index((p,)), True
                self.enter(a, p)
                self.follow(a)
        self.settle()
        for c in order:
            if 2 * self.n + c not in self.couples_waiting:
                self.couples_waiting.append(2 * self.n + c)
            self.settle()
        return [self.where.get(x, -1) for x in range(2 * self.n)], self.turns
