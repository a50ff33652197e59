"""Which column holds which field, guessed from its header."""

import difflib
import re
from collections.abc import Iterable, Mapping

__all__ = ["ENCOUNTER_COLUMNS", "EXPERIENCE_COLUMNS", "guess_columns", "header_words"]

#: Headers under which logs keep the fields of an encounter.
ENCOUNTER_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "entry id", "entry"),
    "experience": ("experience", "rotation", "rotation id", "site", "rotation site", "clerkship"),
    "month": ("month", "date", "encounter date", "date of encounter", "date seen", "visit date"),
    "role": ("role", "level of responsibility", "responsibility level", "involvement", "participation"),
    "setting": ("setting", "clinical setting", "location", "ward"),
    "supervisor": ("supervisor", "attending", "preceptor", "supervising physician"),
    "complaint": ("complaint", "chief complaint", "cc", "presenting complaint", "reason for visit"),
    "diagnoses": ("diagnoses", "diagnosis", "dx", "icd", "icd 10", "icd10", "icd code", "primary diagnosis"),
    "age": ("age", "patient age", "age band", "age group", "age range"),
    "sex": ("sex", "gender", "patient sex", "patient gender"),
    "illness": ("illness", "category", "category of illness", "acuity", "type of illness"),
    "skills": ("skills", "skill", "skills practiced", "skills practised"),
    "procedures": ("procedures", "procedure"),
    "shows": ("shows", "competencies", "competency", "epa", "epas", "acgme"),
    "responsibility": ("responsibility", "responsibilities", "my role", "what i did"),
    "language": ("language", "interpreter language"),
    "again": ("again", "follow up", "follow up visit", "seen before", "continuity"),
    "notable": ("notable", "interesting", "star", "memorable"),
    "outcome": ("outcome", "disposition", "result"),
    "learned": ("learned", "learnt", "learning points", "notes", "comments", "reflection", "learning"),
}
#: The same for experiences.
EXPERIENCE_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "rotation id"),
    "kind": ("kind", "type", "experience type", "type of experience"),
    "institution": ("institution", "hospital", "organization", "organisation", "site", "clinic"),
    "department": ("department", "service", "division"),
    "city": ("city", "town"),
    "state": ("state", "us state"),
    "country": ("country",),
    "site": ("kind of place", "site type", "setting"),
    "surroundings": ("surroundings", "area", "urban or rural"),
    "underserved": ("underserved",),
    "specialty": ("specialty", "speciality", "field"),
    "start": ("start", "start date", "from", "begin", "begin date"),
    "end": ("end", "end date", "to", "until"),
    "months": ("months", "length", "duration", "duration months"),
    "hours_per_week": ("hours per week", "hours a week", "weekly hours", "hours"),
    "hands_on": ("hands on", "direct patient care"),
    "supervisors": ("supervisors", "supervisor", "attending", "preceptor"),
    "responsibilities": ("responsibilities", "duties", "description"),
    "patients": ("patients", "patient population"),
    "ehr": ("ehr", "emr", "record system"),
    "languages": ("languages",),
    "fee_usd": ("fee", "fee usd", "cost", "price"),
    "certificate": ("certificate",),
    "notes": ("notes", "comments"),
}


def header_words(header: str) -> str:
    """Return a header in the form in which headers are compared: small letters, no marks, single spaces."""
    return " ".join(re.sub(r"[\W_]+", " ", header.casefold()).split())


def guess_columns(kind: str, columns: Iterable[str]) -> dict[str, str]:
    """Return field -> column for the columns of an "encounter" or "experience" table that can be told.

    Exact names are taken first, then names with a slip. Each column serves one field.
    """
    aliases = {"encounter": ENCOUNTER_COLUMNS, "experience": EXPERIENCE_COLUMNS}[kind]
    free = {header_words(column): column for column in columns}
    found: dict[str, str] = {}
    for field, names in aliases.items():
        hit = next((name for name in names if name in free), None)
        if hit is not None:
            found[field] = free.pop(hit)
    for field, names in aliases.items():
        if field in found:
            continue
        near = [word for name in names for word in difflib.get_close_matches(name, free, n=1, cutoff=0.88)]
        if near:
            found[field] = free.pop(near[0])
    return {field: found[field] for field in aliases if field in found}
