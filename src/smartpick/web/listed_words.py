"""What public lists say of a program, in words."""

from typing import Any

__all__ = ["listed_words"]

_H1B = (
    "none found, which proves nothing",
    "an employer of that name files for physicians",
    "a resident's job title was filed",
)


def listed_words(name: str, value: Any) -> str:
    """Return the value of a column of the directory as people say it; "unknown" for ``None``."""
    if value is None:
        return "unknown"
    if name == "h1b_evidence":
        return _H1B[int(value)]
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:g}" if isinstance(value, float) else str(value)
