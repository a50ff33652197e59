"""The rules: what each asks, whether this applicant passes, and how far a draw agrees with what was said.

Agreement looks at the program only, never at the applicant. Numbers agree by degrees, because a draw's own number is
one of many alike: minimum scores within about ten points, limits of years within about a year and a half.
"""

from datetime import date
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from smartpick.applicant import Profile
from smartpick.chances.answers import Answer
from smartpick.chances.observed import failed_attempts, is_us_letter
from smartpick.chances.screening_field import RuleView, ScreeningField
from smartpick.chances.screens import Verdict
from smartpick.facts import FIELDS, Value
from smartpick.market import ModelCard, least_scores, most_years

__all__ = ["attempts", "certificate", "graduation", "letters", "military", "score", "visa"]

F64 = NDArray[np.float64]
# A minimum at or below what everybody who passed has asks for nothing.
LOWEST_MINIMUM = 214.0
SCORE_WIDTH = 10.0
# No limit of years is longer than what the index counts.
LONGEST_LIMIT = 12.0
YEARS_WIDTH = 1.5
RESIDENCY_VISAS = {"J-1", "H-1B"}


def _same(flags: F64, said: bool) -> F64:
    """Return 1 where a draw's flag is what was said, else 0."""
    return flags if said else 1.0 - flags


def _near(values: F64, said: float, width: float) -> F64:
    """Return how far a draw's numbers agree with what was said: 1 when equal, 0.61 a ``width`` away."""
    return np.asarray(np.exp(-0.5 * ((values - said) / width) ** 2), dtype=np.float64)


def _logistic(x: F64) -> F64:
    return np.asarray(1.0 / (1.0 + np.exp(-x)), dtype=np.float64)


def military(sets: ScreeningField) -> RuleView:
    """Return the rule that programs of the armed forces train serving officers."""
    chance = np.tile(np.where(sets.military, 0.0, 1.0), (sets.demands.shape[0], 1))
    words: dict[Verdict, str] = {
        "passes": "open to civilians",
        "fails": "a program of the armed forces: it trains serving officers",
    }

    def answer(program: int, weight: float, _: tuple[Value | None, ...]) -> Answer:
        return Answer(weight, None, chance[:, program], False)

    return RuleView("service", (), chance, words, answer)


def _sponsoring(sets: ScreeningField, accepts: tuple[str, ...]) -> F64:
    """Return the chance [R, n] of "sponsors a visa the applicant accepts": each draw has its own answer."""
    chance = 1.0 - sets.demands_of("visa")
    if accepts and "J-1" not in accepts:
        share = sets.members.by_draw("screens.h1b_given_visa")[:, None]
        evidence = np.outer(sets.members.by_draw("screens.h1b_evidence"), sets.h1b_evidence)
        chance = chance * _logistic(np.log(share / (1.0 - share)) + evidence)
    return chance


def visa(profile: Profile, card: ModelCard, sets: ScreeningField) -> RuleView:
    """Return the rule of visa sponsorship."""
    accepts = profile.visa.accepts or profile.preferences.visas
    named = " or ".join(accepts) if accepts else "a visa"
    need = card.value("population.visa") if profile.visa.needed is None else float(profile.visa.needed)
    chance = 1.0 - need + need * _sponsoring(sets, accepts) if need else np.ones(sets.demands.shape)
    words: dict[Verdict, str] = {"unknown": f"not known whether it sponsors {named}"}
    if not need:
        words["passes"] = "no visa needed"

    def answer(program: int, weight: float, values: tuple[Value | None, ...]) -> Answer:
        (said,) = values
        if not isinstance(said, tuple):
            return Answer(weight, None, chance[:, program], False)
        sponsors = bool(set(said) & set(accepts)) if accepts else bool(said)
        refuses = sets.has("visa", program)
        agrees = _same(refuses, not RESIDENCY_VISAS & set(said))
        return Answer(weight, agrees, 1.0 - need + need * float(sponsors), True)

    return RuleView("visa", ("visas",), chance, words, answer)


def score(profile: Profile, card: ModelCard, sets: ScreeningField) -> RuleView:
    """Return the rule of a minimum Step 2 CK."""
    own, typical = profile.exams.step2ck.score, card["population.step2ck"]
    if own is None:
        normal = NormalDist(typical.value, typical.sd)
        above = np.array(
            [1.0 - normal.cdf(points) for points in least_scores(np.arange(256, dtype=np.uint8))]
        )
        chance = np.where(sets.minimum > 0, above[sets.minimum], 1.0)
    else:
        chance = (own >= least_scores(sets.minimum)).astype(np.float64)

    def answer(program: int, weight: float, values: tuple[Value | None, ...]) -> Answer:
        (said,) = values
        if not isinstance(said, int | float):
            return Answer(weight, None, chance[:, program], False)
        asked = np.maximum(least_scores(sets.minimum[:, program]), LOWEST_MINIMUM)
        agrees = _near(asked, max(float(said), LOWEST_MINIMUM), SCORE_WIDTH)
        if own is not None:
            return Answer(weight, agrees, float(own >= said), True)
        reached = 1.0 - NormalDist(typical.value, typical.sd).cdf(said)
        return Answer(weight, agrees, reached if said > 0 else 1.0, True)

    words: dict[Verdict, str] = {"unknown": "its minimum Step 2 CK is not known"}
    return RuleView("score", ("step2ck_minimum",), chance, words, answer)


