"""One applicant against every rule of every program: the columns of ``screens``.

Where a rule is not known, every replicate of the market says what it was there: the replicate's cut-offs were made by
applicants who met that rule, so passing and being invited are counted together, replicate by replicate. A known fact
keeps the replicates that agree with it. Fields of the profile that are unknown are averaged over the typical
applicant, never taken as passed or failed.
"""

from dataclasses import dataclass, field
from datetime import date
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from smartpick.applicant import Profile
from smartpick.chances.clinical_months import HANDS_ON, LEAST_MONTHS, OBSERVED, share_of_hands_on
from smartpick.chances.members import Members
from smartpick.chances.observed import failed_attempts
from smartpick.chances.screens import FAILS, PASSES, UNKNOWN, ScreenColumn, Verdict
from smartpick.market import LACKS, ModelCard, least_scores, most_years

__all__ = ["KnownFacts", "ScreeningField", "screen_columns"]

F64 = NDArray[np.float64]
U8 = NDArray[np.uint8]
# Who says nothing about US experience is taken for a draw from the simulated population: half have hands-on months,
# a quarter have none of any kind.
NO_HANDS_ON = 0.49
NO_EXPERIENCE = 0.25


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
    """The n programs as the screens see them, with the rules each had in the R replicates.

    ``military`` bool [n]; ``h1b_evidence`` int [n] (0 none found, 1 employer, 2 resident's title); ``demands``,
    ``minimum``, ``limit`` uint8 [R, n] as in ``market.Equilibrium``; ``members`` whose draws they are; ``facts``: known
    facts by row.
    """

    military: NDArray[np.bool_]
    h1b_evidence: NDArray[np.int8]
    demands: U8
    minimum: U8
    limit: U8
    members: Members
    facts: dict[int, KnownFacts] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """Number of programs."""
        return int(self.military.size)

    def demands_of(self, lack: str) -> F64:
        """Return 1 where a replicate's program ends applications that lack this, else 0; [R, n]."""
        return np.asarray((self.demands & LACKS[lack]) != 0, dtype=np.float64)


def _logistic(x: F64) -> F64:
    return np.asarray(1.0 / (1.0 + np.exp(-x)), dtype=np.float64)


def _given_passed(chance: F64, members: int) -> F64:
    """Return weights of the draws [R] once a program is known to let the applicant pass.

    Within each member of the ensemble, draws count as far as the applicant would have passed there; where none agrees,
    all count alike.
    """
    blocks = chance.reshape(members, -1)
    total = blocks.sum(axis=1, keepdims=True)
    weights = blocks * blocks.shape[1] / np.where(total > 0.0, total, 1.0)
    return np.where(total > 0.0, weights, 1.0).ravel()


def _column(
    sets: ScreeningField,
    rule: str,
    chance: F64,
    words: dict[Verdict, str],
    known: dict[int, tuple[bool, str]],
) -> ScreenColumn:
    """Return a column from its chance [R, n] and the programs whose answer is known."""
    chance = chance.copy()
    certain = (chance >= 1.0).all(axis=0) & ("passes" in words)
    verdict = np.where(certain, PASSES, UNKNOWN).astype(np.int8)
    own: dict[int, str] = {}
    for row, (passes, sentence) in known.items():
        chance[:, row] = _given_passed(chance[:, row], len(sets.members)) if passes else 0.0
        verdict[row] = PASSES if passes else FAILS
        own[row] = sentence
    return ScreenColumn(rule, chance, verdict, words, own)


def _military(sets: ScreeningField) -> ScreenColumn:
    known = {
        int(row): (False, "a program of the armed forces: it trains serving officers")
        for row in np.flatnonzero(sets.military)
    }
    return _column(sets, "service", np.ones(sets.demands.shape), {"passes": "open to civilians"}, known)


def _sponsoring(sets: ScreeningField, accepts: tuple[str, ...]) -> F64:
    """Return the chance [R, n] of "sponsors a visa the applicant accepts": each draw has its own answer."""
    chance = 1.0 - sets.demands_of("visa")
    if accepts and "J-1" not in accepts:
        share = sets.members.by_draw("screens.h1b_given_visa")[:, None]
        evidence = np.outer(sets.members.by_draw("screens.h1b_evidence"), sets.h1b_evidence)
        chance = chance * _logistic(np.log(share / (1.0 - share)) + evidence)
    return chance


