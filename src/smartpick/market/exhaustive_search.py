"""Every matching of a small Match: to find a stable one where the engine did not, or to prove that there is none."""

import itertools
import math
from collections.abc import Iterator

from smartpick.market.rank_lists import Instance
from smartpick.market.stability import Matches, is_stable

__all__ = ["SMALL", "count_matchings", "every_matching", "find_stable", "is_small"]

SMALL = 20_000


def is_small(instance: Instance) -> bool:
    """Say whether all matchings can be tried."""
    return count_matchings(instance) <= SMALL


def count_matchings(instance: Instance) -> int:
    """Return how many matchings ``every_matching`` has, without making them."""
    years = {a: {p: len(row) + 1 for p, row in lists.items()} for a, lists in instance.supplemental.items()}
    options = [
        sum(years.get(a, {}).get(p or "", 1) for p in choices) for a, choices in _single_choices(instance)
    ]
    for couple in instance.couples:
        pairs = (zip(couple.members, pair, strict=True) for pair in couple.ranks)
        options.append(
            1 + sum(math.prod(years.get(a, {}).get(p or "", 1) for a, p in pair) for pair in pairs)
        )
    return math.prod(options)


def find_stable(instance: Instance) -> tuple[Matches, Matches] | None:
    """Return the first stable matching (primary and preliminary programs), or None: then there is none."""
    stable = (both for both in every_matching(instance) if is_stable(instance, *both))
    return next(stable, None)


def every_matching(instance: Instance) -> Iterator[tuple[Matches, Matches]]:
    """Yield every assignment of singles to listed programs, couples to listed pairs, and preliminary positions."""
    singles = _single_choices(instance)
    names = [a for a, _ in singles]
    pairs = [((None, None), *couple.ranks) for couple in instance.couples]
    for chosen in itertools.product(*(choices for _, choices in singles)):
        for together in itertools.product(*pairs):
            matches: dict[str, str | None] = dict.fromkeys(instance.applicants)
            matches.update(zip(names, chosen, strict=True))
            for couple, pair in zip(instance.couples, together, strict=True):
                matches.update(zip(couple.members, pair, strict=True))
            for preliminary in _every_preliminary(instance, matches):
                yield matches, preliminary


def _single_choices(instance: Instance) -> list[tuple[str, tuple[str | None, ...]]]:
    paired = {member for couple in instance.couples for member in couple.members}
    return [(a, (None, *choices)) for a, choices in instance.applicants.items() if a not in paired]


def _every_preliminary(instance: Instance, matches: Matches) -> Iterator[Matches]:
    owners = tuple(instance.supplemental)
    lists = [(None, *instance.supplemental[a].get(matches[a] or "", ())) for a in owners]
    for chosen in itertools.product(*lists):
        yield dict(zip(owners, chosen, strict=True))
