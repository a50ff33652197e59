"""Put checked values into the dataclasses."""

from typing import Any

from smartpick.applicant.exams import Attempt, Exam, Exams
from smartpick.applicant.field_list import EXAM_NAMES, OET_PARTS
from smartpick.applicant.preferences import Couple, Preferences
from smartpick.applicant.profile import (
    Ecfmg,
    Gap,
    Letter,
    Person,
    Profile,
    Research,
    Rotation,
    School,
    Ties,
    Visa,
)
from smartpick.calendar_months import months_spanned

__all__ = ["build"]

Table = dict[str, Any]


def build(clean: Table) -> Profile:
    """Return the profile of checked data; what is absent is unknown."""
    exams = clean.get("exams", {})
    names = ("birth_year", "citizenship", "graduation", "graduation_expected", "degrees", "languages")
    simple: Table = {key: clean.get(key) for key in names}
    return Profile(
        label=clean.get("label", ""),
        **simple,
        school=School(**clean.get("school", {})),
        exams=Exams(**{key: _exam(exams.get(key)) for key in EXAM_NAMES}),
        ecfmg=Ecfmg(**clean.get("ecfmg", {})),
        visa=Visa(**clean.get("visa", {})),
        gaps=tuple(Gap(**entry) for entry in clean["gaps"]) if "gaps" in clean else None,
        research=Research(**clean.get("research", {})),
        rotations=_rotations(clean.get("rotations")),
        letters=tuple(_letter(entry) for entry in clean["letters"]) if "letters" in clean else None,
        ties=_ties(clean.get("ties", {})),
        preferences=_preferences(clean.get("preferences", {})),
    )


def _exam(entries: list[Table] | None) -> Exam:
    if entries is None:
        return Exam()
    passed = {"pass": True, "fail": False, None: None}
    return Exam.of(
        tuple(
            Attempt(
                date=entry.get("date"),
                passed=passed[entry.get("result")],
                score=entry.get("score"),
                parts=tuple((part, entry[part]) for part in OET_PARTS if part in entry),
            )
            for entry in entries
        )
    )


def _rotations(entries: list[Table] | None) -> tuple[Rotation, ...] | None:
    if entries is None:
        return None
    # A rotation whose kind was refused keeps its place, so that later entries keep their numbers; a profile
    # with anything refused is looked at for contradictions and then not handed out.
    return tuple(Rotation(**{"kind": "", **entry, "months": _months(entry)}) for entry in entries)


def _months(entry: Table) -> float:
    """Return the length given, else that of the dates, else 0 (which ``contradictions`` refuses)."""
    if "months" in entry:
        return float(entry["months"])
    if "start" in entry and "end" in entry:
        return months_spanned(entry["start"], entry["end"])
    return 0.0


def _letter(entry: Table) -> Letter:
    # A US state is where the writer works, so it answers the question of ``us``.
    return Letter(**{"us": True if "state" in entry else None, **entry})


def _ties(table: Table) -> Ties:
    people = tuple(Person(**{"who": "", **entry}) for entry in table.get("people", ()))
    return Ties(table.get("states", ()), table.get("schools", ()), people, known=bool(table))


def _preferences(table: Table) -> Preferences:
    couple = table.get("couple")
    parts: Table = {
        "specialties": tuple(table.get("specialties", {}).items()),
        "couple": None if couple is None else Couple(**{"partner": "", **couple}),
    }
    return Preferences(**{**table, **parts})
