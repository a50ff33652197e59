"""The programs' side: positions are shared out fully, rows lead back to the directory."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from small_world import FAMILY, NEUROLOGY, small_card, small_columns, small_world

from smartpick.market.programs_side import (
    build_world,
    evidence_of_openness,
    positions_with_known,
    spread_positions,
)


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


@given(
    st.integers(0, 400), st.lists(st.tuples(st.floats(0.1, 100), st.integers(0, 30)), min_size=1, max_size=30)
)
def test_known_positions_are_exact_and_the_rest_is_shared(
    positions: int, programs: list[tuple[float, int]]
) -> None:
    """Known programs keep theirs; the others share what is left, a position each at least; no position is lost."""
    weight, known = (np.array(column) for column in zip(*programs, strict=True))
    quota = positions_with_known(positions, weight, known.astype(np.int32))
    told = known > 0
    assert (quota[told] == known[told]).all()
    assert (quota[~told] >= 1).all()
    others = int((~told).sum())
    if others:
        assert quota.sum() == max(positions, known.sum() + others)


def test_known_positions_reach_the_world_by_id() -> None:
    """Positions of named programs are exact, the specialty keeps its total, slots follow; others are unmoved."""
    columns, card = small_columns(), small_card()
    ids = [f"{i:010d}" for i in range(60)]
    signals = {FAMILY: (3, 0), NEUROLOGY: (2, 4)}
    quotas = {ids[0]: 17, ids[3]: 1, ids[2]: 9}
    plain = build_world(columns, ids, (FAMILY, NEUROLOGY, "Urology"), "test", card, signals)
    world = build_world(columns, ids, (FAMILY, NEUROLOGY, "Urology"), "test", card, signals, quotas)
    assert world.quota[:2].tolist() == [17, 1]
    assert world.quota[:20].sum() == plain.quota[:20].sum()
    assert np.array_equal(world.quota[20:], plain.quota[20:])
    assert np.array_equal(world.slots, np.rint(card.value("interviews.per_position") * world.quota))


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
    assert np.array_equal(world.slots, np.rint(small_card().value("interviews.per_position") * world.quota))
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
