"""What if something were different: a few changes of a profile and of the money, made together."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from smartpick.advice.question import Question
from smartpick.applicant import (
    Exam,
    Letter,
    Profile,
    Rotation,
    with_letters,
    with_publications,
    with_rotation,
)
from smartpick.programs import specialty_name

__all__ = ["Scenario"]

DAYS_PER_MONTH = 365.25 / 12
FULL_TIME = 40.0


@dataclass(frozen=True, slots=True)
class Scenario:
    """Changes; ``None`` and 0 change nothing. "More" is more than whatever there is, where the profile does not tell.

    ``score`` of Step 2 CK; ``step3`` passed; ``certified`` by ECFMG; ``visa`` needed; ``months`` more of a full-time
    hands-on externship in the US, done by the day of the question; ``letters`` more from the US; ``publications``
    more; ``specialty`` applied to as well, as much wanted as the first; ``budget`` in dollars.
    """

    score: int | None = None
    step3: bool | None = None
    certified: bool | None = None
    visa: bool | None = None
    months: float = 0.0
    letters: int = 0
    publications: int = 0
    specialty: str = ""
    budget: float | None = None

    def profile(self, before: Profile, on: date) -> Profile:
        """Return the profile with the changes. Raises ``UserError`` for a specialty that is not known."""
        first = specialty_name(before.preferences.specialties[0][0])
        exams, changed = before.exams, before
        if self.score is not None:
            tries = exams.step2ck
            passed = Exam(tries.attempts or 1, tries.failed or 0, True, self.score, tries.last, tries.entries)
            exams = replace(exams, step2ck=passed)
        if self.step3 is not None:
            exams = replace(exams, step3=replace(exams.step3, passed=self.step3))
        changed = replace(changed, exams=exams)
        if self.certified is not None:
            changed = replace(changed, ecfmg=replace(changed.ecfmg, certified=self.certified))
        if self.visa is not None:
            changed = replace(changed, visa=replace(changed.visa, needed=self.visa))
        if self.months:
            changed = with_rotation(changed, self._rotation(first, on))
        if self.letters:
            more = (Letter(us=True, specialty=first, date=on),) * self.letters
            changed = with_letters(changed, more)
        if self.publications:
            changed = with_publications(changed, self.publications)
        return self._with_specialty(changed)

    def question(self, before: Question) -> Question:
        """Return the question with the changes."""
        return before if self.budget is None else replace(before, budget=self.budget)

    def _rotation(self, specialty: str, on: date) -> Rotation:
        begun = on - timedelta(days=self.months * DAYS_PER_MONTH)
        return Rotation(
            kind="externship",
            hands_on=True,
            country="United States",
            specialty=specialty,
            start=begun,
            end=on,
            months=self.months,
            hours_per_week=FULL_TIME,
        )

    def _with_specialty(self, profile: Profile) -> Profile:
        wanted = profile.preferences.specialties
        name = specialty_name(self.specialty) if self.specialty else ""
        if not name or name in {specialty_name(one) for one, _ in wanted}:
            return profile
        more = (*wanted, (name, wanted[0][1]))
        return replace(profile, preferences=replace(profile.preferences, specialties=more))
