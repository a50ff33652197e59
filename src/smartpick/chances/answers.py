"""What a program may answer to one rule, given what somebody said of it: a mixture that keeps the market's draws.

A belief says "J-1 with weight 0.9, else nobody knows". Each answer has its weight, says how well every draw of the
market agrees with it, and whether the applicant passes. Nothing in the agreement depends on the applicant: that is why
a better applicant never has a lower chance, whatever is believed.
"""

import math
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
LEAST_EFFECTIVE = 0.3
"""Share of a member's draws that must count, as effective sample size, whatever is said of rules."""
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
    """Return non-negative ``values`` [..., D] scaled to mean one within every member; all one where it has none."""
    blocks = values.reshape(*values.shape[:-1], members, -1)
    total = np.add.reduce(blocks, axis=-1, keepdims=True)
    if total.all():
        scaled: F64 = blocks * (blocks.shape[-1] / total)
    else:
        scaled = np.where(total > 0.0, blocks * (blocks.shape[-1] / np.where(total > 0.0, total, 1.0)), 1.0)
    return scaled.reshape(values.shape)


def _kept_wide(agrees: F64, members: int) -> F64:
    """Return agreement [D] as weights of mean one, mixed with equal weights until enough draws count.

    Weights u of mean one have an effective share 1 / mean(u^2); after mixing with part m of equal weights it is
    1 / (1 + (1 - m)^2 (mean(u^2) - 1)), which is solved for m.
    """
    blocks = normalised(agrees, members).reshape(members, -1)
    excess = np.einsum("md,md->m", blocks, blocks)[:, None] / blocks.shape[1] - 1.0
    allowed = 1.0 / LEAST_EFFECTIVE - 1.0
    if (excess <= allowed).all():
        return blocks.ravel()
    own = np.sqrt(allowed / np.maximum(excess, allowed))
    wide: F64 = (own * blocks + (1.0 - own)).ravel()
    return wide


def weigh(answers: Sequence[Answer], draws: int, members: int) -> Heard:
    """Return the mixture of all answers, whose weights sum to one."""
    verdict = _verdict(answers)
    agreement, passing = np.zeros(draws), np.zeros(draws)
    for answer in answers:
        fits = answer.weight if answer.agrees is None else answer.weight * _kept_wide(answer.agrees, members)
        agreement += fits
        if verdict == UNKNOWN:
            passing += fits * answer.passes
    likelihood = np.maximum(agreement, LEAST_LIKELIHOOD)
    if verdict == UNKNOWN:
        return Heard(np.minimum(passing / likelihood, 1.0), likelihood, verdict)
    return Heard(np.full(draws, float(verdict == PASSES)), likelihood, verdict)


def _verdict(answers: Sequence[Answer]) -> int:
    """Return what the answers that somebody gave decide together, if anything."""
    for verdict, sure in ((PASSES, 1.0), (FAILS, 0.0)):
        told = [a.weight for a in answers if a.known and isinstance(a.passes, float) and a.passes == sure]
        if sum(told) >= DECIDED:
            return verdict
    return UNKNOWN


def combinations(
    beliefs: Mapping[str, Belief], fields: Sequence[str]
) -> Iterator[tuple[float, tuple[Value | None, ...]]]:
    """Yield (weight, a value or ``None`` for unknown, by field) for all that may be true of ``fields`` together.

    Fields are taken as independent; weights sum to one.
    """
    states: list[list[tuple[Value | None, float]]] = []
    for name in fields:
        said = beliefs[name].values if name in beliefs else ()
        unknown = 1.0 - sum([weight for _, weight in said])
        states.append([*said, (None, unknown)] if unknown > 0.0 else [*said])
    for chosen in product(*states):
        yield math.prod([weight for _, weight in chosen]), tuple([value for value, _ in chosen])


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
