"""One applicant against every rule of every program: the columns of ``screens``.

Where a rule is not known, every draw of the market says what it was there: the draw's cut-offs were made by applicants
who met that rule, so passing and being invited are counted together, draw by draw. What somebody said of a program is
mixed in with its weight (see ``answers``). Fields of the profile that are unknown are averaged over the typical
applicant, never taken as passed or failed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from smartpick.applicant import Profile
from smartpick.chances import screening_rules
from smartpick.chances.answers import combinations, in_words, weigh
from smartpick.chances.experience_rule import experience
from smartpick.chances.screening_field import RuleView, ScreeningField
from smartpick.chances.screens import FAILS, PASSES, UNKNOWN, ScreenColumn
from smartpick.market import ModelCard

__all__ = ["SCREEN_FIELDS", "Screened", "ScreeningField", "screen_columns"]

F64 = NDArray[np.float64]
# A mixture of answers that are all "passes" is one but for rounding.
ALWAYS = 1.0 - 1e-9
SCREEN_FIELDS = (
    "visas", "step2ck_minimum", "graduation_limit", "failed_attempts_refused", "usce_required", "usce_months",
    "usce_kinds", "certificate_required", "letters_required", "us_letters_required",
)  # fmt: skip
"""The facts that a screen reads."""


@dataclass(frozen=True, slots=True)
class Screened:
    """Every rule's column, and by program the likelihood [R] of what was said of its rules (mean one in a member)."""

    columns: tuple[ScreenColumn, ...]
    likelihood: Mapping[int, F64]


def _column(view: RuleView, sets: ScreeningField, likelihood: dict[int, F64]) -> ScreenColumn:
    """Return a rule's column; what was said of it multiplies the ``likelihood`` of the programs it was said of."""
    chance, words = view.chance, view.words
    verdict = np.full(sets.count, UNKNOWN, dtype=np.int8)
    if "passes" in words:
        verdict[(chance >= 1.0).all(axis=0)] = PASSES
    if "fails" in words:
        verdict[(chance <= 0.0).all(axis=0)] = FAILS
    own: dict[int, str] = {}
    spoken = [p for p, said in sets.beliefs.items() if any(name in said for name in view.fields)]
    if spoken:
        chance = chance.copy()
    for program in spoken:
        said = sets.beliefs[program]
        answers = [view.answer(program, *state) for state in combinations(said, view.fields)]
        heard = weigh(answers, chance.shape[0], len(sets.members))
        likelihood[program] = likelihood.get(program, 1.0) * heard.likelihood
        if verdict[program] == PASSES and (heard.chance >= ALWAYS).all():
            continue
        chance[:, program] = heard.chance
        verdict[program] = heard.verdict
        own[program] = in_words(said, view.fields)
    return ScreenColumn(view.rule, chance, verdict, words, own)


def screen_columns(profile: Profile, card: ModelCard, sets: ScreeningField, on: date) -> Screened:
    """Return every rule's column for this applicant on the day ``on``."""
    views = [
        screening_rules.military(sets),
        screening_rules.visa(profile, card, sets),
        screening_rules.score(profile, card, sets),
        screening_rules.graduation(profile, card, sets, on),
        screening_rules.attempts(profile, card, sets),
        experience(profile, sets, on),
        screening_rules.certificate(profile, card, sets),
        screening_rules.letters(profile, sets),
    ]
    spoken = {name for said in sets.beliefs.values() for name in said}
    kept = [view for view in views if not view.said_only or spoken.intersection(view.fields)]
    likelihood: dict[int, F64] = {}
    return Screened(tuple(_column(view, sets, likelihood) for view in kept), likelihood)
