"""The sections of the site, in the order in which they are shown on every page."""

from dataclasses import dataclass

__all__ = ["SECTIONS", "Section"]


@dataclass(frozen=True, slots=True)
class Section:
    """A section: where it begins, and its name; it is the current one for every path below it."""

    path: str
    name: str


SECTIONS = (
    Section("/", "Home"),
    Section("/list", "Your list"),
    Section("/profile", "Profile"),
    Section("/what-if", "What if"),
    Section("/programs", "Programs"),
    Section("/portfolio", "Portfolio"),
    Section("/planning", "Planning"),
    Section("/data", "Your data"),
)
