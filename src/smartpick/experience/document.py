"""Papers that are held: immunisations, certificates, checks, insurance, visa papers."""

from dataclasses import dataclass
from datetime import date

from smartpick.experience.fields import Id, Line

__all__ = ["Document"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A paper for onboarding; ``item`` is the key of what it proves (see ``onboarding.items``).

    ``got`` is its day, ``expires`` the day printed on it (else the usual validity counts), ``experience`` the one
    it was made for where it is only good there. ``detail`` may hold a titre or a policy's limits.
    """

    id: Id
    item: Line
    got: date | None = None
    expires: date | None = None
    experience: Id | None = None
    detail: Line | None = None
