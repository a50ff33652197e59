"""The observed index: what a file is worth to a program, field by field, with what is not known.

Every effect is measured from the typical non-US IMG (the population section of the model card), so an
unknown field counts as typical and adds its spread: it widens the answer and never silently counts as zero. What a
comparison adds to an unknown field is added to every value that it may have (``_beside``).
"""

import math
from dataclasses import dataclass
from datetime import date
from functools import cache
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from smartpick.applicant import Letter, Profile
from smartpick.chances.clinical_months import effective_months, experience_index
from smartpick.chances.specialty_match import same_specialty
from smartpick.market import ModelCard

__all__ = ["Contribution", "ObservedIndex", "observe"]

MAX_YEARS = 12.0
MAX_LETTERS = 3
POINTS = 15.0
# Values of an unknown field, equally likely, that "one more than whatever there is" is averaged over.
_STATES = 64
F64 = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Contribution:
    """One field's part of the index, in index units.

    ``value`` is the effect against a typical applicant; ``parameter_sd`` how far it may be off because the
    effect size is not known; ``unknown_sd`` how far because the field is not known (0 when it is); ``by_member``: the
    size differs between the members of the ensemble, which carry its uncertainty.
    """

    label: str
    words: str
    value: float
    parameter_sd: float
    unknown_sd: float
    source: str
    judgement: bool
    by_member: bool


@dataclass(frozen=True, slots=True)
class ObservedIndex:
    """The sum of all contributions, with the two kinds of spread added in squares."""

    contributions: tuple[Contribution, ...]

    @property
    def value(self) -> float:
        """Index against the typical non-US IMG, in units of one program's own spread of opinion."""
        return math.fsum(c.value for c in self.contributions)

    @property
    def spread(self) -> float:
        """Standard deviation of the index from unknown fields and effect sizes, beside what the ensemble carries."""
        return math.sqrt(
            math.fsum(
                (0.0 if c.by_member else c.parameter_sd**2) + c.unknown_sd**2 for c in self.contributions
            )
        )


def _contribution(
    card: ModelCard, effect: str, field: str, given: float | None, label: str, words: str
) -> Contribution:
    """Return effect * (given - typical); a missing ``given`` is typical with the population's spread."""
    size, typical = card[f"effects.{effect}"], card[f"population.{field}"]
    scale = POINTS if effect == "step2ck" else 1.0
    if given is None:
        return Contribution(
            label,
            f"{label}: unknown",
            0.0,
            0.0,
            abs(size.value) * typical.sd / scale,
            size.source,
            True,
            False,
        )
    distance = (given - typical.value) / scale
    return Contribution(
        label,
        words,
        size.value * distance,
        size.sd * abs(distance),
        0.0,
        size.source,
        size.judgement,
        size.prior is not None,
    )


@cache
def _normals() -> F64:
    """Return values of a standard normal in the middle of equally likely parts."""
    return np.array([NormalDist().inv_cdf((i + 0.5) / _STATES) for i in range(_STATES)])


def _beside(
    card: ModelCard, effect: str, field: str, held: F64, more: F64, label: str, added: str
) -> Contribution:
    """Return an unknown field with something added to it.

    ``held`` are equally likely values that the field may have, ``more`` those after adding, one by one: the effect is
    their mean difference from typical, and the spread shrinks or grows as theirs does.
    """
    size, typical = card[f"effects.{effect}"], card[f"population.{field}"]
    further = float(np.mean(more - held))
    return Contribution(
        label,
        f"{label}: unknown, and {added} more than that",
        size.value * further,
        size.sd * abs(further),
        abs(size.value) * typical.sd * float(np.std(more) / np.std(held)),
        size.source,
        True,
        size.prior is not None,
    )


def _score(profile: Profile, card: ModelCard) -> Contribution:
    score = profile.exams.step2ck.score
    words = f"Step 2 CK {score}, typical {card.value('population.step2ck'):.0f}"
    return _contribution(card, "step2ck", "step2ck", score, "Step 2 CK", words)


def failed_attempts(profile: Profile) -> int | None:
    """Return failed attempts at Step 1 and Step 2 CK together; ``None`` when one of them is unknown."""
    counts = (profile.exams.step1.failed, profile.exams.step2ck.failed)
    if any(counts):
        return sum(count or 0 for count in counts)
    return None if None in counts else 0


def _attempts(profile: Profile, card: ModelCard) -> Contribution:
    failed = failed_attempts(profile)
    words = "no failed attempt" if failed == 0 else f"{failed} failed attempt{'s' if failed != 1 else ''}"
    given = None if failed is None else float(failed > 0)
    return _contribution(card, "failed_attempt", "failed_attempt", given, "Failed attempts", words)


def _graduation(profile: Profile, card: ModelCard, on: date) -> Contribution:
    years = profile.years_since_graduation(on)
    given = None if years is None else min(MAX_YEARS, years)
    words = "" if years is None else f"{years:.0f} years since graduation"
    return _contribution(
        card, "year_since_graduation", "years_since_graduation", given, "Years since graduation", words
    )


