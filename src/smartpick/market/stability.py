"""Is a matching stable? An independent check, by the definition, of what any procedure claims.

A single applicant and a program block a matching when each ranks the other, the applicant prefers the program
to what they have, and the applicant would be among the best ``quota`` of those the program holds and the
applicant. A couple and the programs of one of their pairs block when the couple prefers the pair to what they
have and each program of the pair would have its member (both members, if it is the same program) among its
best ``quota`` of those it holds and those who join. A program judges a member against everybody it holds, the
partner included: a seat that the partner would leave is not free. Whoever is at a program already may stay.
This is the definition of Klaus & Klijn (J. Econ. Theory 121, 2005) and, with quotas, of Kojima, Pathak & Roth
(Quart. J. Econ. 128, 2013).

A preliminary position hangs on the primary one: an applicant and a preliminary program block when the
supplemental list that belongs to the primary position has the program above the preliminary position held, and
the program would have the applicant among its best ``quota``.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from smartpick.market.rank_lists import Couple, Instance

__all__ = ["Block", "Matches", "blocking", "is_stable"]

Matches = Mapping[str, str | None]
NOTHING: Matches = {}


@dataclass(frozen=True, slots=True)
class Block:
    """Who would rather leave, and for which programs (``None``: this member stays unmatched).

    ``preliminary``: it is the preliminary position that they would rather have.
    """

    applicants: tuple[str, ...]
    programs: tuple[str | None, ...]
    preliminary: bool = False


def is_stable(instance: Instance, matches: Matches, preliminary: Matches = NOTHING) -> bool:
    """Say whether the matching respects quotas and lists and nobody blocks it.

    ``matches``: name -> program or None; ``preliminary``: the same for preliminary positions, where there are any.
    """
    feasible = _is_feasible(instance, matches, preliminary)
    return feasible and next(blocking(instance, matches, preliminary), None) is None


def blocking(instance: Instance, matches: Matches, preliminary: Matches = NOTHING) -> Iterator[Block]:
    """Yield every blocking applicant or couple with the programs they would leave for."""
    judge = _Judge(instance, matches, preliminary)
    in_couple = {member for couple in instance.couples for member in couple.members}
    for a, choices in instance.applicants.items():
        if a in in_couple:
            continue
        for p in choices:
            if p == matches[a]:
                break
            if judge.would_take(p, (a,)):
                yield Block((a,), (p,))
    for couple in instance.couples:
        yield from _couple_blocks(judge, couple, matches)
    for a, lists in instance.supplemental.items():
        for s in lists.get(matches[a] or "", ()):
            if s == preliminary.get(a):
                break
            if judge.would_take(s, (a,)):
                yield Block((a,), (s,), preliminary=True)


def _couple_blocks(judge: "_Judge", couple: Couple, matches: Matches) -> Iterator[Block]:
    now = (matches[couple.members[0]], matches[couple.members[1]])
    for pair in couple.ranks:
        if pair == now:
            break
        joining: dict[str, tuple[str, ...]] = {}
        for member, p in zip(couple.members, pair, strict=True):
            if p is not None:
                joining[p] = (*joining.get(p, ()), member)
        if all(judge.would_take(p, who) for p, who in joining.items()):
            yield Block(couple.members, pair)


class _Judge:
    """Whom each program holds, and whom it would take."""

    def __init__(self, instance: Instance, matches: Matches, preliminary: Matches) -> None:
        self.quota = {p: ranked.quota for p, ranked in instance.programs.items()}
        self.place = {p: {a: i for i, a in enumerate(r.ranks)} for p, r in instance.programs.items()}
        self.held: dict[str, list[str]] = {p: [] for p in instance.programs}
        for a, p in (*matches.items(), *preliminary.items()):
            if p is not None:
                self.held[p].append(a)

    def would_take(self, program: str, joining: tuple[str, ...]) -> bool:
        """Say whether all who join would be among the program's best ``quota`` of those it holds and them."""
        rank = self.place[program]
        if any(a not in rank for a in joining):
            return False
        worst = max(rank[a] for a in joining)
        better = sum(rank[a] < worst for a in self.held[program] if a not in joining)
        return better + len(joining) <= self.quota[program]


def _is_feasible(instance: Instance, matches: Matches, preliminary: Matches) -> bool:
    """Say whether everybody has one answer, both sides listed it, and no quota is exceeded."""
    if set(matches) != set(instance.applicants) or not set(preliminary) <= set(matches):
        return False
    judge = _Judge(instance, matches, preliminary)
    if any(len(held) > judge.quota[p] or len(set(held)) < len(held) for p, held in judge.held.items()):
        return False
    paired: set[str] = set()
    for couple in instance.couples:
        now = (matches[couple.members[0]], matches[couple.members[1]])
        if now != (None, None) and now not in couple.ranks:
            return False
        paired.update(couple.members)
    for a, s in preliminary.items():
        if s is not None and s not in instance.supplemental.get(a, {}).get(matches[a] or "", ()):
            return False
    if any(a not in judge.place[p] for p, held in judge.held.items() for a in held):
        return False
    return all(p is None or a in paired or p in instance.applicants[a] for a, p in matches.items())
