"""What a profile does not say, and what that means for the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartpick.applicant.exams import Exam
    from smartpick.applicant.profile import Profile

__all__ = ["meaning", "unknown_fields"]

_MEANING = {
    "citizenship": "it cannot be said whether you count as a US or a non-US graduate from abroad",
    "graduation": "limits on years since graduation are unknown, and chances get a wider interval",
    "school": "ties to a school are not looked for",
    "exams.step1": "attempts policies are unknown, and chances get a wider interval",
    "exams.step2ck": "score limits are unknown, and chances get a much wider interval",
    "exams.step3": "taken as typical, with a wider interval; an H-1B needs it",
    "exams.oet": "English requirements are not checked",
    "ecfmg": "programs that ask for the certificate stay unknown, and chances get a wider interval",
    "visa": "visa screens stay unknown, and chances get a wider interval",
    "gaps": "no gap is assumed; a long one is asked about in interviews",
    "research": "taken as typical, with a wider interval",
    "rotations": "US clinical experience is taken as typical, with a wider interval",
    "letters": "US letters are taken as typical, with a wider interval",
    "ties": "no tie to a place is counted",
    "languages": "nothing; it only helps in applications",
    "degrees": "nothing; it only helps in applications",
}


def meaning(name: str) -> str:
    """Return what it means that the field ``name`` is unknown, in words that can follow a colon."""
    parts = name.partition("[")[0].split(".")
    for length in range(len(parts), 0, -1):
        if ".".join(parts[:length]) in _MEANING:
            return _MEANING[".".join(parts[:length])]
    return "chances get a wider interval"


def unknown_fields(profile: Profile) -> tuple[str, ...]:
    """Return the dotted names of what is not known, in the order of the file."""
    return tuple(_unknown(profile))


def _unknown(profile: Profile) -> Iterator[str]:
    simple: dict[str, object] = {
        "citizenship": profile.citizenship,
        "graduation": profile.graduation or profile.graduation_expected,
        "degrees": profile.degrees,
        "languages": profile.languages,
        "school.name": profile.school.name,
        "school.country": profile.school.country,
    }
    yield from _missing(simple)
    for key in ("step1", "step2ck", "step3", "oet"):
        yield from _unknown_exam(f"exams.{key}", getattr(profile.exams, key), scored=key == "step2ck")
    yield from _missing({"ecfmg.certified": profile.ecfmg.certified, "visa.needed": profile.visa.needed})
    if profile.visa.needed and not profile.visa.accepts:
        yield "visa.accepts"
    yield from _missing(
        {
            "gaps": profile.gaps,
            "research.publications": profile.research.publications,
            "research.abstracts": profile.research.abstracts,
            "research.years": profile.research.years,
        }
    )
    yield from _unknown_records(profile)
    if not profile.ties.known:
        yield "ties"


def _missing(values: dict[str, object]) -> Iterator[str]:
    return (name for name, value in values.items() if value is None)


def _unknown_exam(name: str, exam: Exam, *, scored: bool) -> Iterator[str]:
    if exam.attempts is None and exam.passed is None and exam.score is None:
        yield name
        return
    if exam.passed is None:
        yield f"{name}.result"
    if scored and exam.passed is not False and exam.score is None:
        yield f"{name}.score"


def _unknown_records(profile: Profile) -> Iterator[str]:
    if profile.rotations is None:
        yield "rotations"
    for place, rotation in enumerate(profile.rotations or (), 1):
        yield from _missing(
            {
                f"rotations[{place}].hands_on": rotation.hands_on,
                f"rotations[{place}].institution": rotation.institution,
                f"rotations[{place}].state": rotation.in_us,
                f"rotations[{place}].specialty": rotation.specialty,
                f"rotations[{place}].end": rotation.end,
                f"rotations[{place}].hours_per_week": rotation.hours_per_week,
            }
        )
    if profile.letters is None:
        yield "letters"
    for place, letter in enumerate(profile.letters or (), 1):
        yield from _missing(
            {
                f"letters[{place}].us": letter.us,
                f"letters[{place}].specialty": letter.specialty,
                f"letters[{place}].date": letter.date,
            }
        )
