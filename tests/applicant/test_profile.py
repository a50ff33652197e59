"""The profile as other rooms see it."""

from datetime import date

import pytest

from smartpick.applicant import Profile, Rotation

ON = date(2026, 9, 1)


def test_years_since_graduation_count_to_the_day() -> None:
    """Years are counted to the day asked for; a student has 0, and unknown stays unknown."""
    assert Profile("x", graduation=date(2018, 9, 1)).years_since_graduation(ON) == pytest.approx(8, abs=0.01)
    assert Profile("x", graduation_expected=date(2027, 5, 1)).years_since_graduation(ON) == 0
    assert Profile("x").years_since_graduation(ON) is None


@pytest.mark.parametrize(
    ("start", "end", "done"),
    [
        (date(2026, 1, 1), date(2026, 6, 30), 6.0),
        (date(2026, 7, 1), date(2026, 10, 31), 2.0),
        (date(2026, 10, 1), date(2026, 11, 30), 0.0),
    ],
)
def test_months_done_leave_out_what_is_still_to_come(start: date, end: date, done: float) -> None:
    """A planned rotation counts only as far as it has happened."""
    months = round((end - start).days / 30.4)
    rotation = Rotation("externship", start=start, end=end, months=months)
    assert rotation.months_done(ON) == pytest.approx(done, abs=0.1)


def test_months_without_dates_are_taken_as_done() -> None:
    """A length without dates is a length that was had."""
    assert Rotation("elective", months=2.0).months_done(ON) == 2.0


def test_where_a_rotation_was_is_known_or_unknown() -> None:
    """A state means the US, another country does not, and nothing said is unknown."""
    assert Rotation("elective", state="OH").in_us is True
    assert Rotation("elective", country="India").in_us is False
    assert Rotation("elective", country="United States").in_us is True
    assert Rotation("home practice").in_us is False
    assert Rotation("elective").in_us is None


def test_citizenship_may_be_unknown() -> None:
    """Who does not say is neither a citizen nor a foreigner."""
    assert Profile("x").us_citizen is None
