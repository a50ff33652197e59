"""Entries of a calendar."""

from datetime import UTC, date, datetime, time

from smartpick.advice.planning.calendar_day import EASTERN, CalendarDay


def entry(**told: object) -> CalendarDay:
    """Return an entry."""
    body = {"key": "k", "day": date(2027, 3, 3), "what": "w", "kind": "own", "source": "s", "confidence": ""}
    return CalendarDay(**{**body, **told})  # type: ignore[arg-type]


def test_a_time_is_meant_in_its_zone() -> None:
    """Nine in the evening in New York in winter is two at night in UTC, the day after."""
    moments = entry(at=time(21), zone=EASTERN, minutes=30).moments()
    assert moments == (datetime(2027, 3, 4, 2, tzinfo=UTC), datetime(2027, 3, 4, 2, 30, tzinfo=UTC))


def test_a_whole_day_has_no_moment() -> None:
    """Its last day is its first unless it is a stretch."""
    assert entry().moments() is None
    assert entry().last == date(2027, 3, 3)
    assert entry(until=date(2027, 3, 5)).last == date(2027, 3, 5)
