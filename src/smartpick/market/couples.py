"""The Match with couples: sequential processing after Roth & Peranson (AER 89, 1999), checked for stability.

Singles are matched first. Then couples, one after the other, are put on a stack and go down their list of
pairs; whoever is displaced goes on the stack too, the partner of a displaced member is withdrawn, and a
position that falls vacant calls back everybody who would rather have it. When the stack is empty the result
is checked by the definition (``stability``); blocking pairs that are left go on the stack again. The steps
are limited, because a market with couples may have no stable matching and the procedure would go round for
ever; then the couples are tried in other orders. A small market is searched completely, so that "there is
none" is proved where that is possible.

Convention: a program chooses its best ``quota`` among its applicants one by one; a couple leaves its present
positions before it takes new ones. This is the convention of ``stability``.
"""

import itertools
import math
from collections.abc import Iterator, Mapping

import numpy as np

from smartpick.errors import SmartPickError
from smartpick.market.rank_lists import Couple, Instance
from smartpick.market.stability import blocking, is_stable
from smartpick.randomness import key, words

__all__ = ["NoStableMatching", "match_couples"]

ORDERS = 10
SMALL = 20_000
TURNS = 200
Matches = dict[str, str | None]


class NoStableMatching(SmartPickError):  # noqa: N818  (what happened, in the field's words)
    """No stable matching was found; ``proved`` says whether there is none."""

    def __init__(self, tried: int, *, proved: bool) -> None:
        self.tried = tried
        self.proved = proved
        if proved:
            sentence = "This Match with couples has no stable matching: all possible matchings were tried."
        else:
            sentence = f"No stable matching was found in {tried} orders of the couples; there may be none."
        super().__init__(sentence)


def match_couples(instance: Instance, singles: Mapping[str, str | None]) -> tuple[Matches, int]:
    """Return a stable matching with couples and the number of steps, or raise ``NoStableMatching``.

    ``singles`` is the stable matching of the single applicants alone (couples unmatched), where it starts.
    """
    steps = 0
    for attempt in range(ORDERS):
        processing = _Processing(instance, singles)
        found = processing.run(_order(len(instance.couples), attempt))
        steps += processing.steps
        if found is not None:
            return found, steps
    options = [len(choices) + 1 for choices in instance.applicants.values() if choices]
    options += [len(couple.ranks) + 1 for couple in instance.couples]
    if math.prod(options) > SMALL:
        raise NoStableMatching(ORDERS, proved=False)
    for matches in _every(instance):
        steps += 1
        if is_stable(instance, matches):
            return matches, steps
    raise NoStableMatching(ORDERS, proved=True)


def _order(couples: int, attempt: int) -> list[int]:
    """Return the order in which couples are processed: as given, reversed, then shuffled."""
    if attempt < 2:
        return list(range(couples))[:: 1 - 2 * attempt]
    drawn = words(key(attempt), np.arange(couples))[:, 0]
    return [int(i) for i in np.argsort(drawn, kind="stable")]


def _every(instance: Instance) -> Iterator[Matches]:
    """Yield every assignment of singles to listed programs and of couples to listed pairs."""
    paired = {member for couple in instance.couples for member in couple.members}
    names = [a for a in instance.applicants if a not in paired]
    lists = [(None, *instance.applicants[a]) for a in names]
    pairs = [((None, None), *couple.ranks) for couple in instance.couples]
    for chosen in itertools.product(*lists):
        for together in itertools.product(*pairs):
            matches: Matches = dict.fromkeys(instance.applicants)
            matches.update(zip(names, chosen, strict=True))
            for couple, pair in zip(instance.couples, together, strict=True):
                matches.update(zip(couple.members, pair, strict=True))
            yield matches


