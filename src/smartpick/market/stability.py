"""Is a matching stable? An independent check, by the definition, of what any procedure claims.

A single applicant and a program block a matching when each ranks the other, the applicant prefers the program
to what they have, and the program has an open position or prefers the applicant to somebody it holds. A
couple and the programs of one of their pairs block when the couple prefers the pair to what they have and,
once the couple has left its present positions, each program of the pair would have its member (both members,
if it is the same program) among its best ``quota`` of those it then holds.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from smartpick.market.rank_lists import Couple, Instance

__all__ = ["Block", "blocking", "is_stable"]


@dataclass(frozen=True, slots=True)
class Block:
    """Who would rather leave, and for which programs (``None``: this member stays unmatched)."""

    applicants: tuple[str, ...]
    programs: tuple[str | None, ...]


def is_stable(instance: Instance, matches: Mapping[str, str | None]) -> bool:
    """Say whether the matching respects quotas and lists and nobody blocks it."""
    return _is_feasible(instance, matches) and next(blocking(instance, matches), None) is None


def blocking(instance: Instance, matches: Mapping[str, str | None]) -> Iterator[Block]:
    """Yield every blocking applicant or couple with the programs they would leave for."""
    place = _places(instance)
    held = _held(instance, matches)
    in_couple = {member for couple in instance.couples for member in couple.members}
    for a, choices in instance.applicants.items():
        if a in in_couple:
            continue
        for p in choices:
            if p == matches[a]:
                break
            if _would_take(instance, place, held, p, (a,), frozenset()):
                yield Block((a,), (p,))
    for couple in instance.couples:
        yield from _couple_blocks(instance, place, held, couple, matches)


def _couple_blocks(
    instance: Instance,
    place: Mapping[str, Mapping[str, int]],
    held: Mapping[str, list[str]],
    couple: Couple,
    matches: Mapping[str, str | None],
) -> Iterator[Block]:
    now = (matches[couple.members[0]], matches[couple.members[1]])
    gone = frozenset(couple.members)
    for pair in couple.ranks:
        if pair == now:
            break
        joining: dict[str, tuple[str, ...]] = {}
        for member, p in zip(couple.members, pair, strict=True):
            if p is not None:
                joining[p] = (*joining.get(p, ()), member)
        if all(_would_take(instance, place, held, p, who, gone) for p, who in joining.items()):
            yield Block(couple.members, pair)


def _would_take(
    instance: Instance,
    place: Mapping[str, Mapping[str, int]],
    held: Mapping[str, list[str]],
    program: str,
    joining: tuple[str, ...],
    gone: frozenset[str],
) -> bool:
    """Say whether all who join would be among the program's best ``quota`` once those who left are gone."""
    rank = place[program]
    quota = instance.programs[program].quota
    if any(a not in rank for a in joining):
        return False
    staying = [rank[a] for a in held[program] if a not in gone and a not in joining]
    worst = max(rank[a] for a in joining)
    return sum(r < worst for r in staying) + len(joining) <= quota


def _places(instance: Instance) -> dict[str, dict[str, int]]:
    return {p: {a: i for i, a in enumerate(ranked.ranks)} for p, ranked in instance.programs.items()}


def _held(instance: Instance, matches: Mapping[str, str | None]) -> dict[str, list[str]]:
    held: dict[str, list[str]] = {p: [] for p in instance.programs}
    for a, p in matches.items():
        if p is not None:
            held[p].append(a)
    return held


def _is_feasible(instance: Instance, matches: Mapping[str, str | None]) -> bool:
    """Say whether everybody has one answer, both sides listed it, and no quota is exceeded."""
    if set(matches) != set(instance.applicants):
        return False
    held = _held(instance, matches)
    if any(len(held[p]) > ranked.quota for p, ranked in instance.programs.items()):
        return False
    paired: set[str] = set()
    place = _places(instance)
    for couple in instance.couples:
        now = (matches[couple.members[0]], matches[couple.members[1]])
        if now != (None, None) and now not in couple.ranks:
            return False
        paired.update(couple.members)
    return all(
        p is None or (a in place[p] and (a in paired or p in instance.applicants[a]))
        for a, p in matches.items()
    )
