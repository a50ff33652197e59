"""Which answer that the profile does not give yet would narrow the interval most.

An unanswered field counts as typical and widens the answer by its spread. Whatever the answer turns out to be, that
part of the spread goes away: the interval of the same list without it says how much is won by answering.
"""

import math
from dataclasses import dataclass, replace

import numpy as np

from smartpick.advice.decision import Decided
from smartpick.chances import Chances, Estimate, list_estimates
from smartpick.chances.observed import Contribution

__all__ = ["NextAnswer", "next_answers"]

#: Part of the index -> field that answers it, and the question in words. What two parts share is one question.
_QUESTIONS = {
    "Step 2 CK": ("exams.step2ck", "What is your Step 2 CK score?"),
    "Failed attempts": ("exams.step1", "Did you pass Step 1 and Step 2 CK at the first attempt?"),
    "Years since graduation": ("graduation", "When did you graduate from medical school?"),
    "US clinical experience": ("rotations", "Which clinical experience do you have in the US?"),
    "Commitment to the specialty": ("rotations", "Which clinical experience do you have in the US?"),
    "US letters": ("letters", "Which letters of recommendation do you have?"),
    "Publications": ("research.publications", "How many publications do you have?"),
    "Step 3": ("exams.step3", "Have you passed Step 3?"),
    "ECFMG certificate": ("ecfmg.certified", "Do you hold the ECFMG certificate?"),
    "Visa": ("visa.needed", "Do you need a visa?"),
}


@dataclass(frozen=True, slots=True)
class NextAnswer:
    """A question that the profile leaves open: its dotted field, and P(match) now and once it is answered.

    The value of ``after`` is that of now: what the answer will be is not known, only how sure it would make us.
    """

    field: str
    question: str
    before: Estimate
    after: Estimate

    @property
    def narrows(self) -> float:
        """The share of the interval's width that goes away, 0..1."""
        width = self.before.high - self.before.low
        return max(0.0, 1.0 - (self.after.high - self.after.low) / width) if width > 0 else 0.0


def next_answers(decided: Decided) -> tuple[NextAnswer, ...]:
    """Return the open questions of a decided list, the one that narrows most first; answered ones are left out."""
    chances = decided.chances
    at = np.array([choice.index for choice in decided.pick.chosen], dtype=np.intp)
    levels = np.array([choice.level for choice in decided.pick.chosen], dtype=np.intp)
    if not at.size:
        return ()
    before = list_estimates(chances, at, levels).p_match
    found = []
    for field, parts in _open(chances).items():
        answered = _without(chances, parts)
        after = list_estimates(answered, at, levels).p_match
        found.append(NextAnswer(field, _QUESTIONS[parts[0].label][1], before, after))
    return tuple(sorted(found, key=lambda one: -one.narrows))


def _open(chances: Chances) -> dict[str, list[Contribution]]:
    """Return the parts of the index whose field is not known, by field, as the first specialty sees them."""
    observed = next(iter(chances.observed.values()))
    found: dict[str, list[Contribution]] = {}
    for one in observed.contributions:
        if one.unknown_sd > 0.0:
            found.setdefault(_QUESTIONS[one.label][0], []).append(one)
    return found


def _without(chances: Chances, parts: list[Contribution]) -> Chances:
    """Return the belief as it would be if these parts were known, and as they are expected to be."""
    gone = math.fsum(one.unknown_sd**2 for one in parts)
    shared = math.sqrt(max(0.0, chances.shared_spread**2 - gone))
    spread = np.sqrt(np.maximum(0.0, chances.likes.spread**2 - gone))
    return replace(chances, shared_spread=shared, likes=replace(chances.likes, spread=spread))
