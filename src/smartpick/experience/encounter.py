"""One contact with a patient, with nothing in it that says who the patient is."""

from collections import Counter
from dataclasses import dataclass

from smartpick.errors import Problem, UserError
from smartpick.experience.fields import Code, Id, Line, Prose
from smartpick.experience.months import Month
from smartpick.experience.procedure import Procedure
from smartpick.experience.skill import Skill
from smartpick.experience.taxonomies import ROLE_RANK, AgeBand, Competency, Illness, Role, Setting, Sex

__all__ = ["Encounter", "checked_update"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Encounter:
    """One encounter; ``None`` is unknown.

    It is dated by month, and age is a band: there is no field for a day, a name, a number or an address.
    ``role`` is the applicant's own part; a skill may say a lesser one of its own. ``supervisor`` is the name of a
    person record. ``shows`` are competencies claimed beyond what skills and procedures say by themselves.
    ``language`` is the language of the talk where it was not English. ``again`` marks a patient met before
    (continuity); ``notable`` one worth telling about. ``learned`` and ``outcome`` are general.
    """

    id: Id
    experience: Id
    month: Month
    role: Role
    setting: Setting | None = None
    supervisor: Id | None = None
    complaint: Line | None = None
    diagnoses: tuple[Code, ...] = ()
    age: AgeBand | None = None
    sex: Sex | None = None
    illness: Illness | None = None
    skills: tuple[Skill, ...] = ()
    procedures: tuple[Procedure, ...] = ()
    shows: tuple[Competency, ...] = ()
    responsibility: Line | None = None
    language: Line | None = None
    again: bool = False
    notable: bool = False
    outcome: Line | None = None
    learned: Prose | None = None

    def role_in(self, skill: Skill) -> Role:
        """Return the part taken in one of its skills."""
        return skill.role or self.role


def checked_update(before: Encounter, after: Encounter) -> Encounter:
    """Return ``after`` when it may replace ``before``.

    Raise :class:`UserError`, all reasons at once, when it is another record or when a role rises: that of the
    encounter, of a skill, or of a procedure. Roles may be corrected downwards, and new procedures may be added.
    """
    problems = []
    if after.id != before.id:
        problems.append(Problem(f"{after.id} cannot replace {before.id}: it is another record.", "", "id"))
    if ROLE_RANK[after.role] > ROLE_RANK[before.role]:
        problems.append(_risen("The encounter", before.role, after.role, "role"))
    problems += _risen_skills(before, after)
    problems += _risen_procedures(before, after)
    if problems:
        raise UserError(problems)
    return after


def _risen(subject: str, before: Role, after: Role, where: str) -> Problem:
    what = f"{subject} was logged as {before}; it cannot become {after}."
    return Problem(what, "If you truly did it, delete the entry and log it anew.", where)


def _risen_skills(before: Encounter, after: Encounter) -> list[Problem]:
    was = {skill.name: before.role_in(skill) for skill in before.skills}
    return [
        _risen(skill.name, was[skill.name], after.role_in(skill), "skills")
        for skill in after.skills
        if skill.name in was and ROLE_RANK[after.role_in(skill)] > ROLE_RANK[was[skill.name]]
    ]


def _risen_procedures(before: Encounter, after: Encounter) -> list[Problem]:
    """Compare what went with what came: a lesser role may not go in the same change in which a greater one comes.

    Names are not matched, because a rename would hide the rise.
    """
    was, now = _times(before), _times(after)
    return [
        Problem(
            f"{came} ({new}) came while {went} ({old}) went; {old} cannot become {new}.",
            "If you truly did it, take the one out first and log the other anew afterwards.",
            "procedures",
        )
        for went, old in was - now
        for came, new in now - was
        if ROLE_RANK[new] > ROLE_RANK[old]
    ]


def _times(encounter: Encounter) -> Counter[tuple[str, Role]]:
    times: Counter[tuple[str, Role]] = Counter()
    for one in encounter.procedures:
        times[one.name, one.role] += one.times
    return times
