"""What each improvement of an assessment would add to the chance of matching: the same comparison as the next steps."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from smartpick.advice.question import Progress, Question
from smartpick.applicant import Letter, Profile, Rotation, left_open, with_letters, with_rotation
from smartpick.experience import Assessment, LetterSummary, RotationSummary

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smartpick.advice.next_steps.comparison import Answered
    from smartpick.advice.portfolio.joining import Joined
    from smartpick.chances import Estimate, Market
    from smartpick.season import Season

__all__ = ["Gain", "Wanted", "gains"]

Wanted = RotationSummary | LetterSummary
WEEKS_A_MONTH = 52 / 12
# As in the table of next steps: from asking for a letter until it is there.
LETTER_WEEKS = 6


@dataclass(frozen=True, slots=True)
class Gain:
    """What one change adds: ``gain`` in P(match) (0..1) with its interval, on the day ``on`` when it is done.

    ``field`` of the profile that it adds to; ``tell``: what to tell first, in words, where the profile leaves open what
    is there already; "" where it is known.
    """

    on: date
    p_match: float
    gain: Estimate
    field: str
    tell: str = ""

    @property
    def adds(self) -> bool:
        """Whether it is expected to add anything; the time that passes may take away more."""
        return self.gain.value > 0.0


def _silent(stage: str, share: float) -> None:
    """Report progress to nobody."""


def gains(
    assessment: Assessment,
    now: Joined,
    market: Market,
    season: Season,
    question: Question | None = None,
    progress: Progress = _silent,
) -> tuple[Answered, Mapping[Wanted, Gain]]:
    """Return where the applicant stands, and the gain of every change that an improvement carries.

    Each is looked at on the day it would be done, with the best list for the money of the list as it is now. Several
    improvements may carry the same change; gains are never added up.
    """
    # Joining a portfolio with a profile imports this room, too, and need not wait for the kernels.
    from smartpick.advice.next_steps.comparison import answered, gain  # noqa: PLC0415

    asked = question or Question()
    on = assessment.on
    progress("Where you stand", 0.0)
    before = answered(now.profile, market, season, on, asked)
    same_money = replace(asked, budget=max(before.pick.cost, before.least))
    wanted = dict.fromkeys(
        one.change for part in assessment.dimensions for one in part.improve if one.change is not None
    )
    found: dict[Wanted, Gain] = {}
    for number, change in enumerate(wanted):
        progress("What each improvement adds", (number + 1) / (len(wanted) + 1))
        profile, later = _after(now, change, on)
        then = answered(profile, market, season, later, same_money)
        field = "rotations" if isinstance(change, RotationSummary) else "letters"
        found[change] = Gain(later, then.p_match, gain(before, then), field, left_open(now.profile, field))
    progress("Done", 1.0)
    return before, found


def _after(now: Joined, change: Wanted, on: date) -> tuple[Profile, date]:
    """Return the profile with a rotation or letter more, and the day on which it is there."""
    fields: dict[str, Any] = change.profile_fields()
    fields["institution"] = now.institution(change.institution, change.state)
    profile = now.profile
    if isinstance(change, RotationSummary):
        later = on + timedelta(weeks=round(change.months * WEEKS_A_MONTH))
        fields["country"] = change.country or (None if change.state else "United States")
        added = Rotation(**{**fields, "start": on, "end": later})
        return with_rotation(profile, added), later
    later = on + timedelta(weeks=LETTER_WEEKS)
    letter = Letter(**{**fields, "date": later})
    return with_letters(profile, (letter,)), later
