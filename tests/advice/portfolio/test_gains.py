"""What each improvement of an assessment would add."""

from datetime import date, timedelta
from pathlib import Path

from smartpick.advice import Question
from smartpick.advice.next_steps import compare_profiles
from smartpick.advice.portfolio import gains, joined
from smartpick.applicant import load_profile
from smartpick.chances import shipped_market
from smartpick.experience import RotationSummary, assess, load_portfolio
from smartpick.season import load_season

ON = date(2026, 11, 22)
EXAMPLES = Path(__file__).resolve().parents[3] / "examples"


def test_an_improvement_adds_what_the_comparison_says() -> None:
    """Every change of an assessment gets a gain with an interval around it, months of hands-on care a positive one."""
    market, season = shipped_market(), load_season()
    profile = load_profile(EXAMPLES / "community-clinic-before.toml", on=ON)
    portfolio = load_portfolio(EXAMPLES / "community-clinic-before.portfolio.toml", on=ON)
    assessment = assess(portfolio, ON, ("Internal Medicine", "Family Medicine"))
    now, found = gains(assessment, joined(profile, portfolio, ON, market.directory), market, season)
    carried = {one.change for part in assessment.dimensions for one in part.improve if one.change}
    assert set(found) == carried
    assert len(found) >= 3
    for one in found.values():
        assert one.gain.low <= one.gain.value <= one.gain.high
    cared = next(
        one for change, one in found.items() if isinstance(change, RotationSummary) and change.hands_on
    )
    assert cared.gain.low > 0.0
    assert cared.on >= ON + timedelta(weeks=4)
    same = compare_profiles(profile, profile, market, season, ON, Question()).before
    assert abs(now.p_match - same.p_match) < 1e-9
