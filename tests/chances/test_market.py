"""The market of one applicant: members share the draws evenly."""

from smartpick.chances import Market


def test_every_member_has_its_draws(market: Market) -> None:
    """Members times draws of each are all draws."""
    assert len(market.members) * market.members.each == market.equilibrium.draws
    assert len(market.members) == len(market.ensemble) > 1
