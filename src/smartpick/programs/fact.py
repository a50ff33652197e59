"""One value with its provenance."""

from dataclasses import dataclass

__all__ = ["UNKNOWN", "Fact", "Value"]

Value = str | int | float | bool | None
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Fact:
    """A value, where it comes from, as of when, and how sure it is.

    ``value`` None means unknown; then ``confidence`` is "unknown" and ``source`` says where it was looked
    for. Otherwise ``confidence`` is "high", "medium" or "low".
    """

    value: Value
    source: str
    as_of: str
    confidence: str
    note: str = ""
