"""The rule of US clinical experience: whether it is asked for, for how many months, and what counts.

Three facts decide it together. In the market's draws a program asks for nothing, for any experience in the US, or for
hands-on experience.
"""

import math
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from smartpick.applicant import Profile, Rotation
from smartpick.chances.answers import Answer
from smartpick.chances.clinical_months import (
    HANDS_ON,
    KIND_SHARE,
    LEAST_MONTHS,
    OBSERVED,
    share_of_hands_on,
)
from smartpick.chances.screening_field import RuleView, ScreeningField
from smartpick.facts import Value

__all__ = ["Held", "experience", "held_by"]

F64 = NDArray[np.float64]
# Who says nothing about US experience is taken for a draw from the simulated population: half have hands-on months,
# a quarter have none of any kind; months beyond the least are exponential.
NO_HANDS_ON = 0.49
NO_EXPERIENCE = 0.25
TYPICAL_MONTHS = 3.0
# Four weeks are taken for a month, twelve for three.
FOUR_WEEKS = 0.9


@dataclass(frozen=True, slots=True)
class Held:
    """What an applicant has done in the US by a day: ``rotations`` with their months; ``told``: there are no others."""

    rotations: tuple[tuple[Rotation, float], ...]
    told: bool

    def enough(self, least: float, kinds: tuple[str, ...] | None, share: float) -> float:
        """Return the chance of having ``least`` months (0: any) of ``kinds``, or of what is worth ``share`` or more.

        One or nothing where rotations are known; else what is known need not be there again.
        """
        counted = [
            months
            for rotation, months in self.rotations
            if (rotation.kind in kinds if kinds else share_of_hands_on(rotation) >= share)
        ]
        enough = bool(counted) and sum(counted) >= FOUR_WEEKS * least
        if self.told or enough:
            return float(enough)
        takes_observation = any(_is_observation(k) for k in kinds) if kinds else share < HANDS_ON
        some = 1.0 - (NO_EXPERIENCE if takes_observation else NO_HANDS_ON)
        return some * math.exp(-max(0.0, least - sum(counted) - LEAST_MONTHS) / TYPICAL_MONTHS)


def held_by(profile: Profile, on: date) -> Held:
    """Return the experience of at least ``LEAST_MONTHS`` that lies before the day ``on`` and may be in the US."""
    done = [(r, r.months_done(on)) for r in profile.least_rotations if r.in_us is not False]
    counted = tuple((rotation, months) for rotation, months in done if months >= LEAST_MONTHS)
    return Held(counted, profile.rotations is not None)


def _is_observation(kind: str) -> bool:
    return OBSERVED <= KIND_SHARE.get(kind, 0.0) < HANDS_ON


def experience(profile: Profile, sets: ScreeningField, on: date) -> RuleView:
    """Return the rule of US clinical experience."""
    held = held_by(profile, on)
    any_kind, hands_on = held.enough(0.0, None, OBSERVED), held.enough(0.0, None, HANDS_ON)
    # Who lacks any experience fails both kinds of demand; a demand for hands-on is a demand for experience too.
    lacks_hands = any_kind - hands_on
    chance = 1.0 - (
        (1.0 - any_kind) * sets.demands_of("US experience") + lacks_hands * sets.demands_of("hands-on")
    )

    def answer(program: int, weight: float, values: tuple[Value | None, ...]) -> Answer:
        required, months, kinds = values
        counts = kinds if isinstance(kinds, tuple) and kinds else None
        least = float(months) if isinstance(months, int | float) else None
        if required is None and least is not None:
            required = least > 0.0
        if required is None and counts is None:
            return Answer(weight, None, chance[:, program], False)
        return _asked(sets, program, weight, held, required, least or 0.0, counts)

    unsure = "not known whether it asks for US clinical experience"
    if held.told and lacks_hands:
        unsure = "not known whether observation counts as US clinical experience there"
    return RuleView(
        rule="experience",
        fields=("usce_required", "usce_months", "usce_kinds"),
        chance=chance,
        words={"passes": "has hands-on US clinical experience", "unknown": unsure},
        answer=answer,
    )


def _asked(
    sets: ScreeningField,
    program: int,
    weight: float,
    held: Held,
    required: Value | None,
    least: float,
    kinds: tuple[str, ...] | None,
) -> Answer:
    """Return the answer where something is known: ``required`` or not (``None``: the draws say), months, kinds."""
    some, hands = sets.has("US experience", program), sets.has("hands-on", program)
    if required is False:
        return Answer(weight, 1.0 - some, 1.0, True)
    fits = np.ones(some.shape)
    if kinds is not None:
        fits = 1.0 - hands if any(_is_observation(kind) for kind in kinds) else hands
        passes: float | F64 = held.enough(least, kinds, OBSERVED)
    else:
        observed, hands_on = held.enough(least, None, OBSERVED), held.enough(least, None, HANDS_ON)
        passes = observed if observed == hands_on else observed - (observed - hands_on) * hands
    if required:
        return Answer(weight, some * fits, passes, True)
    if isinstance(passes, float) and passes == 1.0:
        return Answer(weight, np.where(some > 0.0, fits, 1.0), 1.0, True)
    return Answer(weight, np.where(some > 0.0, fits, 1.0), 1.0 - some * (1.0 - passes), False)
