"""What the applicant wants from the list."""

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["Couple", "Preferences"]


@dataclass(frozen=True, slots=True)
class Couple:
    """A partner who takes part in the same Match."""

    partner: str
    specialties: tuple[str, ...] = ()
    within_miles: float | None = None


@dataclass(frozen=True, slots=True)
class Preferences:
    """Wishes and limits; an empty tuple is "no preference", ``None`` is "no limit given".

    ``specialties`` are (name as typed, weight 0..1). ``minimum`` is a least number of applications by
    specialty, ``ratings`` the applicant's own 0..10 by ACGME id. ``budget`` is in USD for application fees,
    all specialties together; ``interview_capacity`` the most interviews the applicant can attend.
    """

    specialties: tuple[tuple[str, float], ...] = ()
    states: tuple[str, ...] = ()
    divisions: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    visas: tuple[str, ...] = ()
    budget: float | None = None
    interview_capacity: int | None = None
    pins: tuple[str, ...] = ()
    bans: tuple[str, ...] = ()
    minimum: Mapping[str, int] = field(default_factory=dict)
    ratings: Mapping[str, float] = field(default_factory=dict)
    couple: Couple | None = None
