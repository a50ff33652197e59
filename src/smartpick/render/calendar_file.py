"""The calendar as a file for every calendar program (iCalendar, RFC 5545), with alarms.

An entry keeps its UID for good and its SEQUENCE grows, so importing a newer file updates what moved. Times are written
in their own zone with its rules; whole days have no zone and are the same day everywhere.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event

from smartpick import __version__
from smartpick.advice.planning import CalendarDay

__all__ = ["calendar_file"]

#: SEQUENCE counts the minutes since this moment: later files have higher numbers without anything being remembered.
_SINCE = datetime(2020, 1, 1, tzinfo=UTC)
MORNING = timedelta(hours=9)  # when the alarm of a whole day rings


def calendar_file(days: Iterable[CalendarDay], made: datetime, name: str) -> bytes:
    """Return the entries as an ``.ics`` file, made at the moment ``made`` (aware of its zone), shown as ``name``.

    Raise ``ValueError`` for a moment without a zone.
    """
    if made.tzinfo is None:
        raise ValueError("the moment a calendar is made needs a zone")
    calendar = Calendar()
    calendar.add("prodid", f"-//SmartPick//{__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    entries = tuple(days)
    for one in entries:
        calendar.add_component(_event(one, made.astimezone(UTC).replace(microsecond=0)))
    if entries:
        # The rules of a zone are written for these years only, else for seventy.
        first, last = min(one.day for one in entries), max(one.last for one in entries)
        calendar.add_missing_timezones(date(first.year - 1, 1, 1), date(last.year + 2, 1, 1))
    content: bytes = calendar.to_ical()
    return content


def _event(one: CalendarDay, made: datetime) -> Event:
    event = Event()
    event.add("uid", f"{one.key}@smartpick")
    event.add("dtstamp", made)
    event.add("last-modified", made)
    event.add("sequence", int((made - _SINCE).total_seconds() // 60))
    event.add("summary", one.what)
    event.add("description", _description(one))
    event.add("categories", [one.kind])
    if one.url:
        event.add("url", one.url)
    if one.at is not None and one.zone is not None:
        start = datetime.combine(one.day, one.at, ZoneInfo(one.zone))
        event.add("dtstart", start)
        event.add("duration", timedelta(minutes=one.minutes))
    else:
        event.add("dtstart", one.day)
        event.add("dtend", one.last + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
    for days in one.alarms:
        event.add_component(_alarm(one, days))
    return event


def _description(one: CalendarDay) -> str:
    confidence = (
        f"Confidence: {one.confidence}." if one.confidence and one.confidence not in one.source else ""
    )
    return "\n".join(filter(None, [one.note, f"Source: {one.source}.", confidence]))


def _alarm(one: CalendarDay, days: int) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", one.what)
    before = -timedelta(days=days)
    alarm.add("trigger", before if one.at is not None else before + MORNING)
    return alarm
