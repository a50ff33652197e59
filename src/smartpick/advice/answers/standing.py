"""Where one applicant stands: the plan, the next steps, and what their chance would be if one thing were different."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from smartpick.advice.next_steps import NextStep, next_steps
from smartpick.advice.next_steps.comparison import Answered, answered, gain
from smartpick.advice.plan import plan
from smartpick.advice.planning.openings import Openings, main_specialty, openings, seeker_of
from smartpick.advice.question import Progress, Question
from smartpick.advice.result import Plan
from smartpick.applicant import Profile, Rotation
from smartpick.chances import Estimate, Market
from smartpick.experience import Opportunity, Wishes
from smartpick.season import Season

__all__ = ["Standing", "stand", "us_rotations"]


@dataclass(frozen=True, slots=True)
class Standing:
    """One applicant with everything that the answers need, computed once."""

    profile: Profile
    market: Market
    season: Season
    on: date
    specialty: str
    plan: Plan
    now: Answered
    same_money: Question
    steps: tuple[NextStep, ...]
    openings: Openings

    def if_instead(self, profile: Profile, on: date | None = None) -> Estimate:
        """Return what the chance would be more than now with another profile, or on another day, for the same money."""
        then = answered(profile, self.market, self.season, on or self.on, self.same_money)
        return gain(self.now, then)

    def step(self, key: str) -> NextStep | None:
        """Return the next step with a key; ``None`` when it does not apply to this applicant."""
        return next((step for step in self.steps if step.change.key == key), None)

    @property
    def without_experience(self) -> Profile:
        """Return the same applicant without any experience in the US; letters stay."""
        return replace(
            self.profile, rotations=tuple(one for one in self.profile.rotations or () if one.in_us is False)
        )


def us_rotations(profile: Profile, on: date) -> tuple[Rotation, ...]:
    """Return the experiences in the US that have begun by the day ``on``, research and remote ones left out."""
    return tuple(
        one
        for one in profile.rotations or ()
        if one.in_us
        and one.kind not in {"research", "telerotation"}
        and (one.start is None or one.start <= on)
    )


def _silent(stage: str, share: float) -> None:
    """Report progress to nobody."""


def stand(
    profile: Profile,
    market: Market,
    season: Season,
    on: date,
    *,
    own: Iterable[Opportunity] = (),
    question: Question | None = None,
    progress: Progress = _silent,
) -> Standing:
    """Return where an applicant stands on the day ``on``.

    Raise :class:`UserError` where no plan can be made (no specialty, one without a model).
    """
    asked = question or Question()
    progress("Your plan", 0.1)
    made = plan(profile, market, season, on, asked)
    progress("Your next steps", 0.4)
    now, steps = next_steps(profile, market, season, on, asked)
    specialty = now.specialty
    same = replace(asked, budget=max(now.pick.cost, now.least))
    seeker = seeker_of(profile, on)
    found = openings(seeker, Wishes(specialty=main_specialty(profile)), own)
    return Standing(profile, market, season, on, specialty, made, now, same, steps, found)
