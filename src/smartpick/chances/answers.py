"""What a program may answer to one rule, given what somebody said of it: a mixture that keeps the market's draws.

A belief says "J-1 with weight 0.9, else nobody knows". Each answer has its weight, says how well every draw of the
market agrees with it, and whether the applicant passes. Nothing in the agreement depends on the applicant: that is why
a better applicant never has a lower chance, whatever is believed.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from smartpick.chances.screens import FAILS, PASSES, UNKNOWN
from smartpick.facts import Belief, Report, Value, told
from smartpick.facts.belief import DECIDED

__all__ = ["LEAST_EFFECTIVE", "Answer", "Heard", "combinations", "in_words", "normalised", "weigh"]

F64 = NDArray[np.float64]
LEAST_EFFECTIVE = 0.2
"""Share of a member's draws that must count, as effective sample size, however strong the evidence."""
# Where every answer excludes a draw it keeps this much, so that a wrong belief can still be mended by other evidence.
LEAST_LIKELIHOOD = 1e-3


@dataclass(frozen=True, slots=True)
class Answer:
    """One state of affairs.

    ``weight``; how well each draw ``agrees`` with it [D] (``None``: it says nothing); the chance that the applicant
    ``passes``, one number or [D]; ``known``: it is what somebody said, not what the draws say.
    """

    weight: float
    agrees: F64 | None
    passes: float | F64
    known: bool


@dataclass(frozen=True, slots=True)
class Heard:
    """A rule of one program once everything said is weighed.

    ``chance`` [D] that the applicant passes given the draw; ``likelihood`` [D] of what was said, mean one in every
    member; ``verdict`` code.
    """

    chance: F64
    likelihood: F64
    verdict: int


def normalised(values: F64, members: int) -> F64:
    """Return non-negative ``values`` [D] scaled to mean one within every member; all one where a member has none."""
    blocks = values.reshape(members, -1)
    mean = blocks.mean(axis=1, keepdims=True)
    scaled: F64 = np.where(mean > 0.0, blocks / np.where(mean > 0.0, mean, 1.0), 1.0).ravel()
    return scaled


def _kept_wide(agrees: F64, members: int) -> F64:
    """Return agreement [D] as weights of mean one, mixed with equal weights until enough draws count.

    Weights u of mean one have an effective share 1 / mean(u^2); after mixing with part m of equal weights it is
    1 / (1 + (1 - m)^2 (mean(u^2) - 1)), which is solved for m.
    """
    blocks = normalised(agrees, members).reshape(members, -1)
    excess = (blocks**2).mean(axis=1, keepdims=True) - 1.0
    allowed = 1.0 / LEAST_EFFECTIVE - 1.0
    own = np.sqrt(allowed / np.maximum(excess, allowed))
    wide: F64 = (own * blocks + (1.0 - own)).ravel()
    return wide


def weigh(answers: Sequence[Answer], draws: int, members: int) -> Heard:
    """Return the mixture of all answers, whose weights sum to one."""
    agreement, passing = np.zeros(draws), np.zeros(draws)
    for answer in answers:
        fits = np.ones(draws) if answer.agrees is None else _kept_wide(answer.agrees, members)
        agreement += answer.weight * fits
        passing += answer.weight * fits * answer.passes
    likelihood = np.maximum(agreement, LEAST_LIKELIHOOD)
    told_to_pass, told_to_fail = (
        sum(a.weight for a in answers if a.known and isinstance(a.passes, float) and a.passes == sure)
        for sure in (1.0, 0.0)
    )
    if told_to_pass >= DECIDED:
        return Heard(np.ones(draws), likelihood, PASSES)
    if told_to_fail >= DECIDED:
        return Heard(np.zeros(draws), likelihood, FAILS)
    return Heard(np.minimum(passing / likelihood, 1.0), likelihood, UNKNOWN)


def combinations(
    beliefs: Mapping[str, Belief], fields: Sequence[str]
) -> Iterator[tuple[float, tuple[Value | None, ...]]]:
    """Yield (weight, a value or ``None`` for unknown, by field) for all that may be true of ``fields`` together.

    Fields are taken as independent; weights sum to one.
    """
    states: list[list[tuple[Value | None, float]]] = []
    for name in fields:
        belief = beliefs.get(name)
        known = list(belief.values) if belief else []
        states.append([*known, (None, max(0.0, 1.0 - sum(weight for _, weight in known)))])
    for chosen in product(*states):
        weight = float(np.prod([w for _, w in chosen]))
        if weight > 0.0:
            yield weight, tuple(value for value, _ in chosen)


def in_words(beliefs: Mapping[str, Belief], fields: Sequence[str]) -> str:
    """Say what was said of ``fields``, by whom, as of when, and how far it is believed."""
    return "; ".join(_belief_words(beliefs[name]) for name in fields if name in beliefs)


def _belief_words(belief: Belief) -> str:
    if belief.conflict:
        return "sources differ: " + ", but ".join(told(report) for report in _one_each(belief.conflict))
    said = next((r for r in belief.reports if r.value == belief.likely), belief.reports[0])
    return told(said) if belief.decided else f"{told(said)}; believed to {100 * belief.weight:.0f} %"


def _one_each(reports: Sequence[Report]) -> list[Report]:
    """Return the newest report of every value, newest first."""
    newest: dict[Value, Report] = {}
    for report in reports:
        newest.setdefault(report.value, report)
    return list(newest.values())
