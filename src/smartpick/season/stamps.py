"""A value and where it comes from."""

from dataclasses import dataclass
from datetime import date
from typing import Generic, Protocol, TypeVar

__all__ = ["CONFIDENCE", "FactValue", "Stamped", "citation"]

#: The words a stamp may use, least sure first.
CONFIDENCE = ("low", "low-medium", "medium", "medium-high", "high")

FactValue = int | float | str | date
ValueT_co = TypeVar("ValueT_co", bound=FactValue, covariant=True)


@dataclass(frozen=True, slots=True)
class Stamped(Generic[ValueT_co]):
    """One value of a season with its stamp.

    ``season`` is the season the source speaks about, which may be older than the season it is used for; then
    ``note`` says so. ``as_of`` is the date of the source's content as far as it is known ("2026-07/08"),
    ``source`` its title, ``url`` empty when there is no page to open. ``valid_from`` is the day a rule began.
    """

    value: ValueT_co
    source: str
    as_of: str
    confidence: str
    note: str = ""
    season: str = ""
    url: str = ""
    unit: str = ""
    label: str = ""
    valid_from: date | None = None


class HasStamp(Protocol):
    """Anything that can say where it comes from."""

    @property
    def source(self) -> str: ...
    @property
    def as_of(self) -> str: ...
    @property
    def season(self) -> str: ...
    @property
    def confidence(self) -> str: ...


def citation(stamped: HasStamp) -> str:
    """Return the stamp as one line for people: source, season, date, confidence."""
    dated = f"as of {stamped.as_of}" if stamped.as_of else "undated"
    return f"{stamped.source}; for {stamped.season}; {dated}; confidence {stamped.confidence}"
