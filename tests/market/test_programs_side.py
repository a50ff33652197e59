"""The programs' side: positions are shared out fully, rows lead back to the directory."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from small_world import FAMILY, NEUROLOGY, small_card, small_columns, small_world

from smartpick.market.programs_side import evidence_of_openness, spread_positions


@given(st.integers(0, 500), st.lists(st.floats(0.1, 100), max_size=40))
def test_positions_are_shared_out_fully(positions: int, weight: list[float]) -> None:
    """Every position is given, nobody gets less than the least, a larger weight never gets fewer."""
    quota = spread_positions(positions, np.array(weight))
    assert len(quota) == len(weight)
    if weight:
        assert quota.sum() == positions
        assert quota.min() >= min(2 if positions >= 2.5 * len(weight) else 1, positions // len(weight))
        order = np.argsort(weight, kind="stable")
        assert (np.diff(quota[order]) >= -1).all()


def test_only_modelled_specialties_take_part_and_rows_lead_back() -> None:
    """Programs of a specialty the card does not know are left out; the others keep their directory row."""
    world = small_world()
    columns = small_columns()
    assert world.specialties == (FAMILY, NEUROLOGY)
    assert world.rows.tolist() == [*range(0, 60, 3), *range(1, 60, 3)]
    assert world.program_start.tolist() == [0, 20, 40]
    assert np.array_equal(world.state, columns.state[world.rows])
    assert world.quota[:20].sum() == 110
    assert world.quota[20:].sum() == 60
    assert np.array_equal(world.slots, np.rint(13 * world.quota))
    assert world.tiered.tolist() == [False, True]


def test_evidence_of_openness_adds_up() -> None:
    """Kind, federal evidence and new accreditation each move openness by the card's number."""
    card, columns = small_card(), small_columns()
    evidence = evidence_of_openness(columns, card)
    for row in range(12):
        kind = ("university", "affiliated", "community", "military")[columns.kind[row]]
        expected = card.value(f"openness.{kind}")
        expected += (0.0, card.value("openness.h1b_employer"), card.value("openness.h1b_resident"))[
            columns.h1b[row]
        ]
        expected += card.value("openness.initial_accreditation") * (columns.initial_accreditation[row] == 1)
        assert np.isclose(evidence[row], expected)
