"""What if something were different: a few changes of a profile and of the money, made together."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from smartpick.advice.question import Question
from smartpick.applicant import (
    Exam,
    Exams,
    Letter,
    Profile,
    Rotation,
    with_letters,
    with_publications,
    with_rotation,
)
from smartpick.errors import Problem, UserError
from smartpick.programs import load_directory, specialty_name

__all__ = ["Scenario"]

DAYS_PER_MONTH = 365.25 / 12
FULL_TIME = 40.0
#: The month in which a graduation counts of which only the year is said.
GRADUATION_MONTH = 6


@dataclass(frozen=True, slots=True)
class Scenario:
    """Changes; ``None`` and 0 change nothing. "More" is more than whatever there is, where the profile does not tell.

    ``score`` of Step 2 CK; ``step3`` passed; ``certified`` by ECFMG; ``visa`` needed; ``months`` more of a full-time
    hands-on externship in the US, done by the day of the question; ``letters`` more from the US; ``publications``
    more; ``graduation`` in June of that year; ``failed`` attempts at Step 1 and Step 2 CK together; ``visas`` that
    would be accepted; ``specialty`` applied to as well, as much wanted as the first, and ``without`` one that is
    applied to (adding comes first, so both together exchange them); ``budget`` in dollars.
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
    graduation: int | None = None
    failed: int | None = None
    visas: tuple[str, ...] = ()
    without: str = ""

    def profile(self, before: Profile, on: date) -> Profile:
        """Return the profile with the changes.

        Raises ``UserError`` for a specialty that is not known, and for one to leave out that is the only one or none.
        """
        first = specialty_name(before.preferences.specialties[0][0])
        changed = replace(before, exams=self._exams(before.exams))
        if self.certified is not None:
            changed = replace(changed, ecfmg=replace(changed.ecfmg, certified=self.certified))
        if self.visa is not None:
            changed = replace(changed, visa=replace(changed.visa, needed=self.visa))
        if self.visas:
            changed = replace(changed, visa=replace(changed.visa, accepts=self.visas))
        if self.graduation is not None:
            day = date(self.graduation, GRADUATION_MONTH, 1)
            past, ahead = (day, None) if day <= on else (None, day)
            changed = replace(changed, graduation=past, graduation_expected=ahead)
        if self.months:
            changed = with_rotation(changed, self._rotation(first, on))
        if self.letters:
            more = (Letter(us=True, specialty=first, date=on),) * self.letters
            changed = with_letters(changed, more)
        if self.publications:
            changed = with_publications(changed, self.publications)
        return self._left(self._with_specialty(changed))

    def question(self, before: Question) -> Question:
        """Return the question with the changes."""
        return before if self.budget is None else replace(before, budget=self.budget)

    def _exams(self, exams: Exams) -> Exams:
        if self.score is not None:
            tries = exams.step2ck
            passed = Exam(tries.attempts or 1, tries.failed or 0, True, self.score, tries.last, tries.entries)
            exams = replace(exams, step2ck=passed)
        if self.failed is not None:
            # One number is asked for, of both exams together; which of the two it was is the same to a program.
            first, second = replace(exams.step1, failed=0), replace(exams.step2ck, failed=self.failed)
            exams = replace(exams, step1=first, step2ck=second)
        if self.step3 is not None:
            exams = replace(exams, step3=replace(exams.step3, passed=self.step3))
        return exams

    def _left(self, profile: Profile) -> Profile:
        """Return the profile without a specialty, its pins and its least number of applications."""
        if not self.without:
            return profile
        wishes, name = profile.preferences, specialty_name(self.without)
        kept = tuple(one for one in wishes.specialties if specialty_name(one[0]) != name)
        if not kept or len(kept) == len(wishes.specialties):
            what = f"{name} is {'the only specialty' if not kept else 'no specialty'} of this list."
            raise UserError(Problem(what, "Leave out one of several, or add another at once.", "without"))
        directory = load_directory()
        fewer = replace(
            wishes,
            specialties=kept,
            minimum={one: n for one, n in wishes.minimum.items() if specialty_name(one) != name},
            pins=tuple(one for one in wishes.pins if directory.by_id(one).specialty != name),
        )
        return replace(profile, preferences=fewer)

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
