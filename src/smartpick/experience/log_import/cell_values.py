"""What people write in the cells of a log, as the plain values of a record."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from smartpick.experience.age_bands import age_band
from smartpick.experience.icd10 import diagnosis, near_codes
from smartpick.experience.icd_code import canonical_code
from smartpick.experience.months import read_month
from smartpick.experience.record_reader import Refused, shown
from smartpick.experience.stamped import words_table
from smartpick.experience.taxonomies import AGE_BANDS

__all__ = [
    "age_cell",
    "codes_cell",
    "day_cell",
    "day_first",
    "list_cell",
    "month_cell",
    "role_cell",
    "yes_no_cell",
]

_MONTH_NAMES = {
    name: number
    for number, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
         "sep sept september", "oct october", "nov november", "dec december"), 1)
    for name in names.split()
}  # fmt: skip
MONTHS = 12
_NUMBERS = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})")
_ISO = re.compile(r"(\d{4})[/.\-](\d{1,2})(?:[/.\-](\d{1,2}))?(?:[T ].*)?")
_NAMED = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th)?[ \-/.,]*)?([A-Za-z]+)\.?[ \-/,]*(?:(\d{1,2})(?:st|nd|rd|th)?,?[ \-]+)?(\d{4})"
)
_MONTH_YEAR = re.compile(r"(\d{1,2})[/.\-](\d{4})")
_AGE = re.compile(
    r"(\d{1,3}(?:\.\d+)?)\s*(y|yr|yrs|year|years|yo|y/o|m|mo|mos|month|months|d|day|days|w|wk|week|weeks)?\.?(?:\s*old)?"
)


def day_first(cells: Iterable[Any]) -> bool | None:
    """Tell whether dates such as 03/04/2026 in a column begin with the day; ``None`` when nothing tells."""
    pairs = [
        (int(found[1]), int(found[2]))
        for cell in cells
        if isinstance(cell, str) and (found := _NUMBERS.fullmatch(cell.strip()))
    ]
    if any(first > 12 for first, _ in pairs):
        return True
    return False if any(second > 12 for _, second in pairs) else None


def _date_parts(cell: Any, *, days_first: bool | None) -> tuple[int, int, int | None]:
    """Return year, month and (where written) day of a date cell; raise ``Refused`` when it is none."""
    if isinstance(cell, date | datetime):
        return cell.year, cell.month, cell.day
    text = str(cell).strip()
    if found := _ISO.fullmatch(text):
        return int(found[1]), int(found[2]), int(found[3]) if found[3] else None
    if found := _MONTH_YEAR.fullmatch(text):
        return int(found[2]), int(found[1]), None
    if found := _NUMBERS.fullmatch(text):
        first, second, year = (int(part) for part in found.groups())
        # No month has more than twelve, so a larger number tells by itself which one is the day.
        days_first = first > MONTHS if days_first is None and max(first, second) > MONTHS else days_first
        if days_first is None and first != second:
            raise Refused.once(
                f"{shown(text)} can be read with the day or the month first.",
                "Write it like 2026-03-14; a whole import can be read with --days-first or --months-first.",
            )
        return (year, second, first) if days_first else (year, first, second)
    if (found := _NAMED.fullmatch(text)) and found[2].casefold() in _MONTH_NAMES:
        day = found[1] or found[3]
        return int(found[4]), _MONTH_NAMES[found[2].casefold()], int(day) if day else None
    raise Refused.once(f"{shown(text)} is not a date.", "Write it like 2026-03.")


def month_cell(cell: Any, *, days_first: bool | None = None) -> str:
    """Return the month of a cell that holds a month or a day; the day is forgotten."""
    year, month, day = _date_parts(cell, days_first=days_first)
    found = read_month(f"{year:04d}-{month:02d}")
    if found is None or (day is not None and not 1 <= day <= 31):
        raise Refused.once(f"{shown(str(cell))} is not a date that can be meant.", "Write it like 2026-03.")
    return found


def day_cell(cell: Any, *, days_first: bool | None = None) -> str:
    """Return the date of a cell about the applicant (start or end of a rotation), as "2026-03-02" or "2026-03"."""
    year, month, day = _date_parts(cell, days_first=days_first)
    if day is None:
        return f"{year:04d}-{month:02d}"
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        raise Refused.once(f"{shown(str(cell))} is not a date that can be meant.") from None


def age_cell(cell: Any) -> str:
    """Return the band of an age: "67", "8 months", "60-69" or "90+"; the age itself is forgotten."""
    text = str(cell).strip().casefold().replace("–", "-")
    plain = text.removesuffix("years").removesuffix("y").strip()
    if plain in AGE_BANDS:
        return plain
    found = _AGE.fullmatch(text)
    if found is None:
        raise Refused.once(f"{shown(text)} is not an age.", "Write 67, 8 months, or a band such as 60-69.")
    unit = found[2] or "y"
    per_year = (
        1.0
        if unit.startswith("y")
        else 12.0
        if unit.startswith("m")
        else 52.0
        if unit.startswith("w")
        else 365.0
    )
    band = age_band(float(found[1]) / per_year)
    if band is None:
        raise Refused.once(f"Nobody is {found[1]} years old.", "Mend the age.")
    return band


def codes_cell(cell: Any) -> list[str]:
    """Return the ICD-10-CM codes of a cell with codes or everyday words, separated by ";" or new lines.

    Raise ``Refused`` for every part that is neither, with near codes.
    """
    found, faults = [], []
    for part in list_cell(cell, also=","):
        head = re.split(r"\s*[-–:(]\s+|\s+\(|\s+-\s+", part, maxsplit=1)[0]
        code = _known(part) or _known(head) or words_table("everyday_terms")["terms"].get(part.casefold())
        if code is None:
            near = "; ".join(f"{one.code} ({one.description})" for one in near_codes(part))
            refused = Refused.once(
                f"{shown(part)} is no code that ICD-10-CM knows.", f"Near: {near}." if near else ""
            )
            faults += list(refused.faults)
            continue
        found.append(code)
    if faults:
        raise Refused(faults)
    return list(dict.fromkeys(found))


def _known(text: str) -> str | None:
    code = canonical_code(text)
    return code if code is not None and diagnosis(code) is not None else None


def list_cell(cell: Any, also: str = "") -> list[str]:
    """Return the parts of a cell that are separated by ";", "|", new lines, and by ``also`` outside of brackets."""
    parts = re.split(rf"[;|\n{re.escape(also)}](?![^()]*\))", str(cell))
    return list(dict.fromkeys(part.strip() for part in parts if part.strip()))


def role_cell(cell: Any) -> str:
    """Return the role of a cell: a word, or a level of responsibility from 0 (watched) to 3 (did it)."""
    text = str(cell).strip()
    return {"0": "observed", "1": "assisted", "2": "assisted", "3": "performed"}.get(
        text.removesuffix(".0"), text
    )


def yes_no_cell(cell: Any) -> bool:
    """Return the answer of a cell; raise ``Refused`` when it is neither yes nor no."""
    text = str(cell).strip().casefold()
    if text in {"yes", "y", "true", "1", "x", "✓", "✔"}:
        return True
    if text in {"no", "n", "false", "0", "-", "none"}:
        return False
    raise Refused.once(f"{shown(str(cell))} is neither yes nor no.", "Write yes or no.")