def graduation(profile: Profile, card: ModelCard, sets: ScreeningField, on: date) -> RuleView:
    """Return the rule of a limit of years since graduation."""
    years, typical = profile.years_since_graduation(on), card["population.years_since_graduation"]
    normal = NormalDist(typical.value, typical.sd)
    if years is None:
        within = np.array([normal.cdf(limit) for limit in most_years(np.arange(256, dtype=np.uint8))])
        chance = within[sets.limit]
    else:
        chance = (years <= most_years(sets.limit)).astype(np.float64)
    none = FIELDS["graduation_limit"].none

    def answer(program: int, weight: float, values: tuple[Value | None, ...]) -> Answer:
        (said,) = values
        if not isinstance(said, int | float):
            return Answer(weight, None, chance[:, program], False)
        limits = np.minimum(most_years(sets.limit[:, program]), LONGEST_LIMIT)
        agrees = _near(limits, min(float(said), LONGEST_LIMIT), YEARS_WIDTH)
        if said == none:
            return Answer(weight, agrees, 1.0, True)
        return Answer(weight, agrees, normal.cdf(said) if years is None else float(years <= said), True)

    words: dict[Verdict, str] = {
        "passes": "graduated too recently for any limit",
        "unknown": "its limit of years since graduation is not known",
    }
    return RuleView("graduation", ("graduation_limit",), chance, words, answer)


def attempts(profile: Profile, card: ModelCard, sets: ScreeningField) -> RuleView:
    """Return the rule that sets aside files with a failed attempt."""
    failed = failed_attempts(profile)
    risk = card.value("population.failed_attempt") if failed is None else float(failed > 0)
    words: dict[Verdict, str] = {
        "passes": "no failed attempt",
        "unknown": "not known whether it sets aside failed attempts",
    }
    return _flagged("attempts", "failed_attempts_refused", "clean record", risk, words, sets)


def certificate(profile: Profile, card: ModelCard, sets: ScreeningField) -> RuleView:
    """Return the rule of an ECFMG certificate at application."""
    certified = profile.ecfmg.certified
    lacks = 1.0 - (card.value("population.certified") if certified is None else float(certified))
    words: dict[Verdict, str] = {
        "passes": "ECFMG certified",
        "unknown": "not known whether it asks for the ECFMG certificate at application",
    }
    return _flagged("certificate", "certificate_required", "certificate", lacks, words, sets)


def _flagged(
    rule: str, field: str, lack: str, risk: float, words: dict[Verdict, str], sets: ScreeningField
) -> RuleView:
    """Return a rule that a program has or has not; ``risk``: chance that the applicant lacks what it asks for."""
    chance = 1.0 - risk * sets.demands_of(lack)

    def answer(program: int, weight: float, values: tuple[Value | None, ...]) -> Answer:
        (said,) = values
        if not isinstance(said, bool):
            return Answer(weight, None, chance[:, program], False)
        return Answer(weight, _same(sets.has(lack, program), said), 1.0 - risk * float(said), True)

    return RuleView(rule, (field,), chance, words, answer)


def letters(profile: Profile, sets: ScreeningField) -> RuleView:
    """Return the rule of how many letters, and how many from the US, a program asks for.

    The market has no such rule, so the draws say nothing about it. Who has not told of letters passes for now.
    """
    told = profile.least_letters
    held = None if profile.letters is None else len(told)
    american = None if profile.letters is None else sum(is_us_letter(one) for one in told)

    def answer(_: int, weight: float, values: tuple[Value | None, ...]) -> Answer:
        asked = [float(said) if isinstance(said, int | float) else 0.0 for said in values]
        known = held is not None and american is not None and values != (None, None)
        enough = held is None or american is None or (held >= asked[0] and american >= asked[1])
        return Answer(weight, None, float(enough), known)

    words: dict[Verdict, str] = {"unknown": "not known how many letters it asks for"}
    fields = ("letters_required", "us_letters_required")
    return RuleView("letters", fields, np.ones(sets.demands.shape), words, answer, said_only=True)
