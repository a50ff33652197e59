"""The self-test against published totals."""

from smartpick.intake.nrmp import Track, YearResult, check_totals
from smartpick.intake.nrmp.totals import published_totals


def track(*years: YearResult) -> Track:
    """Return a track with these years."""
    return Track("9001140C0", "Springfield Gen Hosp-OH", "Springfield", "OH", "Internal Medicine", years)


def test_sums_are_compared_year_by_year() -> None:
    """A sum agrees only if positions and matches both do; a year nobody published agrees with nothing."""
    quota, matched, source = published_totals()[2020]
    right = track(YearResult(1999, 5, 5), YearResult(2019, 1, 1), YearResult(2020, quota, matched))
    newest, other, unknown = check_totals([right], (1999, 2019, 2020))
    assert newest.agrees
    assert newest.source == source
    assert newest.sentence().endswith("as published")
    assert not other.agrees
    assert "do NOT agree" in other.sentence()
    assert not unknown.agrees
    assert "not known to this version" in unknown.sentence()
    off = track(YearResult(2020, quota, matched - 1))
    assert not check_totals([off], (2020,))[0].agrees


def test_published_totals_are_plausible_and_have_a_source() -> None:
    """Offered positions grow from year to year, fewer are filled than offered, and each year says where it is from."""
    known = published_totals()
    assert list(known) == list(range(2016, 2027))
    offered = [quota for quota, _, _ in known.values()]
    assert offered == sorted(offered)
    assert all(0.9 < matched / quota < 1 and source for quota, matched, source in known.values())
