"""Letters of recommendation, from the first thought to the upload.

The steps are those of MyERAS (AAMC, MyERAS guide, Letters of Recommendation, season 2026-27): the entry must be
confirmed before the request form with its Letter ID goes to the writer, who uploads the letter.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from smartpick.errors import Problem, UserError
from smartpick.experience.fields import Id, Line, Prose
from smartpick.experience.taxonomies import LetterForm

__all__ = ["STEPS", "Letter", "Status", "advance"]

Status = Literal["considered", "asked", "declined", "agreed", "confirmed", "packet", "written", "uploaded"]
Step = Literal["asked", "agreed", "confirmed", "packet", "written", "uploaded"]

#: The steps in their order; each is the field that holds its day.
STEPS: tuple[Step, ...] = ("asked", "agreed", "confirmed", "packet", "written", "uploaded")


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One letter; each step holds the day it was taken.

    ``writer`` is the name of a person record, ``writer_role`` how the writer is described for this letter.
    ``confirmed`` is the day the MyERAS entry was confirmed (it locks),
    ``packet`` the day the writer got request form and material, ``due`` the day by which it is hoped for.
    ``general`` marks a letter for any specialty, ``chair`` a department's letter, ``waived`` the waiver of the
    right to read it. ``season`` is the season it was uploaded for.
    """

    id: Id
    writer: Id
    writer_role: Line | None = None
    specialty: Line | None = None
    form: LetterForm = "narrative"
    general: bool = False
    chair: bool = False
    waived: bool | None = None
    asked: date | None = None
    declined: date | None = None
    agreed: date | None = None
    confirmed: date | None = None
    packet: date | None = None
    due: date | None = None
    written: date | None = None
    uploaded: date | None = None
    season: Line | None = None
    notes: Prose | None = None

    @property
    def status(self) -> Status:
        """Return the last step taken."""
        taken = [step for step in STEPS if getattr(self, step) is not None]
        if self.declined is not None and "written" not in taken and "uploaded" not in taken:
            return "declined"
        return taken[-1] if taken else "considered"

    @property
    def exists(self) -> bool:
        """Tell whether the letter is written."""
        return self.written is not None or self.uploaded is not None

    @property
    def dated(self) -> date | None:
        """Return the day of the letter: written, else uploaded."""
        return self.written or self.uploaded

    def overdue(self, on: date) -> bool:
        """Tell whether it was hoped for before the day ``on`` and is not there."""
        return not self.exists and self.declined is None and self.due is not None and self.due < on


def advance(letter: Letter, step: Step, day: date) -> Letter:
    """Return the letter with a step taken on ``day``.

    Earlier steps that were not recorded stay unknown. Raise :class:`UserError` when the letter was declined, the
    step was taken already, or ``day`` lies before a step that comes first.
    """
    problems = []
    if letter.declined is not None:
        problems.append(Problem(f"The writer declined on {letter.declined}.", "Ask somebody else."))
    if getattr(letter, step) is not None:
        problems.append(
            Problem(f"{step} is dated {getattr(letter, step)} already.", "Mend that date instead.")
        )
    for earlier in STEPS[: STEPS.index(step)]:
        taken = getattr(letter, earlier)
        if taken is not None and day < taken:
            problems.append(
                Problem(f"{step} on {day} lies before {earlier} on {taken}.", "Mend one of them.")
            )
    if problems:
        raise UserError([replace(problem, where=f"letter {letter.id}, {step}") for problem in problems])
    changed: dict[str, date] = {step: day}
    return replace(letter, **changed)  # type: ignore[arg-type]  # the step names a date field
