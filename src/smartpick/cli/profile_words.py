"""A profile in plain words: what was understood, line by line, in the directory's and the model's own names."""

from collections.abc import Iterator
from datetime import date

from smartpick.applicant import Exam, Letter, Profile, Rotation
from smartpick.errors import UserError
from smartpick.programs import load_directory, specialty_name
from smartpick.season import Season, Stamped

__all__ = ["understood"]

EXAMS = {"step1": "Step 1", "step2ck": "Step 2 CK", "step3": "Step 3", "oet": "OET Medicine"}


def understood(profile: Profile, season: Season, on: date) -> tuple[tuple[str, str], ...]:
    """Return (subject, words) for everything the profile says; what it does not say has no line."""
    return (
        *_person(profile, on),
        *_exams(profile, season),
        *_experience(profile, on),
        *_wishes(profile, season),
    )


def _person(profile: Profile, on: date) -> Iterator[tuple[str, str]]:
    if profile.citizenship:
        kind = "yes; a US" if profile.us_citizen else "no; a non-US"
        yield "Citizenship", f"{profile.citizenship} (US citizen: {kind} graduate from abroad)"
    if profile.graduation:
        years = profile.years_since_graduation(on) or 0.0
        yield "Graduation", f"{profile.graduation:%Y-%m}, {years:.1f} years before {on}"
    elif profile.graduation_expected:
        yield "Graduation", f"expected {profile.graduation_expected:%Y-%m}"
    school = ", ".join(filter(None, [profile.school.name, profile.school.country]))
    for subject, words in (
        ("School", school),
        ("Degrees", _listed(profile.degrees)),
        ("Languages", _listed(profile.languages)),
    ):
        if words:
            yield subject, words
    if profile.gaps is not None:
        lengths = [f"{gap.months:.0f} months" if gap.months else "of unknown length" for gap in profile.gaps]
        yield "Gaps", ", ".join(lengths) or "none"


def _exams(profile: Profile, season: Season) -> Iterator[tuple[str, str]]:
    for key, called in EXAMS.items():
        exam: Exam = getattr(profile.exams, key)
        if exam.attempts is not None:
            yield called, _exam(exam) + _judged(exam, season.pass_marks.get(key, ()))
    if profile.ecfmg.certified is not None:
        pathway = f", Pathway {profile.ecfmg.pathway}" if profile.ecfmg.pathway else ""
        yield "ECFMG", ("certified" if profile.ecfmg.certified else "not certified yet") + pathway
    if profile.visa.needed is not None:
        accepts = f"; would accept {' or '.join(profile.visa.accepts)}" if profile.visa.accepts else ""
        lacking = ", which needs a pass of Step 3 that you do not have yet" if profile.h1b_lacks_step3 else ""
        yield "Visa", f"needed{accepts}{lacking}" if profile.visa.needed else "not needed"


def _exam(exam: Exam) -> str:
    if not exam.attempts:
        return "not taken"
    result = {True: "passed", False: "not passed", None: "result unknown"}[exam.passed]
    score = f" with {exam.score}" if exam.score else ""
    failed = "" if exam.failed is None else f", {exam.failed} failed"
    return f"{result}{score}; {_count(exam.attempts, 'attempt')}{failed}"


def _judged(exam: Exam, marks: tuple[Stamped[int], ...]) -> str:
    """Say by which mark a passing score without a date was judged."""
    undated = any(one.passed and one.score is not None and one.date is None for one in exam.entries)
    if not undated or not marks:
        return ""
    return (
        f"; no date, so it was compared with the lowest pass mark of all years, {min(m.value for m in marks)}"
    )


