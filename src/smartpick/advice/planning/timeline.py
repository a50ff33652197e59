"""One calendar of everything dated: exams, rotations, papers, letters, ERAS, interviews, rank list, Match, SOAP."""

from dataclasses import dataclass
from datetime import date, time

from smartpick.advice.planning.calendar_day import CalendarDay, Conflict
from smartpick.advice.planning.certification_plan import certification_plan
from smartpick.advice.planning.conflicts import conflicts_of
from smartpick.advice.planning.letter_plan import letter_plan
from smartpick.advice.planning.portfolio_days import (
    certification_days,
    letter_days,
    own_days,
    portfolio_days,
    start_days,
)
from smartpick.advice.planning.season_days import season_days
from smartpick.advice.planning.starts import starts
from smartpick.applicant import Profile
from smartpick.experience import Portfolio
from smartpick.season import Season

__all__ = ["Timeline", "timeline"]


@dataclass(frozen=True, slots=True)
class Timeline:
    """All entries in the order of their days, and the conflicts among them."""

    on: date
    season: str
    days: tuple[CalendarDay, ...]
    conflicts: tuple[Conflict, ...]

    @property
    def ahead(self) -> tuple[CalendarDay, ...]:
        """Return the entries whose last day has not passed, and what runs without a known end."""
        return tuple(one for one in self.days if one.running or one.last >= self.on)

    @property
    def overdue(self) -> tuple[CalendarDay, ...]:
        """Return what should have been done by now: the applicant's own deadlines that have passed."""
        passed = (one for one in self.days if one.last < self.on and not one.running)
        return tuple(one for one in passed if not one.key.startswith(("season-", "own-")))


def timeline(profile: Profile, portfolio: Portfolio, season: Season, on: date) -> Timeline:
    """Return the calendar of one applicant as of the day ``on``."""
    own = tuple(own_days(portfolio.dates))
    begun = starts(portfolio, on, profile.visa.needed)
    certification = certification_plan(profile, season, on)
    letters = letter_plan(portfolio, profile, season, on)
    days = (
        *season_days(
            season, certified=bool(profile.ecfmg.certified), oet_passed=bool(profile.exams.oet.passed)
        ),
        *own,
        *portfolio_days(portfolio, on),
        *start_days(begun),
        *letter_days(letters),
        *certification_days(certification),
    )
    return Timeline(
        on,
        season.name,
        tuple(sorted(days, key=lambda one: (one.day, one.at or time.min, one.what))),
        conflicts_of(portfolio, own, begun, letters, certification, on),
    )
