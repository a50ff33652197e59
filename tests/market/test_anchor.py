"""The anchor finds the openness that makes as many IMGs match as did."""

from dataclasses import replace

import numpy as np
from small_world import small_card, small_world

from smartpick.market.anchor import HIGHEST, LOWEST, anchor, simulate_moments


def test_anchoring_recovers_its_target() -> None:
    """Counts simulated at known openness are found again from a wrong start."""
    world, truth = small_world(), small_card()
    target = simulate_moments(world, truth, 2, 6)
    matched = target.matched[:, 4:].sum(axis=1)
    rows = {
        name: replace(
            truth.specialties[name],
            openness=truth.specialties[name].openness + 1.5,
            us_img_offset=0.0,
            img_matched=round(matched[s]),
            us_img_matched=float(target.matched[s, 3]),
        )
        for s, name in enumerate(world.specialties)
    }
    steps = list(anchor(world, replace(truth, specialties=rows), 2, 6, 10))
    assert len(steps) == 11
    assert np.abs(steps[-1].missed).max() < 1.5 < np.abs(steps[0].missed).max()
    assert abs(steps[-1].us_matched - steps[-1].us_target) < 2


def test_openness_stays_within_bounds() -> None:
    """An unreachable target moves openness to its bound and no further."""
    world, card = small_world(), small_card()
    rows = {name: replace(row, img_matched=10_000) for name, row in card.specialties.items()}
    last = list(anchor(world, replace(card, specialties=rows), 1, 1, 8))[-1]
    assert all(LOWEST <= row.openness <= HIGHEST for row in last.card.specialties.values())


def test_progress_is_reported() -> None:
    """Every simulated season is counted."""
    seen: list[int] = []
    simulate_moments(small_world(), small_card(), 1, 3, seen.append)
    assert seen == [1, 2, 3]