def _experience(profile: Profile, on: date) -> Iterator[tuple[str, str]]:
    research = profile.research
    done = [
        None if research.publications is None else _count(research.publications, "publication"),
        None if research.abstracts is None else _count(research.abstracts, "abstract"),
        None if research.years is None else f"{research.years:g} years",
    ]
    if any(done):
        yield "Research", ", ".join(filter(None, done))
    for rotation in profile.rotations or ():
        yield "Experience", _rotation(rotation, on)
    for letter in profile.letters or ():
        yield "Letter", _letter(letter)
    for subject, records in (("Experience", profile.rotations), ("Letter", profile.letters)):
        if records == ():
            yield subject, "none"
    if profile.ties.known:
        people = [f"{one.who} in {one.city or one.state or 'the US'}" for one in profile.ties.people]
        yield "Ties", _listed((*profile.ties.states, *profile.ties.schools, *people)) or "none"


def _rotation(rotation: Rotation, on: date) -> str:
    hands = {True: "hands-on", False: "observing", None: ""}[rotation.hands_on]
    place = ", ".join(filter(None, [rotation.institution, rotation.city, rotation.state or rotation.country]))
    left = rotation.months - rotation.months_done(on)
    planned = f", {left:.1f} of them still to come" if left >= 0.05 else ""
    return _listed(
        tuple(
            filter(
                None,
                [
                    rotation.kind,
                    hands,
                    place,
                    _specialty(rotation.specialty),
                    f"{rotation.months:.1f} months{planned}",
                ],
            )
        )
    )


def _letter(letter: Letter) -> str:
    where = {True: "US", False: "outside the US", None: "country unknown"}[letter.us]
    written = f"{letter.date:%Y-%m}" if letter.date else ""
    return _listed(
        tuple(
            filter(
                None, [letter.writer_role, letter.institution, where, _specialty(letter.specialty), written]
            )
        )
    )


def _specialty(typed: str | None) -> str:
    """Return the directory's name of a specialty, with the applicant's own where that differs."""
    if typed is None:
        return ""
    try:
        name = specialty_name(typed)
    except UserError:
        return f'"{typed}" (no specialty of the directory, so it counts for none)'
    return name if name == typed else f'{name} (you wrote "{typed}")'


def _program(acgme_id: str) -> str:
    """Return a program's number with its name and place; the number alone where the directory has no such program."""
    directory = load_directory()
    row = directory.rows.get(acgme_id)
    if row is None:
        return acgme_id
    program = directory.programs[row]
    return f"{acgme_id} {program.name}, {program.city}, {program.state} ({program.specialty})"


def _wishes(profile: Profile, season: Season) -> Iterator[tuple[str, str]]:
    wanted = profile.preferences
    for typed, weight in wanted.specialties:
        yield "Applies to", f"{_specialty(typed)}, weight {weight:g}"
    for subject, words in (
        ("Prefers", (*wanted.states, *wanted.divisions, *wanted.settings, *wanted.kinds, *wanted.visas)),
        ("At least", tuple(f"{count} in {_specialty(name)}" for name, count in wanted.minimum.items())),
    ):
        if words:
            yield subject, _listed(words)
    for subject, ids in (("Pinned", wanted.pins), ("Banned", wanted.bans)):
        yield from ((subject, _program(found)) for found in ids)
    for found, rating in wanted.ratings.items():
        yield "Rated", f"{rating:g} of 10: {_program(found)}"
    if wanted.couple:
        theirs = _listed(tuple(map(_specialty, wanted.couple.specialties)))
        yield "Couple", f"together with {wanted.couple.partner}" + (f": {theirs}" if theirs else "")
    if wanted.budget is None:
        yield "Budget", "no limit given"
    else:
        fee = f"{season.application_fees.first:g} USD for the first application in season {season.name}"
        yield "Budget", f"{wanted.budget:,g} USD ({fee})"
    if wanted.interview_capacity:
        yield "Interviews", f"at most {wanted.interview_capacity}"


def _listed(words: tuple[str, ...] | None) -> str:
    return ", ".join(words or ())


def _count(number: int, called: str) -> str:
    return f"{number} {called}" if number == 1 else f"{number} {called}s"
