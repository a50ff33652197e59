"""One applicant against every rule of every program: the columns of ``screens``.

Shares and thresholds come from the model card's ``screens`` section, or from a known fact about the
program. Fields of the profile that are unknown are averaged over the typical applicant, never taken as
passed or failed.
"""

import math
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray

from smartpick.applicant import Profile
from smartpick.chances.clinical_months import share_of_hands_on
from smartpick.chances.nodes import normal_nodes
from smartpick.chances.observed import failed_attempts
from smartpick.chances.screens import FAILS, PASSES, UNKNOWN, ScreenColumn, Verdict
from smartpick.market import ModelCard

__all__ = ["CLIMATES", "KnownFacts", "ScreeningField", "screen_columns"]

CLIMATES = 2
F64 = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class KnownFacts:
    """What somebody has verified about one program; ``None`` is unknown.

    ``visas``: the visas it sponsors (empty: none); ``minimum_step2ck``: points; ``graduation_limit``: years;
    the others: whether the rule exists.
    """

    visas: tuple[str, ...] | None = None
    minimum_step2ck: int | None = None
    graduation_limit: float | None = None
    refuses_failed_attempts: bool | None = None
    requires_usce: bool | None = None
    requires_certificate: bool | None = None


@dataclass(frozen=True, slots=True)
class ScreeningField:
    """The n programs as the screens see them.

    ``military`` bool [n]; ``h1b_evidence`` int [n] (0 none found, 1 employer, 2 resident's title);
    ``openness`` [R, n]: deviation of the program's IMG openness from its specialty's level, by replicate;
    ``facts``: known facts by row.
    """

    military: NDArray[np.bool_]
    h1b_evidence: NDArray[np.int8]
    openness: F64
    facts: dict[int, KnownFacts] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """Number of programs."""
        return int(self.military.size)


def _logistic(x: F64) -> F64:
    return np.asarray(1.0 / (1.0 + np.exp(-x)), dtype=np.float64)


def _normal_cdf(z: float) -> float:
    return 0.5 * math.erfc(-z / math.sqrt(2.0))


def _flat(
    rule: str,
    chance: float,
    sets: ScreeningField,
    words: dict[Verdict, str],
    known: dict[int, tuple[bool, str]],
) -> ScreenColumn:
    """Return a column with one chance for all programs except those with a known answer."""
    chances = np.full((1, 1, sets.count), chance)
    verdict = np.full(sets.count, PASSES if chance >= 1.0 else UNKNOWN, dtype=np.int8)
    own: dict[int, str] = {}
    for row, (passes, sentence) in known.items():
        chances[..., row] = 1.0 if passes else 0.0
        verdict[row] = PASSES if passes else FAILS
        own[row] = sentence
    return ScreenColumn(rule, chances, verdict, words, own)


def _military(sets: ScreeningField) -> ScreenColumn:
    known = {
        int(row): (False, "a program of the armed forces: it trains serving officers")
        for row in np.flatnonzero(sets.military)
    }
    return _flat("service", 1.0, sets, {"passes": "open to civilians"}, known)


def _sponsor_chance(card: ModelCard, sets: ScreeningField, accepts: tuple[str, ...]) -> F64:
    """Return the chance [C, R, n] that a program sponsors a visa the applicant accepts."""
    base = math.log((1.0 - card.value("screens.no_visa")) / card.value("screens.no_visa"))
    climate, _ = normal_nodes(CLIMATES)
    shock = card.value("screens.visa_climate") * climate[:, None, None]
    chance = _logistic(base + card.value("screens.no_visa_openness") * sets.openness[None] + shock)
    if accepts and "J-1" not in accepts:
        share = card.value("screens.h1b_given_visa")
        evidence = card.value("screens.h1b_evidence") * sets.h1b_evidence.astype(np.float64)
        chance = chance * _logistic(math.log(share / (1.0 - share)) + evidence)[None, None, :]
    return chance


def _visa(profile: Profile, card: ModelCard, sets: ScreeningField) -> ScreenColumn:
    accepts = profile.visa.accepts or profile.preferences.visas
    named = " or ".join(accepts) if accepts else "a visa"
    if profile.visa.needed is False:
        return _flat("visa", 1.0, sets, {"passes": "no visa needed"}, {})
    need = 1.0 if profile.visa.needed else card.value("population.visa")
    chance = 1.0 - need * (1.0 - _sponsor_chance(card, sets, accepts))
    verdict = np.full(sets.count, UNKNOWN, dtype=np.int8)
    own: dict[int, str] = {}
    for row, facts in sets.facts.items():
        if facts.visas is None or not profile.visa.needed:
            continue
        sponsors = bool(set(facts.visas) & set(accepts)) if accepts else bool(facts.visas)
        chance[..., row] = float(sponsors)
        verdict[row] = PASSES if sponsors else FAILS
        own[row] = f"sponsors {', '.join(facts.visas) or 'no visa'}"
    return ScreenColumn("visa", chance, verdict, {"unknown": f"not known whether it sponsors {named}"}, own)


