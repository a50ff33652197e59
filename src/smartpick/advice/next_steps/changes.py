"""What could be done next, as changes to a profile: read from ``steps.toml``, offered only where they apply."""

import tomllib
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from smartpick.applicant import (
    Letter,
    Profile,
    Rotation,
    left_open,
    with_letters,
    with_publications,
    with_rotation,
)
from smartpick.chances import MAX_LETTERS, is_us_letter

__all__ = ["Change", "possible_changes"]

# A rotation that ended this recently may still be made longer.
STILL_RUNNING_DAYS = 62


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that could be done: what it is, how long and how much, and the profile once it is done.

    ``weeks`` until it counts; ``dollars`` (low, high), ``None`` where nobody has said; ``on`` the day from which the
    changed profile is looked at. ``field`` of the profile that it adds to; ``tell``: what to tell first, in words,
    where the profile leaves that field open and the gain is one over whatever there may be; "" where it is known.
    """

    key: str
    name: str
    weeks: int
    dollars: tuple[float, float] | None
    dollars_source: str
    caution: str
    profile: Profile
    on: date
    field: str
    tell: str


@cache
def _table() -> list[dict[str, Any]]:
    text = (files("smartpick.advice") / "data" / "steps.toml").read_text(encoding="utf-8")
    rows: list[dict[str, Any]] = tomllib.loads(text)["step"]
    return rows


def possible_changes(profile: Profile, specialty: str, on: date) -> tuple[Change, ...]:
    """Return what this applicant could do next for ``specialty``, as of the day ``on``."""
    found = []
    for row in _table():
        later = on + timedelta(weeks=row["weeks"])
        changed, place = _changed(profile, row, specialty, on, later)
        if changed is None:
            continue
        dollars = row.get("dollars")
        found.append(
            Change(
                key=row["key"],
                name=row["name"].format(specialty=specialty, institution=place),
                weeks=row["weeks"],
                dollars=(float(dollars[0]), float(dollars[1])) if dollars else None,
                dollars_source=row.get("dollars_source", ""),
                caution=row.get("caution", ""),
                profile=changed,
                on=later,
                field=row["field"],
                tell=left_open(profile, row["field"]),
            )
        )
    return tuple(found)


def _changed(
    profile: Profile, row: dict[str, Any], specialty: str, on: date, later: date
) -> tuple[Profile | None, str]:
    """Return the profile after a step, nothing where the step does not apply; and the institution it is about."""
    if "rotation" in row:
        added = Rotation(**row["rotation"], country="United States", specialty=specialty, start=on, end=later)
        return with_rotation(profile, added), ""
    if "extends" in row:
        return _longer(profile, on, later, row["extends"])
    if row.get("letter"):
        count = sum(is_us_letter(letter) for letter in profile.letters or ())
        added_letter = Letter(us=True, specialty=specialty, date=later)
        return (with_letters(profile, (added_letter,)) if count < MAX_LETTERS else None), ""
    if row.get("step3"):
        passed = replace(profile.exams, step3=replace(profile.exams.step3, passed=True))
        return (replace(profile, exams=passed) if not profile.exams.step3.passed else None), ""
    if row.get("certificate"):
        certified = replace(profile.ecfmg, certified=True)
        return (replace(profile, ecfmg=certified) if not profile.ecfmg.certified else None), ""
    done, years = profile.research, row["research"]["years"]
    longer = replace(profile, research=replace(done, years=(done.years or 0.0) + years))
    return with_publications(longer, row["research"]["publications"]), ""


def _longer(profile: Profile, on: date, later: date, months: float) -> tuple[Profile | None, str]:
    """Return the profile with its latest running US rotation made longer, and where that is."""
    rotations = profile.rotations or ()
    running = [
        (r.end, i)
        for i, r in enumerate(rotations)
        if r.in_us and r.end is not None and r.start is not None and (on - r.end).days < STILL_RUNNING_DAYS
    ]
    if not running:
        return None, ""
    i = max(running)[1]
    old = rotations[i]
    end = max(old.end or on, on) + (later - on)
    longer = replace(old, end=end, months=old.months + months)
    changed = (*rotations[:i], longer, *rotations[i + 1 :])
    return replace(profile, rotations=changed), old.institution or "the running rotation"
