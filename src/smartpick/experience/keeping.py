"""How records are found again: the day each kind is listed by, the texts that are searched, whom it refers to.

Plain values for whatever keeps the records; contradictions look at the same references.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["KEEPING", "Keeping"]


@dataclass(frozen=True, slots=True)
class Keeping:
    """One kind: field of its day or month ("" for none), searched fields, and field -> kind it refers to."""

    day: str = ""
    text: tuple[str, ...] = ()
    refers: Mapping[str, str] = field(default_factory=dict)


#: By the names of ``records.RECORDS``.
KEEPING: Mapping[str, Keeping] = {
    "experience": Keeping(
        "start",
        ("kind", "institution", "department", "city", "state", "country", "specialty", "patients", "notes"),
        {"supervisors": "person"},
    ),
    "encounter": Keeping(
        "month",
        (
            "complaint",
            "diagnoses",
            "skills",
            "procedures.name",
            "shows",
            "responsibility",
            "outcome",
            "learned",
        ),
        {"experience": "experience", "supervisor": "person"},
    ),
    "reflection": Keeping(
        "month", ("prompt", "text", "shows"), {"experience": "experience", "encounter": "encounter"}
    ),
    "feedback": Keeping(
        "day", ("said", "plan", "outcome", "about"), {"experience": "experience", "person": "person"}
    ),
    "person": Keeping(
        "last_contact",
        ("name", "relation", "title", "specialty", "institution", "department", "city", "saw", "notes"),
        {"met": "experience"},
    ),
    "letter": Keeping("due", ("specialty", "writer_role", "season", "notes"), {"writer": "person"}),
    "document": Keeping("got", ("item", "detail"), {"experience": "experience"}),
    "approach": Keeping(
        "sent",
        ("name", "institution", "department", "city", "specialty", "why", "notes"),
        {"person": "person"},
    ),
    "date": Keeping("day", ("what", "notes")),
    "opportunity": Keeping("", ("name", "city", "state", "specialties", "note")),
}
