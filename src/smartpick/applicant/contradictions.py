"""What cannot be true together, although each field alone is fine."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from smartpick.applicant.field_check import Finding
from smartpick.applicant.field_list import EXAM_NAMES
from smartpick.applicant.pass_marks import PassMarks, against_marks
from smartpick.applicant.profile import Letter, Profile, Rotation
from smartpick.calendar_months import months_spanned
from smartpick.toml_lines import Path
from smartpick.united_states import is_united_states

if TYPE_CHECKING:
    from smartpick.applicant.exams import Attempt

__all__ = ["SeasonRules", "contradictions"]

YOUNGEST_GRADUATE = 18
#: Months given for a rotation may exceed its dates by this much: people round.
ROUNDING = 0.75


@dataclass(frozen=True, slots=True)
class SeasonRules:
    """The numbers that a profile is checked against; what is absent is not checked.

    ``pass_marks`` by exam ("step2ck") or part of OET ("oet_writing"); ``application_fee`` is the price of the first
    application, in USD.
    """

    pass_marks: Mapping[str, PassMarks] = field(default_factory=dict)
    application_fee: float | None = None


def contradictions(profile: Profile, on: date, rules: SeasonRules | None = None) -> tuple[Finding, ...]:
    """Return every contradiction of a profile as of the day ``on``, in the order of the file."""
    given = rules or SeasonRules()
    return (
        *_graduation(profile, on),
        *_birth(profile),
        *_exams(profile, on, given),
        *_certificate(profile),
        *_visa(profile),
        *_gaps(profile),
        *_rotations(profile),
        *_letters(profile, on),
        *_preferences(profile, given),
    )


def _graduation(profile: Profile, on: date) -> Iterator[Finding]:
    graduated, expected = profile.graduation, profile.graduation_expected
    if graduated and graduated > on:
        yield Finding(
            ("graduation",),
            f"graduation is {graduated:%Y-%m}, which is in the future.",
            f'While you are a student, write graduation_expected = "{graduated:%Y-%m}" instead.',
        )
    if graduated and expected:
        yield Finding(
            ("graduation_expected",), "Both graduation and graduation_expected are given.", "Keep one."
        )
    elif expected and (expected.year, expected.month) < (on.year, on.month):
        yield Finding(
            ("graduation_expected",),
            f"graduation_expected is {expected:%Y-%m}, which has passed.",
            f'If you graduated, write graduation = "{expected:%Y-%m}".',
        )


def _dates(profile: Profile) -> Iterator[tuple[Path, date | None]]:
    for key in EXAM_NAMES:
        for place, entry in enumerate(getattr(profile.exams, key).entries):
            yield ("exams", key, place, "date"), entry.date
    for place, gap in enumerate(profile.gaps or ()):
        yield ("gaps", place, "start"), gap.start
        yield ("gaps", place, "end"), gap.end
    for place, rotation in enumerate(profile.rotations or ()):
        yield ("rotations", place, "start"), rotation.start
        yield ("rotations", place, "end"), rotation.end
    for place, letter in enumerate(profile.letters or ()):
        yield ("letters", place, "date"), letter.date


def _birth(profile: Profile) -> Iterator[Finding]:
    born = profile.birth_year
    if born is None:
        return
    graduated = profile.graduation or profile.graduation_expected
    if graduated and graduated.year - born < YOUNGEST_GRADUATE:
        name = "graduation" if profile.graduation else "graduation_expected"
        what = f"You would have graduated at {graduated.year - born}, born in {born}."
        yield Finding(
            (name,), what if graduated.year >= born else f"{name} lies before your birth in {born}."
        )
    for path, day in _dates(profile):
        if day and day.year - born < YOUNGEST_GRADUATE - 6:
            yield Finding(
                path, f"{day:%Y-%m} is too early for somebody born in {born}.", "Mend the date or birth_year."
            )


def _exams(profile: Profile, on: date, rules: SeasonRules) -> Iterator[Finding]:
    for key, called in EXAM_NAMES.items():
        seen: set[Attempt] = set()
        days: set[date] = set()
        for place, entry in enumerate(getattr(profile.exams, key).entries):
            path = ("exams", key, place)
            if entry in seen or entry.date in days:
                yield Finding(path, f"This attempt at {called} stands twice.", "Keep one of them.", (path,))
            seen.add(entry)
            days |= {entry.date} if entry.date else set()
            if entry.date and entry.date > on:
                yield Finding(
                    (*path, "date"), f"{called} on {entry.date} is in the future.", "Add it once it is taken."
                )
            yield from against_marks(key, called, entry, rules.pass_marks, path)


def _certificate(profile: Profile) -> Iterator[Finding]:
    exams, certified = profile.exams, profile.ecfmg.certified
    if certified:
        for key in ("step1", "step2ck"):
            exam = getattr(exams, key)
            if exam.attempts is not None and exam.passed is False:
                what = f"An ECFMG certificate is given, but no pass of {EXAM_NAMES[key]}."
                yield Finding(
                    ("ecfmg", "certified"), what, "Add the passing attempt, or set certified = false."
                )
        if profile.graduation_expected:
            what = "An ECFMG certificate is given, but graduation is still expected."
            yield Finding(("ecfmg", "certified"), what, "The certificate comes after graduation.")
    if certified is False and exams.step3.passed:
        what = "Step 3 is given as passed, but it cannot be taken before ECFMG certification."
        yield Finding(("ecfmg", "certified"), what, "Set certified = true, or mend exams.step3.")


def _visa(profile: Profile) -> Iterator[Finding]:
    needed, accepts = profile.visa.needed, profile.visa.accepts
    if needed and profile.us_citizen:
        what = "A visa is said to be needed, but a US citizen needs none."
        yield Finding(("visa", "needed"), what, "Set needed = false, or mend citizenship.")
    if accepts:
        for visa in profile.preferences.visas:
            if visa not in accepts:
                what = f"{visa} is preferred, but visa.accepts leaves it out."
                yield Finding(("preferences", "visas"), what, "Add it there or take it out here.")


def _reversed(path: Path, start: date | None, end: date | None) -> Iterator[Finding]:
    if start and end and end < start:
        yield Finding(
            (*path, "end"), f"It ends on {end}, before it starts on {start}.", "Mend one of the dates."
        )


def _repeated(records: tuple[Any, ...], table: str, called: str) -> Iterator[Finding]:
    for place, record in enumerate(records):
        if record in records[:place]:
            path = (table, place)
            yield Finding(path, f"This {called} stands twice.", "Keep one of them.", (path,))


def _gaps(profile: Profile) -> Iterator[Finding]:
    for place, gap in enumerate(profile.gaps or ()):
        yield from _reversed(("gaps", place), gap.start, gap.end)
    yield from _repeated(profile.gaps or (), "gaps", "gap")


def _rotations(profile: Profile) -> Iterator[Finding]:
    for place, rotation in enumerate(profile.rotations or ()):
        yield from _rotation(("rotations", place), rotation)
    yield from _repeated(profile.rotations or (), "rotations", "rotation")


def _rotation(path: Path, rotation: Rotation) -> Iterator[Finding]:
    start, end = rotation.start, rotation.end
    yield from _reversed(path, start, end)
    if start and end and end >= start and rotation.months > months_spanned(start, end) + ROUNDING:
        what = f"{rotation.months:g} months do not fit between {start} and {end}."
        yield Finding((*path, "months"), what, "Leave months out and it is taken from the dates.")
    if rotation.months == 0 and not (start and end):
        yield Finding(path, "Its length is not known.", "Give start and end, or months.", (path,))
    if rotation.hands_on and rotation.kind in {"observership", "clinic observership", "telerotation"}:
        what = f"{rotation.kind} and hands_on do not go together."
        yield Finding(
            (*path, "hands_on"), what, "If you treated patients under supervision, it was an externship."
        )
    if rotation.state and rotation.country and not is_united_states(rotation.country):
        what = f"The state {rotation.state} is in the US, but the country is {rotation.country}."
        yield Finding((*path, "country"), what, "Keep the one that is right.")
    if rotation.kind == "home practice" and rotation.state:
        what = "Practice at home is given in a US state."
        yield Finding((*path, "state"), what, "Choose another kind, or give the country instead.")


def _letters(profile: Profile, on: date) -> Iterator[Finding]:
    for place, letter in enumerate(profile.letters or ()):
        yield from _letter(("letters", place), letter, on)
    yield from _repeated(profile.letters or (), "letters", "letter")


def _letter(path: Path, letter: Letter, on: date) -> Iterator[Finding]:
    if letter.date and letter.date > on:
        what = f"The letter is dated {letter.date}, which is in the future."
        yield Finding((*path, "date"), what, "List letters once they are written.")
    if letter.us is False and letter.state:
        what = f"us is false, but {letter.state} is a US state."
        yield Finding((*path, "us"), what, "Keep the one that is right.")


def _preferences(profile: Profile, rules: SeasonRules) -> Iterator[Finding]:
    wanted = profile.preferences
    if wanted.specialties and not any(weight for _, weight in wanted.specialties):
        what, path = "Every specialty has weight 0, so no program is wanted.", ("preferences", "specialties")
        yield Finding(path, what, "Give the one you want most the weight 1.", (path,))
    for found in wanted.pins:
        if found in wanted.bans:
            what = f"Program {found} is both pinned and banned."
            yield Finding(("preferences", "pins"), what, "Keep it in one of the two.")
    yield from _budget(wanted.budget, rules.application_fee)


def _budget(budget: float | None, fee: float | None) -> Iterator[Finding]:
    if budget is not None and fee is not None and budget < fee:
        what = f"A budget of {budget:g} USD does not pay for one application ({fee:g} USD)."
        yield Finding(("preferences", "budget"), what, "Raise it, or leave it out for no limit.")
