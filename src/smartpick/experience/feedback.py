"""Feedback, and whether it was followed up."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from smartpick.errors import Problem, UserError
from smartpick.experience.fields import Id, Line, Prose
from smartpick.experience.taxonomies import Competency

__all__ = ["Feedback", "FollowUp", "followed_up"]

FollowUp = Literal["no plan", "planned", "overdue", "done"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """What somebody said about the applicant's work, the plan made from it, and what became of it.

    ``person`` is the name of a person record, ``about`` the competencies it concerns, ``plan_by`` the day by which
    the plan is to be carried out, ``done`` the day it was, ``outcome`` what changed.
    """

    id: Id
    experience: Id
    said: Prose
    day: date | None = None
    person: Id | None = None
    about: tuple[Competency, ...] = ()
    plan: Line | None = None
    plan_by: date | None = None
    done: date | None = None
    outcome: Line | None = None

    def follow_up(self, on: date) -> FollowUp:
        """Return where the follow-up stands on the day ``on``."""
        if self.done is not None and self.done <= on:
            return "done"
        if self.plan is None:
            return "no plan"
        return "overdue" if self.plan_by is not None and self.plan_by < on else "planned"


def followed_up(feedback: Feedback, day: date, outcome: str) -> Feedback:
    """Return the feedback with its follow-up done on ``day``; raise :class:`UserError` before it was given."""
    if feedback.day is not None and day < feedback.day:
        what = f"The follow-up on {day} lies before the feedback of {feedback.day}."
        raise UserError(Problem(what, "Mend one of the dates.", "done"))
    return replace(feedback, done=day, outcome=outcome)