def _visa(profile: Profile, card: ModelCard, sets: ScreeningField) -> ScreenColumn:
    accepts = profile.visa.accepts or profile.preferences.visas
    named = " or ".join(accepts) if accepts else "a visa"
    if profile.visa.needed is False:
        return _column(sets, "visa", np.ones(sets.demands.shape), {"passes": "no visa needed"}, {})
    need = 1.0 if profile.visa.needed else card.value("population.visa")
    chance = 1.0 - need + need * _sponsoring(sets, accepts)
    known = {}
    for row, facts in sets.facts.items():
        if facts.visas is not None and profile.visa.needed:
            sponsors = bool(set(facts.visas) & set(accepts)) if accepts else bool(facts.visas)
            known[row] = (sponsors, f"sponsors {', '.join(facts.visas) or 'no visa'}")
    return _column(sets, "visa", chance, {"unknown": f"not known whether it sponsors {named}"}, known)


def _score(profile: Profile, card: ModelCard, sets: ScreeningField) -> ScreenColumn:
    score, typical = profile.exams.step2ck.score, card["population.step2ck"]
    asked = least_scores(sets.minimum)
    if score is None:
        normal = NormalDist(typical.value, typical.sd)
        above = np.array(
            [1.0 - normal.cdf(points) for points in least_scores(np.arange(256, dtype=np.uint8))]
        )
        chance = np.where(sets.minimum > 0, above[sets.minimum], 1.0)
    else:
        chance = (score >= asked).astype(np.float64)
    known = {
        row: (score >= facts.minimum_step2ck, f"asks for Step 2 CK {facts.minimum_step2ck} or more")
        for row, facts in sets.facts.items()
        if facts.minimum_step2ck is not None and score is not None
    }
    return _column(sets, "score", chance, {"unknown": "its minimum Step 2 CK is not known"}, known)


def _graduation(profile: Profile, card: ModelCard, sets: ScreeningField, on: date) -> ScreenColumn:
    years, typical = profile.years_since_graduation(on), card["population.years_since_graduation"]
    if years is None:
        normal = NormalDist(typical.value, typical.sd)
        within = np.array([normal.cdf(limit) for limit in most_years(np.arange(256, dtype=np.uint8))])
        chance = within[sets.limit]
    else:
        chance = (years <= most_years(sets.limit)).astype(np.float64)
    known = {
        row: (
            years <= facts.graduation_limit,
            f"takes graduates of the last {facts.graduation_limit:g} years",
        )
        for row, facts in sets.facts.items()
        if facts.graduation_limit is not None and years is not None
    }
    words: dict[Verdict, str] = {
        "passes": "graduated too recently for any limit",
        "unknown": "its limit of years since graduation is not known",
    }
    return _column(sets, "graduation", chance, words, known)


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
    return _column(sets, "attempts", 1.0 - risk * sets.demands_of("clean record"), words, known)


def _experience(profile: Profile, sets: ScreeningField, on: date) -> ScreenColumn:
    words = "not known whether it asks for US clinical experience"
    held = 0.0
    if profile.rotations is None:
        lacks_any, lacks_hands = NO_EXPERIENCE, NO_HANDS_ON - NO_EXPERIENCE
    else:
        done = [r for r in profile.rotations if r.in_us is not False and r.months_done(on) >= LEAST_MONTHS]
        held = max((share_of_hands_on(rotation) for rotation in done), default=0.0)
        lacks_any, lacks_hands = float(held < OBSERVED), float(OBSERVED <= held < HANDS_ON)
        if lacks_hands:
            words = "not known whether observation counts as US clinical experience there"
    # Who lacks any experience fails both kinds of demand; a demand for hands-on is a demand for experience too.
    chance = 1.0 - (lacks_any * sets.demands_of("US experience") + lacks_hands * sets.demands_of("hands-on"))
    known = {
        row: (
            held >= OBSERVED or not facts.requires_usce,
            "asks for US clinical experience"
            if facts.requires_usce
            else "asks for no US clinical experience",
        )
        for row, facts in sets.facts.items()
        if facts.requires_usce is not None and profile.rotations is not None
    }
    verdicts: dict[Verdict, str] = {"passes": "has hands-on US clinical experience", "unknown": words}
    return _column(sets, "experience", chance, verdicts, known)


def _certificate(profile: Profile, card: ModelCard, sets: ScreeningField) -> ScreenColumn:
    certified = profile.ecfmg.certified
    lacks = 1.0 - (card.value("population.certified") if certified is None else float(certified))
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
    return _column(sets, "certificate", 1.0 - lacks * sets.demands_of("certificate"), words, known)


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
        _experience(profile, sets, on),
        _certificate(profile, card, sets),
    )
