"""Where in a season's calendar a day is: before it opens, in time, late, among interviews, at the rank lists, after.

Everything that shows a date or counts towards one asks here, so that all pages and commands mean the same season.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from smartpick.season.season import Season
from smartpick.season.stamps import citation

__all__ = ["Phase", "SeasonPhase", "phase_on"]

Phase = Literal["before opening", "open", "late", "interviews", "rank lists", "after"]

#: From the day programs begin to read until interviews are under way; judgement, no page gives dates for all programs.
INTERVIEWS_AFTER_DAYS = 28


@dataclass(frozen=True, slots=True)
class SeasonPhase:
    """One day in a season.

    ``aim`` is the season for which there is still time to be ready: this one until programs begin to read, then the
    next; ``ready_by`` the day its programs begin to read, ``assumed`` where only this season's day is known and the
    same day a year later is taken. ``words`` says it in a sentence with its dates, ``means`` what that does to what is
    shown here, ``source`` where the dates are from.
    """

    day: date
    season: str
    phase: Phase
    aim: str
    ready_by: date
    assumed: bool
    words: str
    means: str
    source: str


def phase_on(season: Season, day: date) -> SeasonPhase | None:
    """Return where ``day`` is in the calendar of a season; ``None`` for a season whose dates are not known."""
    keys = ("applications_open", "programs_review", "rank_list_opens", "rank_list_deadline")
    found = [season.dates.get(key) for key in keys]
    opens, reads, ranks, closes = found
    if opens is None or reads is None or ranks is None or closes is None:
        return None
    phase = _phase(day, opens.value, reads.value, ranks.value, closes.value)
    past = reads.value < day
    ready_by = _year_later(reads.value) if past else reads.value
    aim = _next_name(season.name) if past else season.name
    words = _WORDS[phase].format(
        season=season.name,
        opens=opens.value,
        reads=reads.value,
        ranks=ranks.value,
        closes=closes.value,
        days=_days((day - reads.value).days),
        left=_days((reads.value - day).days),
    )
    means = f"Fees, signals and days shown are those of {season.name}."
    if past:
        means = (
            f"Fees and signals shown are those of {season.name}, the newest known here; what is not ready is planned "
            f"for {aim}, whose programs are assumed to begin to read on {ready_by}."
        )
    shown = {"before opening": opens, "rank lists": closes, "after": closes}.get(phase, reads)
    return SeasonPhase(day, season.name, phase, aim, ready_by, past, words, means, citation(shown))


_WORDS: dict[Phase, str] = {
    "before opening": (
        "Season {season} has not opened: applications may be sent from {opens}, and programs begin to read on {reads}."
    ),
    "open": (
        "Season {season} is open: applications may be sent since {opens}, and programs begin to read on {reads} "
        "(in {left})."
    ),
    "late": (
        "Season {season} is open to programs: they have read applications since {reads}, so one sent today is {days} "
        "late."
    ),
    "interviews": (
        "Season {season} is at its interviews: programs have read applications since {reads}, so one sent today is "
        "{days} late; rank lists open on {ranks}."
    ),
    "rank lists": (
        "Season {season} is at its rank lists, due on {closes}: an application sent today hardly leads to an interview "
        "(judgement)."
    ),
    "after": "Season {season} is over for applications: rank lists closed on {closes}.",
}


def _phase(day: date, opens: date, reads: date, ranks: date, closes: date) -> Phase:
    if day < opens:
        return "before opening"
    if day <= reads:
        return "open"
    if day > closes:
        return "after"
    if day >= ranks:
        return "rank lists"
    return "late" if (day - reads).days < INTERVIEWS_AFTER_DAYS else "interviews"


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"


def _year_later(day: date) -> date:
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + 1, day=28) if leap else day.replace(year=day.year + 1)


def _next_name(name: str) -> str:
    """Return the name of the season after "2026-27"."""
    first = int(name.partition("-")[0]) + 1
    return f"{first}-{(first + 1) % 100:02d}"
