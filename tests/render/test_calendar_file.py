"""Calendar files, read back by the library and compared entry by entry."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from smartpick.advice.planning import CalendarDay, timeline
from smartpick.applicant import load_profile
from smartpick.experience import load_portfolio
from smartpick.render.calendar_file import calendar_file
from smartpick.season import load_season

EXAMPLES = Path(__file__).parents[2] / "examples"
ON = date(2026, 3, 22)
MADE = datetime(2026, 3, 22, 8, 30, 15, 99, tzinfo=UTC)


@pytest.fixture(scope="module")
def days() -> tuple[CalendarDay, ...]:
    """Return the calendar of the clinic's applicant in the spring, in the middle of the year there."""
    portfolio = load_portfolio(EXAMPLES / "community-clinic.portfolio.toml", on=date(2026, 11, 22))
    profile = load_profile(EXAMPLES / "community-clinic.toml", on=date(2026, 11, 22))
    return timeline(profile, portfolio, load_season(), ON).days


def events(raw: bytes) -> dict[str, Any]:
    """Return the entries of a file by their UID."""
    return {str(one["UID"]): one for one in Calendar.from_ical(raw).walk("VEVENT")}


def test_every_entry_reads_back_with_day_time_words_and_alarms(days: tuple[CalendarDay, ...]) -> None:
    """Whole days end on the day after their last; times are the same moment; alarms ring in the morning."""
    read = events(calendar_file(days, MADE, "Plan"))
    assert set(read) == {f"{one.key}@smartpick" for one in days}
    for one in days:
        event = read[f"{one.key}@smartpick"]
        start = event.decoded("dtstart")
        assert str(event["SUMMARY"]) == one.what
        assert one.source in str(event["DESCRIPTION"])
        moments = one.moments()
        if moments is None:
            assert (start, event.decoded("dtend")) == (one.day, one.last + timedelta(days=1))
        else:
            assert start.astimezone(UTC) == moments[0]
            assert start.tzinfo.key == one.zone
            assert start + event.decoded("duration") == moments[1]
        alarms = [alarm.decoded("trigger") for alarm in event.walk("VALARM")]
        hour = timedelta(hours=9 if moments is None else 0)
        assert alarms == [hour - timedelta(days=number) for number in one.alarms]
    assert any(one.alarms for one in days)


def test_the_zones_in_the_file_agree_with_the_zones_of_the_system(days: tuple[CalendarDay, ...]) -> None:
    """A program that knows the file alone finds the same offsets before and after the clocks change."""
    calendar = Calendar.from_ical(calendar_file(days, MADE, "Plan"))
    [zone] = calendar.walk("VTIMEZONE")
    own = zone.to_tz(lookup_tzid=False)
    for text, hours in (("2026-09-23T09:00", -4), ("2027-03-03T21:00", -5), ("2027-03-15T10:00", -4)):
        assert own.utcoffset(datetime.fromisoformat(text)) == timedelta(hours=hours)


def test_importing_again_updates(days: tuple[CalendarDay, ...]) -> None:
    """The same UIDs, a higher sequence and a later stamp, whatever moved."""
    first = events(calendar_file(days, MADE, "Plan"))
    second = events(calendar_file(days, MADE + timedelta(minutes=1), "Plan"))
    assert set(first) == set(second)
    assert all(first[uid]["SEQUENCE"] < second[uid]["SEQUENCE"] for uid in first)
    assert all(first[uid].decoded("dtstamp") < second[uid].decoded("dtstamp") for uid in first)


def test_the_form_is_what_programs_expect(days: tuple[CalendarDay, ...]) -> None:
    """CR LF, lines of 75 bytes at most, nothing for an empty calendar but its head."""
    raw = calendar_file(days, MADE, "Plan, mine; yours")
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    empty = Calendar.from_ical(calendar_file((), MADE, "Plan"))
    assert str(empty["X-WR-CALNAME"]) == "Plan"
    assert not empty.walk("VEVENT")


def test_a_moment_without_a_zone_is_refused() -> None:
    """It would be another moment on another machine."""
    with pytest.raises(ValueError, match="zone"):
        calendar_file((), datetime(2026, 3, 22), "Plan")  # noqa: DTZ001  (that is the point)
