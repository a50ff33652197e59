import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pick_enumeration import SCHEDULES, price

from smartpick.picks.fees import Fees, fee_table, lower_envelope, segments

tables = st.lists(st.integers(0, 9), min_size=1, max_size=12).map(lambda steps: np.cumsum([0.0, *steps]))


@pytest.mark.parametrize("schedule", SCHEDULES)
def test_table_counts_as_one_application_after_the_other(schedule: Fees | None) -> None:
    """Every entry is the price of that many applications, tiers by absolute count, flat price once."""
    assert fee_table(schedule, 9).tolist() == [price(schedule, n) for n in range(10)]


def test_eras_tiers() -> None:
    """30 at 11 and the 31st at 30; a flat price is due with the first and covers the first n."""
    tiers = Fees(((30, 11.0), (None, 30.0)))
    assert (tiers.total(30), tiers.total(31), tiers.marginal(30), tiers.marginal(31)) == (
        330.0,
        360.0,
        11.0,
        30.0,
    )
    flat = Fees(((None, 9.0),), flat=(10, 99.0))
    assert (flat.total(0), flat.total(1), flat.total(10), flat.total(12)) == (0.0, 99.0, 99.0, 117.0)


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
