"""Who applies: the profile as the other rooms see it.

``None`` means unknown, everywhere. An empty tuple means "none", where the applicant said so.
Dates are days; a date written as a month is its first day (or its last, where something ends).
"""

import datetime as dt
from dataclasses import dataclass, field

from smartpick.applicant.exams import Exams
from smartpick.applicant.preferences import Preferences
from smartpick.applicant.unknowns import unknown_fields
from smartpick.calendar_months import months_spanned, years_between
from smartpick.united_states import is_united_states

__all__ = [
    "Beside",
    "Ecfmg",
    "Gap",
    "Letter",
    "Person",
    "Profile",
    "Research",
    "Rotation",
    "School",
    "Ties",
    "Visa",
]


@dataclass(frozen=True, slots=True)
class School:
    """The medical school."""

    name: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Ecfmg:
    """ECFMG certification: held or not, the Pathway (1 to 6) taken for it, and steps to it that nothing else shows.

    ``done``: "account", "application", "pathway" (accepted), "credentials" (verified).
    """

    certified: bool | None = None
    pathway: int | None = None
    done: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Visa:
    """Whether a visa is needed to train in the US, and which the applicant would accept ("J-1", "H-1B").

    Empty ``accepts`` means that the applicant did not say.
    """

    needed: bool | None = None
    accepts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """A time without study or clinical work."""

    start: dt.date | None = None
    end: dt.date | None = None
    reason: str | None = None

    @property
    def months(self) -> float | None:
        """Return its length in months; ``None`` while an end is unknown."""
        return months_spanned(self.start, self.end) if self.start and self.end else None


@dataclass(frozen=True, slots=True)
class Research:
    """Scholarly work: peer-reviewed publications, abstracts and posters, years spent in research."""

    publications: int | None = None
    abstracts: int | None = None
    years: float | None = None


@dataclass(frozen=True, slots=True)
class Rotation:
    """One clinical or research experience; ``months`` is its whole length, planned part included."""

    kind: str
    setting: str | None = None
    hands_on: bool | None = None
    institution: str | None = None
    city: str | None = None
    state: str | None = None
    country: str | None = None
    specialty: str | None = None
    start: dt.date | None = None
    end: dt.date | None = None
    months: float = 0.0
    hours_per_week: float | None = None

    def months_done(self, on: dt.date) -> float:
        """Return how much of it lies before the day ``on``, in months; all of it when it has no dates."""
        if self.start is None or self.end is None or self.end <= on:
            return self.months if self.start is None or self.start <= on else 0.0
        whole = months_spanned(self.start, self.end)
        return self.months * months_spanned(self.start, on) / whole if whole else 0.0

    @property
    def in_us(self) -> bool | None:
        """Tell whether it was in the US; ``None`` when neither state nor country is known."""
        if self.state:
            return True
        if self.kind == "home practice":
            return False
        return None if self.country is None else is_united_states(self.country)


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter of recommendation; ``us`` is whether its writer works in the US (``None``: unknown)."""

    writer_role: str | None = None
    institution: str | None = None
    city: str | None = None
    state: str | None = None
    specialty: str | None = None
    us: bool | None = None
    date: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody the applicant has a tie to; ``who`` is a relation ("sister"), never a name."""

    who: str
    city: str | None = None
    state: str | None = None
    institution: str | None = None


@dataclass(frozen=True, slots=True)
class Ties:
    """What connects the applicant with places in the US; ``known`` is false when nothing was said."""

    states: tuple[str, ...] = ()
    schools: tuple[str, ...] = ()
    people: tuple[Person, ...] = ()
    known: bool = True


@dataclass(frozen=True, slots=True)
class Beside:
    """What a comparison adds to whatever there is: "one more letter" for who has not told which letters there are.

    A profile that somebody wrote has nothing here. See :mod:`smartpick.applicant.adding`.
    """

    rotations: tuple[Rotation, ...] = ()
    letters: tuple[Letter, ...] = ()
    publications: int = 0


@dataclass(frozen=True, slots=True)
class Profile:
    """One applicant."""

    label: str
    birth_year: int | None = None
    citizenship: str | None = None
    graduation: dt.date | None = None
    graduation_expected: dt.date | None = None
    degrees: tuple[str, ...] | None = None
    languages: tuple[str, ...] | None = None
    school: School = field(default_factory=School)
    exams: Exams = field(default_factory=Exams)
    ecfmg: Ecfmg = field(default_factory=Ecfmg)
    visa: Visa = field(default_factory=Visa)
    gaps: tuple[Gap, ...] | None = None
    research: Research = field(default_factory=Research)
    rotations: tuple[Rotation, ...] | None = None
    letters: tuple[Letter, ...] | None = None
    ties: Ties = field(default_factory=lambda: Ties(known=False))
    preferences: Preferences = field(default_factory=Preferences)
    beside: Beside = field(default_factory=Beside)

    @property
    def least_rotations(self) -> tuple[Rotation, ...]:
        """The rotations that there are at least: all, where the applicant told of them."""
        return (*(self.rotations or ()), *self.beside.rotations)

    @property
    def least_letters(self) -> tuple[Letter, ...]:
        """The letters that there are at least: all, where the applicant told of them."""
        return (*(self.letters or ()), *self.beside.letters)

    def years_since_graduation(self, on: dt.date) -> float | None:
        """Return the years from graduation to the day ``on``: 0 before graduation, ``None`` if unknown."""
        graduated = self.graduation or self.graduation_expected
        return None if graduated is None else max(0.0, years_between(graduated, on))

    @property
    def us_citizen(self) -> bool | None:
        """Tell whether the applicant holds a US passport (territories included); ``None`` when it is not said."""
        return None if self.citizenship is None else is_united_states(self.citizenship)

    @property
    def h1b_lacks_step3(self) -> bool:
        """Tell whether an H-1B is the only visa accepted while the Step 3 that it needs is not passed, or not told."""
        accepted = self.visa.accepts or self.preferences.visas
        return bool(self.visa.needed and accepted == ("H-1B",) and not self.exams.step3.passed)

    def unknown_fields(self) -> tuple[str, ...]:
        """Return the dotted names of what is not known and would narrow the answer."""
        return unknown_fields(self)

    def program_ids(self) -> tuple[tuple[str, str], ...]:
        """Return (dotted field, ACGME id) for every program named, so that a door can look them up."""
        chosen = self.preferences
        return (
            *((f"preferences.pins[{place}]", found) for place, found in enumerate(chosen.pins, 1)),
            *((f"preferences.bans[{place}]", found) for place, found in enumerate(chosen.bans, 1)),
            *((f"preferences.ratings.{found}", found) for found in chosen.ratings),
        )
