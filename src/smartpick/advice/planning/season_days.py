"""The days of a season as entries of a calendar, each with source and confidence."""

import re
from collections.abc import Mapping
from datetime import date, time

from smartpick.advice.planning.calendar_day import EASTERN, CalendarDay, DayKind
from smartpick.season import Season, Stamped, citation

__all__ = ["season_days"]

_EASTERN_TIME = re.compile(r",? (\d\d):(\d\d) Eastern")
#: What each day belongs to, and whether being late costs something.
_KINDS: Mapping[str, tuple[DayKind, bool]] = {
    "eras_opens": ("ERAS", False),
    "eras_tokens": ("ERAS", False),
    "applications_open": ("ERAS", False),
    "programs_review": ("ERAS", True),
    "eras_ends": ("ERAS", False),
    "nrmp_registration_opens": ("NRMP", False),
    "nrmp_registration_deadline": ("NRMP", True),
    "oet_last_sitting": ("exam", True),
    "pathways_deadline": ("certification", True),
    "rank_list_opens": ("rank list", False),
    "rank_list_deadline": ("rank list", True),
    "match_week": ("Match", True),
    "soap_offers": ("SOAP", True),
    "match_day": ("Match", False),
    "residency_starts": ("residency", False),
}
_DEADLINE_ALARMS, _DAY_ALARMS = (14, 7, 1), (1,)
#: Days that mean nothing to who holds the certificate, and to who has passed OET.
_BEFORE_CERTIFICATE = frozenset({"oet_last_sitting", "pathways_deadline"})


def season_days(
    season: Season, *, certified: bool = False, oet_passed: bool = False
) -> tuple[CalendarDay, ...]:
    """Return every day of a season that can concern an applicant, and the time of interviews between two of them."""
    over = set(_BEFORE_CERTIFICATE) if certified else set()
    if oet_passed:
        over.add("oet_last_sitting")
    days = [_entry(season, key, found) for key, found in season.dates.items() if key not in over]
    return (*days, *_interviews(season))


def _entry(season: Season, key: str, found: Stamped[date]) -> CalendarDay:
    kind, deadline = _KINDS.get(key, ("own", False))
    clock = _EASTERN_TIME.search(found.label)
    return CalendarDay(
        key=f"season-{season.name}-{key}",
        day=found.value,
        what=found.label,
        kind=kind,
        source=citation(found),
        confidence=found.confidence,
        at=time(int(clock[1]), int(clock[2])) if clock else None,
        zone=EASTERN if clock else None,
        minutes=30,
        deadline=deadline,
        alarms=_DEADLINE_ALARMS if deadline else _DAY_ALARMS,
        note=found.note,
        url=found.url,
    )


def _interviews(season: Season) -> tuple[CalendarDay, ...]:
    """Return the stretch in which interviews are held, between two dated days; no page gives days of its own."""
    first, last = season.dates.get("programs_review"), season.dates.get("rank_list_opens")
    if first is None or last is None:
        return ()
    return (
        CalendarDay(
            key=f"season-{season.name}-interviews",
            day=first.value,
            until=last.value,
            what="Interviews are offered and held in this time",
            kind="interview",
            source="concluded: from the day programs begin to read to the day rank lists open",
            confidence="low",
            note="No dates are published for all programs. Note your own interviews as dates of your own.",
        ),
    )
