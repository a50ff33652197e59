"""The next steps, ranked by what they bring."""

from dataclasses import dataclass, replace
from datetime import date

from smartpick.advice.next_steps.changes import Change, possible_changes
from smartpick.advice.next_steps.comparison import Answered, answered, gain
from smartpick.advice.question import Progress, Question
from smartpick.applicant import Profile
from smartpick.chances import Estimate, Market
from smartpick.season import Season

__all__ = ["NextStep", "next_steps"]


@dataclass(frozen=True, slots=True)
class NextStep:
    """One step with what it brings: ``gain`` in the chance of matching (0..1) with its interval.

    ``per_thousand`` dollars at the middle of the price range, ``None`` when it costs nothing or nobody knows;
    ``per_week`` of the weeks it takes.
    """

    change: Change
    p_match: float
    gain: Estimate

    @property
    def adds(self) -> bool:
        """Whether it is expected to add anything; the time that passes may take away more."""
        return self.gain.value > 0.0

    @property
    def per_week(self) -> float:
        """Gain for each week."""
        return self.gain.value / self.change.weeks

    @property
    def per_thousand(self) -> float | None:
        """Gain for each thousand dollars."""
        if self.change.dollars is None or sum(self.change.dollars) == 0:
            return None
        return self.gain.value / (0.5 * sum(self.change.dollars) / 1000.0)


def _silent(stage: str, share: float) -> None:
    """Report progress to nobody."""


def next_steps(
    profile: Profile,
    market: Market,
    season: Season,
    on: date,
    question: Question | None = None,
    progress: Progress = _silent,
) -> tuple[Answered, tuple[NextStep, ...]]:
    """Return the answer as it is now and the possible next steps, largest gain first.

    Every step is looked at on the day it would be done, so a year of research also costs a year; the list is made
    anew, for the money of the list as it is now. What the profile leaves open is left open on both sides: a step is one
    more than whatever there may be (``applicant.adding``).
    """
    asked = question or Question()
    progress("Where you stand", 0.0)
    now = answered(profile, market, season, on, asked)
    same_money = replace(asked, budget=max(now.pick.cost, now.least))
    specialty = now.specialty
    changes = possible_changes(profile, specialty, on)
    found = []
    for number, change in enumerate(changes):
        progress(change.name, (number + 1) / (len(changes) + 1))
        then = answered(change.profile, market, season, change.on, same_money)
        found.append(NextStep(change, then.p_match, gain(now, then)))
    progress("Done", 1.0)
    return now, tuple(sorted(found, key=lambda step: -step.gain.value))
