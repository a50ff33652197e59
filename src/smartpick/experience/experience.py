"""One experience: a rotation, a stretch of volunteering, research, or practice at home."""

from dataclasses import dataclass
from datetime import date

from smartpick.calendar_months import months_spanned
from smartpick.experience.fields import EndDay, HoursPerWeek, Id, Line, Months, Prose, Usd
from smartpick.experience.taxonomies import (
    HANDS_ON_KINDS,
    OBSERVING_KINDS,
    Competency,
    Kind,
    Site,
    StateCode,
    Surroundings,
)
from smartpick.united_states import is_united_states

__all__ = ["FULL_TIME", "Experience"]

#: Hours a week from which an experience fills the week.
FULL_TIME = 35.0
#: Days from which on its length is told in weeks.
_DAYS_COUNTED = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Experience:
    """One experience; ``None`` is unknown.

    ``end`` may lie in the future (planned). ``months`` is its length where there are no dates or it had breaks.
    ``hands_on`` says whether patients were examined or treated under supervision. ``supervisors`` are the names
    of person records. ``goals`` are competencies to work on; ``ticked`` are checklist items ticked by hand.
    ``certificate`` and ``evaluation`` say whether such a paper is held.
    """

    id: Id
    kind: Kind
    institution: Line | None = None
    department: Line | None = None
    city: Line | None = None
    state: StateCode | None = None
    country: Line | None = None
    site: Site | None = None
    surroundings: Surroundings | None = None
    underserved: bool | None = None
    specialty: Line | None = None
    start: date | None = None
    end: EndDay | None = None
    months: Months | None = None
    hours_per_week: HoursPerWeek | None = None
    hands_on: bool | None = None
    supervisors: tuple[Id, ...] = ()
    responsibilities: tuple[Line, ...] = ()
    patients: Line | None = None
    ehr: Line | None = None
    languages: tuple[Line, ...] = ()
    fee_usd: Usd | None = None
    agency: bool | None = None
    certificate: bool | None = None
    evaluation: bool | None = None
    goals: tuple[Competency, ...] = ()
    ticked: tuple[Line, ...] = ()
    notes: Prose | None = None

    @property
    def in_us(self) -> bool | None:
        """Tell whether it was in the US; ``None`` when neither state nor country is known."""
        if self.state:
            return True
        if self.kind == "home practice":
            return False
        return None if self.country is None else is_united_states(self.country)

    @property
    def hands(self) -> bool | None:
        """Tell whether patients were cared for: as said, else as the kind implies, else unknown."""
        if self.hands_on is not None:
            return self.hands_on
        if self.kind in HANDS_ON_KINDS:
            return True
        return False if self.kind in OBSERVING_KINDS else None

    @property
    def full_time(self) -> bool | None:
        """Tell whether it filled the week; ``None`` when its hours are unknown."""
        return None if self.hours_per_week is None else self.hours_per_week >= FULL_TIME

    @property
    def length(self) -> float | None:
        """Return its whole length in months, planned part included; ``None`` when unknown."""
        if self.months is not None:
            return self.months
        return months_spanned(self.start, self.end) if self.start and self.end else None

    def months_done(self, on: date) -> float | None:
        """Return how much of it lies before the end of the day ``on``, in months; ``None`` when unknown."""
        whole = self.length
        if self.start is not None and self.start > on:
            return 0.0
        if self.start is not None and self.end is None and self.months is None:
            return months_spanned(self.start, on)
        if whole is None or self.start is None or self.end is None or self.end <= on:
            return whole
        return whole * months_spanned(self.start, on) / months_spanned(self.start, self.end)

    def running(self, on: date) -> bool:
        """Tell whether it has begun and not ended on the day ``on``."""
        return self.start is not None and self.start <= on and (self.end is None or self.end >= on)

    def running_words(self, on: date) -> str:
        """Return since when it runs and how far it is, in days or, where it takes long, weeks; "" unless it runs."""
        if self.start is None or not self.running(on):
            return ""
        since = f"running since {self.start}"
        if self.end is None:
            return since
        gone, whole = (on - self.start).days, (self.end - self.start).days
        if whole < _DAYS_COUNTED:
            return f"{since}, day {gone + 1} of {whole + 1}"
        return f"{since}, week {gone // 7 + 1} of {whole // 7 + 1}"

    def planned(self, on: date) -> bool:
        """Tell whether it is still to begin after the day ``on``."""
        return self.start is not None and self.start > on

    def place(self) -> str:
        """Return institution, city and state as people write them; empty when nothing is known."""
        return ", ".join(filter(None, [self.institution, self.city, self.state or self.country]))
