"""One season, ready to be asked."""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from smartpick.errors import Problem, UserError
from smartpick.season.fees import FeeSchedule
from smartpick.season.signals import SignalAllowance
from smartpick.season.stamps import FactValue, Stamped

__all__ = ["Platform", "Season"]


@dataclass(frozen=True, slots=True)
class Platform:
    """The service that takes applications of a specialty, where it is not ERAS."""

    name: str
    note: str
    source: str
    as_of: str
    confidence: str
    season: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Season:
    """Fees, signals, limits, dates and requirements of one season, each stamped.

    ``name`` is "2026-27"; ``eras_season`` is the number the AAMC gives the same season (2027: its last year).
    ``fees``, ``limits``, ``dates`` and ``requirements`` are read-only mappings from a short key to a
    :class:`Stamped` value; a key that is absent is not known for this season. Money is in USD. ``pass_marks`` are those
    of every year, because an exam counts by the mark of its day: for an exam (or a part of OET) its marks, oldest
    first; the first has no ``valid_from`` and is the lowest that ever held before the second.
    """

    name: str
    eras_season: int
    compiled_on: date
    specialties: tuple[str, ...]
    application_fees: FeeSchedule
    fees: Mapping[str, Stamped[float]]
    limits: Mapping[str, Stamped[int]]
    dates: Mapping[str, Stamped[date]]
    requirements: Mapping[str, Stamped[FactValue]]
    pass_marks: Mapping[str, tuple[Stamped[int], ...]]
    signal_allowances: Mapping[str, SignalAllowance]
    platforms: Mapping[str, Platform] = field(default_factory=dict)

    def fee_schedule(self, specialty: str) -> FeeSchedule:
        """Return what applications in ``specialty`` cost.

        A specialty outside ERAS has no known schedule: the ERAS one is returned as an assumption, with
        confidence "low" and a note. Raise :class:`UserError` for a name that is not in the directory.
        """
        self._require(specialty)
        platform = self.platforms.get(specialty)
        if platform is None:
            return self.application_fees
        eras = self.application_fees
        note = f"{platform.note} Its fees are not known here; the ERAS schedule is assumed."
        return FeeSchedule(eras.tiers, eras.flat, eras.source, eras.as_of, "low", note, eras.season, eras.url)

    def signals(self, specialty: str) -> SignalAllowance:
        """Return the signals of ``specialty``: 0 and 0 with a note when none are known.

        Raise :class:`UserError` for a name that is not in the directory.
        """
        self._require(specialty)
        found = self.signal_allowances.get(specialty)
        if found is not None:
            return found
        note = f"No signal allowance for {specialty} is known for {self.name}; none are planned."
        return SignalAllowance(0, 0, tiered=False, season=self.name, source="", confidence="low", note=note)

    def application_cost(self, applications: Mapping[str, int]) -> float:
        """Return the price in USD of so many applications per specialty, each specialty on its own count."""
        return sum(self.fee_schedule(name).total(n) for name, n in applications.items())

    def rank_list_fee(self, ranks: int) -> float | None:
        """Return what ``ranks`` program codes cost beyond registration, in USD; ``None`` when not known."""
        included, each = self.limits.get("nrmp_ranks_included"), self.fees.get("nrmp_extra_rank")
        if included is None or each is None:
            return None
        return max(0, ranks - included.value) * each.value

    def _require(self, specialty: str) -> None:
        if specialty in self.specialties:
            return
        near = difflib.get_close_matches(specialty, self.specialties, n=3, cutoff=0.5)
        hint = f"Did you mean {' or '.join(near)}?" if near else "See the list of specialties."
        raise UserError(Problem(f"There is no specialty called {specialty!r} in season {self.name}.", hint))
