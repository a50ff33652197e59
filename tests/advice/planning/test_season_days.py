"""The season's days in the calendar."""

from datetime import UTC, datetime

from plan_inputs import SEASON

from smartpick.advice.planning.season_days import season_days

DAYS = {one.key.removeprefix("season-2026-27-"): one for one in season_days(SEASON)}


def test_every_date_of_the_season_is_there_with_source_and_confidence() -> None:
    """Nothing is left out, nothing added but the time of interviews, and that is said to be concluded."""
    assert set(DAYS) == {*SEASON.dates, "interviews"}
    for key, stamped in SEASON.dates.items():
        assert (DAYS[key].day, DAYS[key].confidence) == (stamped.value, stamped.confidence)
        assert stamped.source in DAYS[key].source
        assert DAYS[key].kind != "own"
    assert DAYS["interviews"].confidence == "low"
    assert "concluded" in DAYS["interviews"].source


def test_times_are_eastern_wherever_the_season_says_so() -> None:
    """Every label with a time has that time; before and after the change of clocks in March the moment differs."""
    for key, stamped in SEASON.dates.items():
        assert (DAYS[key].at is not None) is ("Eastern" in stamped.label), key
    for key, moment in (
        ("programs_review", datetime(2026, 9, 23, 13, tzinfo=UTC)),
        ("rank_list_deadline", datetime(2027, 3, 4, 2, tzinfo=UTC)),
        ("match_week", datetime(2027, 3, 15, 14, tzinfo=UTC)),
    ):
        moments = DAYS[key].moments()
        assert moments is not None
        assert moments[0] == moment


def test_who_is_certified_is_not_reminded_of_what_is_done() -> None:
    """No Pathway and no OET; with OET passed the Pathway stays."""
    certified = {one.key for one in season_days(SEASON, certified=True)}
    assert not [key for key in certified if "oet" in key or "pathways" in key]
    passed = {one.key for one in season_days(SEASON, oet_passed=True)}
    assert "season-2026-27-pathways_deadline" in passed
    assert "season-2026-27-oet_last_sitting" not in passed
