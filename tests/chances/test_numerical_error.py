"""Numerical errors are measured, small, and larger where there is less arithmetic."""

from dataclasses import replace

import numpy as np
import pytest

from smartpick.chances import Market
from smartpick.chances.held_out import Visitor, held_out, keeping, visitors
from smartpick.chances.numerical_error import numerical_error


@pytest.fixture(scope="module")
def people(market: Market) -> list[Visitor]:
    """Return six newcomers."""
    return visitors(held_out(market.ensemble[0], 8, 1), 6)


def test_the_shipped_arithmetic_is_near_enough(market: Market, people: list[Visitor]) -> None:
    """The grid of nodes costs under six tenths of a point, the draws under three; the numbers in use are named."""
    found = numerical_error(market, people)
    assert found.lists == 6
    assert found.draws == market.equilibrium.draws
    nodes, draws = found.sources
    assert 0.0 < nodes.typical <= nodes.largest < 0.006
    assert 0.0 < draws.typical <= draws.largest < 0.03
    assert f"{found.nodes[0]} x {found.nodes[1]}" in nodes.name


def test_fewer_draws_cost_more(market: Market) -> None:
    """With a tenth of the draws their error is larger; the same equilibrium again has no error of its seed."""
    # Six lists are too few to tell: halves of few draws agree by luck.
    people = visitors(held_out(market.ensemble[0], 22, 1), 16)
    seasons = market.equilibrium
    kept = np.arange(seasons.draws) % market.members.each < market.members.each // 10
    few = replace(market, equilibrium=keeping(seasons, kept))
    whole = numerical_error(market, people, seasons)
    assert numerical_error(few, people).sources[1].typical > whole.sources[1].typical
    assert whole.sources[2].largest == 0.0
