"""How alike two names are, where every word counts the more, the fewer institutions of the state have it."""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz

from smartpick.programs.names import weight

__all__ = ["Rarity", "alike", "rarity_of", "same_word"]

_LEAST = 0.25  # what a word counts that every institution of the state has
_LOCAL = 0.3  # what a word of the town counts at most: it is compared apart
_SLIP = 0.9  # what words count that differ by a slip or a cut
_RATIO = 88.0  # rapidfuzz ratio from which five letters and more differ by a slip only


@dataclass(frozen=True, slots=True)
class Rarity:
    """How much each word counts in one state, 0 to 1: ``weights`` of the words that any institution there has."""

    weights: Mapping[str, float]

    def of(self, word: str) -> float:
        """Return how much a word counts; one that nobody has counts as much as its trade lets it."""
        known = self.weights.get(word)
        return weight(word) if known is None else known


def rarity_of(names: Iterable[Collection[str]]) -> Rarity:
    """Return the rarity of words among names, each given by its words.

    That is the logarithm of one over their share, 1 for a word nobody has down to 0.25 for one that all have, times
    what ``weight`` gives the trade's own words ("hospital": a tenth).
    """
    listed = [frozenset(name) for name in names]
    seen = Counter(word for name in listed for word in name)
    total = len(listed) + 1
    return Rarity({word: weight(word) * _rare(total / (count + 0.5), total) for word, count in seen.items()})


def _rare(share: float, total: int) -> float:
    return min(1.0, max(_LEAST, math.log(share) / math.log(total)))


def alike(left: Iterable[str], right: Iterable[str], rarity: Rarity, local: Collection[str]) -> float:
    """Return how alike two names are, 0 to 100: weighted overlap (Dice) of their words.

    A word that differs by a slip, or is the start of the other one ("Memor" and "Memorial"), counts nine tenths.
    ``local`` holds the words of the towns, which tell little there.
    """
    first, second = dict.fromkeys(left), dict.fromkeys(right)

    def heavy(word: str) -> float:
        return min(rarity.of(word), _LOCAL) if word in local else rarity.of(word)

    total = sum(map(heavy, first)) + sum(map(heavy, second))
    if not total:
        return 0.0
    shared = 2 * sum(heavy(word) for word in first if word in second)
    rest = [word for word in second if word not in first]
    for word in (word for word in first if word not in second):
        near = next((other for other in rest if same_word(word, other)), None)
        if near is not None:
            shared += _SLIP * (heavy(word) + heavy(near))
            rest.remove(near)
    return min(100.0, 100.0 * shared / total)


def same_word(word: str, other: str) -> bool:
    """Tell whether two words are one, but for a slip (never in the first letter) or a cut."""
    if word == other:
        return True
    if word[0] != other[0]:
        return False
    if len(word) >= 4 and len(other) >= 4 and (other.startswith(word) or word.startswith(other)):
        return True
    return len(word) >= 5 and len(other) >= 5 and fuzz.ratio(word, other) >= _RATIO
