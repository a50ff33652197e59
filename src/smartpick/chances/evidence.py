"""What can be seen of a program from outside, held against what the draws of the market say such a program looks like.

Beside its cut-offs every draw keeps who the program took in earlier years and in how many of them positions stayed
open. Shares of current residents and the history of filling weigh the draws by their likelihood, within every member of
the ensemble: what is learned of one program does not say which market is the right one. The maths: docs/chances.md.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from smartpick.chances.answers import LEAST_EFFECTIVE, in_words, normalised
from smartpick.facts import Belief
from smartpick.market import EARLIER_YEARS, SHARE_STEPS, FillHistory

__all__ = ["DRIFT", "OPENNESS_FIELDS", "Evidence", "Past", "openness_likelihood", "posteriors"]

F64 = NDArray[np.float64]
U8 = NDArray[np.uint8]
OPENNESS_FIELDS = ("img_share", "us_img_share", "do_share", "md_share")
DRIFT = 0.12
"""How far the mix of residents of a program moves between what is on a page and the season to come (sd, share)."""
YEARS_OF_TRAINING = 3
# Share of a member's draws that must count once everything is known: a dozen of 120, a hundred over all members.
LEAST_OF_ALL = 0.1
# A year of filling counts half after this many years (judgement; the mix of residents keeps most of itself for six).
HALF_LIFE = 6.0
# A draw's years with open positions are few: they are pulled towards those of its cell as if by so many more years.
PULL = 2.0
STEPS_OF_SEARCH = 12


@dataclass(frozen=True, slots=True)
class Past:
    """The earlier years of one program in every draw [D] (see ``market.Equilibrium``); ``quota`` positions a year."""

    img: U8
    us_img: U8
    open_years: U8
    quota: float
    members: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """What evidence made of one program's draws.

    ``weight`` [D], mean one in every member; ``effective``: draws that count, over all members (effective sample size);
    ``power``: the power to which the likelihood was raised so that enough do (1: as it is), the least over members;
    ``words`` say what was seen beside the rules, "" when nothing was.
    """

    weight: F64
    effective: float
    power: float
    words: str


@dataclass(frozen=True, slots=True)
class Seen:
    """A share as it was seen: possible ``values`` with weights, ``spread`` (sd) around each, in which fields."""

    values: tuple[tuple[float, float], ...]
    spread: float
    fields: tuple[str, ...]


def openness_likelihood(
    past: Past, beliefs: Mapping[str, Belief], history: FillHistory | None, year: int
) -> tuple[F64, str]:
    """Return the likelihood [D] of what was seen of a program, mean one in every member, and it in words.

    ``year``: the calendar year in which it is looked at, from which the age of the history counts.
    """
    likelihood = np.ones(past.img.size)
    words = []
    seen = _img_seen(beliefs)
    counted = _residents(past, beliefs)
    share = past.img / SHARE_STEPS
    trained = past.quota * EARLIER_YEARS
    if seen is not None:
        likelihood *= _mixture(past, seen, counted, share, np.full(share.shape, trained), 1.0)
        words.append(in_words(beliefs, seen.fields))
    american = beliefs.get("us_img_share")
    if american is not None:
        part = past.us_img / SHARE_STEPS
        if seen is None:
            seen_part = Seen(_shares(american), american.spread, ())
            likelihood *= _mixture(past, seen_part, counted, share * part, np.full(share.shape, trained), 1.0)
        else:
            # Given how many are IMGs, how many of these are US citizens is another observation, not the same again.
            whole = max(seen.values[0][0], 1.0 / counted)
            values = tuple((min(1.0, value / whole), weight) for value, weight in _shares(american))
            seen_part = Seen(values, american.spread / whole, ())
            likelihood *= _mixture(past, seen_part, counted * whole, part, trained * share, whole)
        words.append(in_words(beliefs, ("us_img_share",)))
    if history is not None and history.years:
        likelihood *= _fill_likelihood(past, history, year)
        words.append(history.words)
    return normalised(likelihood, past.members), "; ".join(words)


def _shares(belief: Belief) -> tuple[tuple[float, float], ...]:
    return tuple((float(value), weight) for value, weight in belief.values if isinstance(value, int | float))


def _img_seen(beliefs: Mapping[str, Belief]) -> Seen | None:
    """Return the share of IMGs as it was seen, or as what MDs and DOs leave."""
    own, md, do = (beliefs.get(name) for name in ("img_share", "md_share", "do_share"))
    if own is not None:
        return Seen(_shares(own), own.spread, ("img_share",))
    if md is None or do is None:
        return None
    values = tuple((max(0.0, 1.0 - a - b), v * w) for (a, v), (b, w) in product(_shares(md), _shares(do)))
    return Seen(values, math.hypot(md.spread, do.spread), ("md_share", "do_share"))


def _residents(past: Past, beliefs: Mapping[str, Belief]) -> float:
    """Return how many residents a share was counted over: as said, or three classes."""
    said = beliefs.get("residents")
    likely = said.likely if said is not None else None
    return max(1.0, float(likely)) if isinstance(likely, int | float) else YEARS_OF_TRAINING * past.quota


def _mixture(past: Past, seen: Seen, counted: float, share: F64, trained: F64, whole: float) -> F64:
    """Return the likelihood [D] of a seen share, where nobody knows mixed in as one.

    ``counted`` residents behind what was seen, ``trained`` [D] behind the draws' ``share`` [D]; both are samples of
    what the program is like, and that drifts by ``DRIFT``, a share of all of which these are the part ``whole``.
    """
    rest = max(0.0, 1.0 - sum(weight for _, weight in seen.values))
    found = np.full(share.shape, rest)
    drift = min(0.5, DRIFT / whole)
    people = np.maximum(trained, 1.0)
    for value, weight in seen.values:
        common = (counted * value + people * share + 1.0) / (counted + people + 2.0)
        variance = drift**2 + seen.spread**2 + common * (1.0 - common) * (1.0 / counted + 1.0 / people)
        density = np.exp(-0.5 * (value - share) ** 2 / variance) / np.sqrt(variance)
        found += weight * normalised(density, past.members)
    return found


def _fill_likelihood(past: Past, history: FillHistory, year: int) -> F64:
    """Return the likelihood [D] of the years in which a program filled or did not; old years count less."""
    blocks = past.open_years.reshape(past.members, -1).astype(np.float64)
    typical = (blocks.mean(axis=1, keepdims=True) + 0.1) / (EARLIER_YEARS + 0.2)
    chance = ((blocks + PULL * typical) / (EARLIER_YEARS + PULL)).ravel()
    log = np.zeros(chance.shape)
    for then, quota, matched in history.years:
        counts = 0.5 ** (max(0, year - then) / HALF_LIFE)
        log += counts * np.log(chance if matched < quota else 1.0 - chance)
    return np.asarray(np.exp(log), dtype=np.float64)


def posteriors(rules: F64, seen: F64, members: int, words: Sequence[str]) -> list[Evidence]:
    """Return the weights of the draws of n programs: likelihood of what was said of ``rules`` and ``seen`` [n, D].

    In a member where fewer than ``LEAST_EFFECTIVE`` of the draws would count by the rules alone, their likelihood is
    raised to the largest power below one at which so many do; then the product of both likewise, with ``LEAST_OF_ALL``.
    So many rules, each of which moves a cut-off a little, do not drown what was seen.
    """
    blocks = (len(words) * members, -1)
    by_rules, kept = _tempered(np.log(rules).reshape(blocks), LEAST_EFFECTIVE)
    log, power = _tempered(by_rules + np.log(seen).reshape(blocks), LEAST_OF_ALL)
    weight = normalised(np.exp(log).reshape(seen.shape), members)
    counted = (_effective_share(log, 1.0) * log.shape[1]).reshape(len(words), -1).sum(axis=1)
    least = np.minimum(kept, power).reshape(len(words), -1).min(axis=1)
    return [Evidence(weight[n], float(counted[n]), float(least[n]), said) for n, said in enumerate(words)]


def _tempered(log: F64, least: float) -> tuple[F64, F64]:
    """Return log [k, each] times the largest power [k, 1] up to one at which a share ``least`` counts; the power."""
    log = log - log.max(axis=1, keepdims=True)
    power = np.ones((len(log), 1))
    short = np.flatnonzero(_effective_share(log, 1.0) < least)
    if short.size:
        low, high = np.zeros((short.size, 1)), np.ones((short.size, 1))
        for _ in range(STEPS_OF_SEARCH):
            middle = 0.5 * (low + high)
            enough = _effective_share(log[short], middle)[:, None] >= least
            low, high = np.where(enough, middle, low), np.where(enough, high, middle)
        power[short] = low
    return power * log, power


def _effective_share(log: F64, power: F64 | float) -> F64:
    """Return the effective sample size of weights exp(power * log) [k, each] as a share of all, [k]."""
    weight = np.exp(power * log)
    total = np.add.reduce(weight, axis=1)
    share: F64 = total * total / (np.einsum("kd,kd->k", weight, weight) * log.shape[1])
    return share