def _score(profile: Profile, card: ModelCard, sets: ScreeningField) -> ScreenColumn:
    score = profile.exams.step2ck.score
    share, at = card.value("screens.minimum_score"), card["screens.minimum_score_at"]
    typical = card["population.step2ck"]
    if score is None:
        below = _normal_cdf((at.value - typical.value) / math.hypot(at.sd, typical.sd))
    else:
        below = 1.0 - _normal_cdf((score - at.value) / at.sd)
    known = {
        row: (score >= facts.minimum_step2ck, f"asks for Step 2 CK {facts.minimum_step2ck} or more")
        for row, facts in sets.facts.items()
        if facts.minimum_step2ck is not None and score is not None
    }
    return _flat("score", 1.0 - share * below, sets, {"unknown": "its minimum Step 2 CK is not known"}, known)


def _graduation(profile: Profile, card: ModelCard, sets: ScreeningField, on: date) -> ScreenColumn:
    years = profile.years_since_graduation(on)
    share, at = card.value("screens.graduation_limit"), card["screens.graduation_limit_at"]
    typical = card["population.years_since_graduation"]
    mean, spread = (
        (typical.value, math.hypot(at.sd, typical.sd)) if years is None else (max(0.0, years), at.sd)
    )
    # A graduate of this year is inside every limit.
    beyond = 0.0 if years is not None and years < 1.0 else _normal_cdf((mean - at.value) / spread)
    known = {
        row: (
            years <= facts.graduation_limit,
            f"takes graduates of the last {facts.graduation_limit:g} years",
        )
        for row, facts in sets.facts.items()
        if facts.graduation_limit is not None and years is not None
    }
    words: dict[Verdict, str] = {
        "passes": "a graduate of this year",
        "unknown": "its limit of years since graduation is not known",
    }
    return _flat("graduation", 1.0 - share * beyond, sets, words, known)


def _attempts(profile: Profile, card: ModelCard, sets: ScreeningField) -> ScreenColumn:
    failed = failed_attempts(profile)
    risk = card.value("population.failed_attempt") if failed is None else float(failed > 0)
    known = {
        row: (
            not (facts.refuses_failed_attempts and failed),
            "sets aside any failed attempt"
            if facts.refuses_failed_attempts
            else "reads files with failed attempts",
        )
        for row, facts in sets.facts.items()
        if facts.refuses_failed_attempts is not None and failed is not None
    }
    words: dict[Verdict, str] = {
        "passes": "no failed attempt",
        "unknown": "not known whether it sets aside failed attempts",
    }
    return _flat("attempts", 1.0 - risk * card.value("screens.no_failed_attempts"), sets, words, known)


def _experience(profile: Profile, card: ModelCard, sets: ScreeningField) -> ScreenColumn:
    accepted = card.value("screens.observership_accepted")
    if profile.rotations is None:
        held, words = 0.75, "not known whether it asks for US clinical experience"
    else:
        best = max((share_of_hands_on(r) for r in profile.rotations if r.months > 0), default=0.0)
        held = 1.0 if best >= 0.7 else accepted if best >= 0.25 else 0.0
        words = (
            "not known whether observation counts as US clinical experience there"
            if held
            else "not known whether it asks for US clinical experience"
        )
    known = {
        row: (
            held > 0.0 or not facts.requires_usce,
            "asks for US clinical experience"
            if facts.requires_usce
            else "asks for no US clinical experience",
        )
        for row, facts in sets.facts.items()
        if facts.requires_usce is not None and profile.rotations is not None
    }
    verdicts: dict[Verdict, str] = {"passes": "has hands-on US clinical experience", "unknown": words}
    return _flat(
        "experience", 1.0 - card.value("screens.usce_required") * (1.0 - held), sets, verdicts, known
    )


def _certificate(profile: Profile, card: ModelCard, sets: ScreeningField) -> ScreenColumn:
    certified = profile.ecfmg.certified
    held = card.value("population.certified") if certified is None else float(certified)
    known = {
        row: (
            bool(certified) or not facts.requires_certificate,
            "asks for the ECFMG certificate at application"
            if facts.requires_certificate
            else "does not ask for the ECFMG certificate at application",
        )
        for row, facts in sets.facts.items()
        if facts.requires_certificate is not None and certified is not None
    }
    words: dict[Verdict, str] = {
        "passes": "ECFMG certified",
        "unknown": "not known whether it asks for the ECFMG certificate at application",
    }
    return _flat(
        "certificate", 1.0 - card.value("screens.certificate_required") * (1.0 - held), sets, words, known
    )


def screen_columns(
    profile: Profile, card: ModelCard, sets: ScreeningField, on: date
) -> tuple[ScreenColumn, ...]:
    """Return every rule's column for this applicant on the day ``on``."""
    return (
        _military(sets),
        _visa(profile, card, sets),
        _score(profile, card, sets),
        _graduation(profile, card, sets, on),
        _attempts(profile, card, sets),
        _experience(profile, card, sets),
        _certificate(profile, card, sets),
    )
