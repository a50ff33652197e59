"""The sections of the site, in the order in which they are shown on every page."""

from dataclasses import dataclass

__all__ = ["SECTIONS", "Section", "section_of"]


@dataclass(frozen=True, slots=True)
class Section:
    """A section: where it begins, and its name; it is the current one below that path and the ``others``."""

    path: str
    name: str
    others: tuple[str, ...] = ()

    def holds(self, path: str) -> bool:
        """Tell whether a path belongs to it."""
        return any(path == one or path.startswith(f"{one}/") for one in (self.path, *self.others))


SECTIONS = (
    Section("/", "Home"),
    Section("/list", "Your list"),
    Section("/profile", "Profile"),
    Section("/what-if", "What if"),
    Section("/verify", "Look up"),
    Section("/programs", "Programs", ("/facts", "/import", "/compare")),
    Section("/portfolio", "Portfolio", ("/log",)),
    Section("/planning", "Planning"),
    Section("/data", "Your data"),
)


def section_of(path: str) -> Section:
    """Return the section that a path belongs to; the first one for what belongs to none."""
    return next((one for one in SECTIONS[1:] if one.holds(path)), SECTIONS[0])
