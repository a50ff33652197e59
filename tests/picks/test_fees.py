import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pick_enumeration import SCHEDULES, price

from smartpick.picks.fees import fee_table, lower_envelope, segments
from smartpick.season import Fees, load_season

tables = st.lists(st.integers(0, 9), min_size=1, max_size=12).map(lambda steps: np.cumsum([0.0, *steps]))


@pytest.mark.parametrize("schedule", SCHEDULES)
def test_table_counts_as_one_application_after_the_other(schedule: Fees | None) -> None:
    """Every entry is the price of that many applications, tiers by absolute count, flat price once."""
    assert fee_table(schedule, 9).tolist() == [price(schedule, n) for n in range(10)]


@pytest.mark.parametrize("name", ["2023-24", "2026-27"])
def test_the_table_of_a_season_is_its_own_prices(name: str) -> None:
    """What the optimiser counts with is what the season says n applications cost, flat first tier or not."""
    fees = load_season(name).application_fees
    assert fee_table(fees, 60).tolist() == [fees.total(n) for n in range(61)]


@given(tables)
def test_envelope_is_convex_and_below(total: np.ndarray) -> None:
    """The envelope never exceeds the table, is convex, and is the table itself when that is convex."""
    low = lower_envelope(total)
    assert np.all(np.diff(low, 2) >= -1e-9)
    assert np.all(low <= total + 1e-9)
    assert (low[0], low[-1]) == (total[0], total[-1])
    assert np.any(np.diff(total, 2) < 0) or np.allclose(low, total)


@given(tables)
def test_segments_add_up_to_the_table(total: np.ndarray) -> None:
    """The runs of equal price, one after the other, rebuild the table."""
    steps = [each for many, each in segments(total) for _ in range(many)]
    assert np.allclose(np.cumsum([0.0, *steps]), total)


def test_no_schedule_is_free() -> None:
    """A specialty without a schedule costs nothing; neither does an empty list."""
    assert fee_table(None, 3).tolist() == [0.0] * 4
    assert fee_table(Fees(((None, 5.0),)), 0).tolist() == [0.0]
