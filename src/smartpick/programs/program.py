"""One residency program and everything the directory knows about it."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from smartpick.programs.fact import UNKNOWN, Fact, Value
from smartpick.programs.place import STATE_DIVISION

__all__ = ["Program", "column_notes"]


@dataclass(frozen=True, slots=True)
class Program:
    """A program as listed, with what could be joined to it; None is unknown.

    ``latitude`` and ``longitude`` are of the city, in degrees. ``kind`` is read from the name by
    ``kind_rule``. ``h1b_evidence``: 0 no employer found (which proves nothing), 1 an employer of that name
    files physician labor condition applications, 2 a resident's job title was among them. ``h1b_match`` and
    ``hospital_match`` are the quality of the link, 0-100. ``beds`` and ``resident_fte`` are of the linked
    hospital, all specialties together. Accreditation columns are known for internal medicine only.
    """

    acgme_id: str
    specialty: str
    name: str
    city: str
    state: str
    latitude: float | None
    longitude: float | None
    as_of: str
    kind: str
    kind_confidence: str
    kind_rule: str
    h1b_evidence: int
    h1b_employer: str | None
    h1b_match: float | None
    h1b_method: str | None
    h1b_positions: int | None
    h1b_last_year: str | None
    hospital_ccn: str | None
    hospital_name: str | None
    hospital_city: str | None
    hospital_match: float | None
    hospital_method: str | None
    beds: float | None
    resident_fte: float | None
    ownership: str | None
    hospital_year: str | None
    accreditation_status: str | None
    accreditation_effective: str | None
    offers_preliminary: bool | None
    zip: str | None

    @property
    def division(self) -> str:
        """The census division of the state; Puerto Rico lies outside the nine."""
        return STATE_DIVISION[self.state]

    def facts(self) -> dict[str, Fact]:
        """Return every column as a fact with source, as-of date and confidence, in the order of the table."""
        notes = column_notes()
        found: dict[str, Fact] = {}
        for column, about in notes["columns"].items():
            value: Value = getattr(self, column)
            key = about["source"]
            if key == "list":
                key = "eras_list" if self.as_of == notes["sources"]["eras_list"]["as_of"] else "acgme_list"
            source = notes["sources"][key]
            as_of = getattr(self, source["as_of_column"]) if "as_of_column" in source else source["as_of"]
            sure = UNKNOWN if value is None else self._confidence(key)
            found[column] = Fact(value, source["title"], as_of or UNKNOWN, sure, about["words"])
        return found

    def _confidence(self, source: str) -> str:
        if source == "name_rule":
            return self.kind_confidence
        if source == "cms_hospitals":
            return _link_confidence(self.hospital_match, high=90.0, medium=82.0)
        if source == "dol_lca":
            return _link_confidence(self.h1b_match, high=92.0, medium=88.0)
        return "medium" if source == "eras_list" else "high"


def _link_confidence(match: float | None, *, high: float, medium: float) -> str:
    """Return the confidence of a link from its quality: high about 98 % right, medium 92 %, low 85 %.

    Measured by eye; see docs/directory.md. Without a link (no employer found) nothing is known: low.
    """
    if match is None or match < medium:
        return "low"
    return "high" if match >= high else "medium"


@cache
def column_notes() -> dict[str, Any]:
    """Return the packaged notes: ``sources`` (title, as_of, rights) and ``columns`` (source, words)."""
    text = files("smartpick.programs").joinpath("data", "columns.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