def _experience(profile: Profile, card: ModelCard, on: date) -> Contribution:
    months = effective_months(profile.least_rotations, on)
    if profile.rotations is None and profile.beside.rotations:
        typical = card["population.usce"]
        held = np.clip(typical.value + typical.sd * _normals(), 0.0, 1.0)
        # 1 - exp(-m/3) of m months, and of those and the new ones.
        more = 1.0 - (1.0 - held) * (1.0 - experience_index(months))
        added = f"{months:.1f} full-time hands-on months"
        return _beside(card, "usce", "usce", held, more, "US clinical experience", added)
    if profile.rotations is None:
        return _contribution(card, "usce", "usce", None, "US clinical experience", "")
    words = f"US clinical experience worth {months:.1f} full-time hands-on months"
    return _contribution(card, "usce", "usce", experience_index(months), "US clinical experience", words)


def is_us_letter(letter: Letter) -> bool:
    """Tell whether a letter's writer works in the US; a US state says so where the field is open."""
    return bool(letter.us) or (letter.us is None and letter.state is not None)


def _letters(profile: Profile, card: ModelCard, specialty: str) -> Contribution:
    count = sum(
        1
        for letter in profile.least_letters
        if is_us_letter(letter) and same_specialty(letter.specialty, specialty)
    )
    if profile.letters is None and profile.beside.letters:
        # Equally likely, as drawn for the simulated applicants.
        held = np.arange(MAX_LETTERS + 1.0)
        more = np.minimum(held + count, MAX_LETTERS)
        return _beside(card, "us_letter", "us_letters", held, more, "US letters", f"{count}")
    if profile.letters is None:
        return _contribution(card, "us_letter", "us_letters", None, "US letters", "")
    words = f"{count} US letter{'s' if count != 1 else ''} for {specialty}"
    return _contribution(card, "us_letter", "us_letters", float(min(MAX_LETTERS, count)), "US letters", words)


def _research(profile: Profile, card: ModelCard) -> Contribution:
    count, further = profile.research.publications, profile.beside.publications
    if count is None and further:
        typical = card["population.publications"]
        held = np.maximum(np.rint(np.expm1(typical.value + typical.sd * _normals())), 0.0)
        before, after = np.log1p(held), np.log1p(held + further)
        return _beside(card, "publications", "publications", before, after, "Publications", f"{further}")
    given = None if count is None else math.log1p(count)
    words = f"{count} publication{'s' if count != 1 else ''}"
    return _contribution(card, "publications", "publications", given, "Publications", words)


def _yes_no(
    card: ModelCard, effect: str, answer: bool | None, label: str, words: tuple[str, str]
) -> Contribution:
    given = None if answer is None else float(answer)
    return _contribution(card, effect, effect, given, label, words[0] if answer else words[1])


def _alignment(profile: Profile, card: ModelCard, specialty: str) -> Contribution:
    """Return what it costs to have neither a rotation nor a letter in the specialty.

    Months and letters that name no specialty count for all. Nothing is lost while rotations or letters are unknown;
    what a comparison adds meanwhile neither settles nor moves that.
    """
    size = card["parallel.opinion"]
    label = "Commitment to the specialty"
    named = [rotation.specialty for rotation in profile.rotations or ()]
    named += [letter.specialty for letter in profile.letters or ()]
    shown = any(same_specialty(name, specialty) for name in named)
    unknown = profile.rotations is None or profile.letters is None
    if shown or unknown:
        spread = 0.5 * abs(size.value) if unknown and not shown else 0.0
        words = f"{label}: unknown" if spread else f"has a rotation or a letter in {specialty}"
        return Contribution(label, words, 0.0, 0.0, spread, size.source, True, True)
    words = f"no rotation and no letter in {specialty}"
    return Contribution(label, words, size.value, size.sd, 0.0, size.source, True, True)


def observe(profile: Profile, card: ModelCard, specialty: str, on: date) -> ObservedIndex:
    """Return the observed index of a profile when it applies to ``specialty`` on the day ``on``."""
    return ObservedIndex(
        (
            _score(profile, card),
            _attempts(profile, card),
            _graduation(profile, card, on),
            _experience(profile, card, on),
            _letters(profile, card, specialty),
            _alignment(profile, card, specialty),
            _research(profile, card),
            _yes_no(
                card, "step3", profile.exams.step3.passed, "Step 3", ("Step 3 passed", "Step 3 not passed")
            ),
            _yes_no(
                card,
                "certified",
                profile.ecfmg.certified,
                "ECFMG certificate",
                ("ECFMG certified", "not ECFMG certified yet"),
            ),
            _yes_no(card, "visa", profile.visa.needed, "Visa", ("needs a visa", "needs no visa")),
        )
    )