class _Processing:
    """One run of the procedure: who holds what, who waits on the stack."""

    def __init__(self, instance: Instance, singles: Mapping[str, str | None]) -> None:
        self.instance = instance
        self.place = {p: {a: i for i, a in enumerate(r.ranks)} for p, r in instance.programs.items()}
        self.liking = {a: {p: i for i, p in enumerate(choices)} for a, choices in instance.applicants.items()}
        self.partner = {m: c for c in instance.couples for m in c.members}
        self.wanting: dict[str, list[Couple]] = {p: [] for p in instance.programs}
        for couple in instance.couples:
            for wanted in dict.fromkeys(p for pair in couple.ranks for p in pair if p is not None):
                self.wanting[wanted].append(couple)
        self.matches: Matches = dict(singles)
        self.held: dict[str, set[str]] = {p: set() for p in instance.programs}
        for a, p in singles.items():
            if p is not None:
                self.held[p].add(a)
        self.stack: list[str | Couple] = []
        self.vacant: list[str] = []
        self.steps = 0
        self.turns: dict[Couple, int] = dict.fromkeys(instance.couples, 0)
        self.limit = 1000 + 20 * (len(instance.applicants) + 10 * len(instance.couples))

    def run(self, order: list[int]) -> Matches | None:
        """Process the couples in an order; return the stable matching, nothing when it goes round for ever."""
        for i in order:
            self.stack.append(self.instance.couples[i])
            if not self.settle():
                return None
        while True:
            blocks = list(blocking(self.instance, self.matches))
            if not blocks:
                return self.matches if is_stable(self.instance, self.matches) else None
            for block in blocks:
                self.stack.append(self.partner.get(block.applicants[0], block.applicants[0]))
            if not self.settle():
                return None

    def settle(self) -> bool:
        """Work until nobody waits and no vacancy calls anybody; say whether the limits were kept."""
        while self.stack or self.vacant:
            if not self.stack:
                self.call_back(self.vacant.pop())
                continue
            self.steps += 1
            if self.steps > self.limit:
                return False
            waiting = self.stack.pop()
            if isinstance(waiting, Couple):
                self.turns[waiting] += 1
                if self.turns[waiting] > TURNS:
                    return False
                self.couple_proposes(waiting)
            else:
                self.single_proposes(waiting)
        return True

    def call_back(self, program: str) -> None:
        """Put everybody who would rather have a vacant position of the program on the stack."""
        if len(self.held[program]) >= self.instance.programs[program].quota:
            return
        self.stack.extend(self.wanting[program])
        for a in reversed(self.instance.programs[program].ranks):
            if a not in self.partner:
                now = self.matches[a]
                if now is None or self.liking[a][program] < self.liking[a][now]:
                    self.stack.append(a)

    def takes(self, program: str, joining: tuple[str, ...], gone: frozenset[str]) -> bool:
        """Say whether the program would hold all who join, once those who are gone have left."""
        rank = self.place[program]
        if any(a not in rank for a in joining):
            return False
        worst = max(rank[a] for a in joining)
        better = sum(rank[a] < worst for a in self.held[program] if a not in gone and a not in joining)
        return better + len(joining) <= self.instance.programs[program].quota

    def single_proposes(self, a: str) -> None:
        """Let a single applicant take the best program that would hold them."""
        now = self.matches[a]
        for p in self.instance.applicants[a]:
            if p == now:
                return
            if self.takes(p, (a,), frozenset()):
                self.leave(a)
                self.join(a, p)
                self.shed(p)
                return

    def couple_proposes(self, couple: Couple) -> None:
        """Let a couple take the best pair of programs that would hold both members."""
        first, second = couple.members
        now = (self.matches[first], self.matches[second])
        gone = frozenset(couple.members)
        for pair in couple.ranks:
            if pair == now:
                return
            joining: dict[str, tuple[str, ...]] = {}
            for member, p in zip(couple.members, pair, strict=True):
                if p is not None:
                    joining[p] = (*joining.get(p, ()), member)
            if all(self.takes(p, who, gone) for p, who in joining.items()):
                self.leave(first)
                self.leave(second)
                for member, to in zip(couple.members, pair, strict=True):
                    if to is not None:
                        self.join(member, to)
                for p in joining:
                    self.shed(p)
                return

    def leave(self, a: str) -> None:
        """Take an applicant out of their position; the program has a vacancy."""
        now = self.matches[a]
        if now is not None:
            self.held[now].discard(a)
            self.matches[a] = None
            self.vacant.append(now)

    def join(self, a: str, program: str) -> None:
        """Put an applicant into a position, above quota if need be (see ``shed``)."""
        self.held[program].add(a)
        self.matches[a] = program

    def shed(self, program: str) -> None:
        """Displace whoever is above quota; a displaced member takes their partner along."""
        rank = self.place[program]
        while len(self.held[program]) > self.instance.programs[program].quota:
            loser = max(self.held[program], key=lambda a: rank[a])
            self.held[program].discard(loser)
            self.matches[loser] = None
            couple = self.partner.get(loser)
            if couple is None:
                self.stack.append(loser)
                continue
            for member in couple.members:
                if member != loser:
                    self.leave(member)
            self.stack.append(couple)
