"""What age does to a report."""

from datetime import date

import pytest

from smartpick.facts import FIELDS, age_words, spread_after, still_true


def test_visas_hold_for_years() -> None:
    """94 % after six years; a date in the future does not make a fact truer than true."""
    assert still_true(FIELDS["visas"], 6.0) == pytest.approx(0.94, abs=1e-3)
    assert still_true(FIELDS["visas"], 0.0) == still_true(FIELDS["visas"], -1.0) == 1.0


def test_the_mix_of_residents_widens() -> None:
    """A share is known within two points when fresh and about twelve after six years; it never becomes unknown."""
    share = FIELDS["img_share"]
    assert still_true(share, 6.0) == 1.0
    assert spread_after(share, 0.4, 0.0) == pytest.approx(0.02)
    assert spread_after(share, 0.4, 6.0) == pytest.approx(0.12, abs=0.003)


def test_counts_widen_with_their_size() -> None:
    """The band of a count is a part of it; what does not drift has none."""
    assert spread_after(FIELDS["applications_received"], 2000.0, 1.0) == pytest.approx(240.0)
    assert spread_after(FIELDS["visas"], 1.0, 5.0) == 0.0


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 22), "today"),
        (date(2026, 11, 21), "1 day old"),
        (date(2026, 10, 25), "28 days old"),
        (date(2026, 10, 20), "1 month old"),
        (date(2025, 11, 22), "12 months old"),
        (date(2023, 5, 22), "3.5 years old"),
    ],
)
def test_age_in_words(day: date, words: str) -> None:
    """An age is said in the unit that fits it."""
    assert age_words(day, date(2026, 11, 22)) == words
