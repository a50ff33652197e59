"""A specialty left out is predicted from the others only, with an honest interval."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from small_world import small_card, small_world

from smartpick.market.card import ModelCard, SpecialtyCard
from smartpick.market.moments import Moments, moments
from smartpick.market.season_run import simulate_replicate
from smartpick.market.validation.left_out import compared, known_beforehand, leave_out, predicted_openness


def specialties(noise: float, count: int = 12) -> list[SpecialtyCard]:
    """Return specialties whose openness is a straight line of what is known beforehand, plus noise."""
    rng = np.random.default_rng(2)
    rows = []
    for i in range(count):
        people = rng.integers(20, 400, 6).astype(float)
        row = SpecialtyCard(
            name=f"S{i}",
            positions=int(rng.integers(50, 300)),
            preferring=tuple(people.tolist()),
            second=1.0,
            step2ck_mean=245.0,
            img_matched=int(0.4 * people[4:].sum()),
            us_img_matched=10.0,
            openness=0.0,
            us_img_offset=0.0,
        )
        crowded, seniors = known_beforehand(row)
        level = 0.5 + 1.5 * crowded - 2.0 * seniors + noise * float(rng.normal())
        rows.append(replace(row, openness=level))
    return rows


def test_a_straight_line_is_found_without_the_specialty_itself() -> None:
    """Where openness is exactly linear, every specialty is predicted from the others, whatever its own value says."""
    rows = specialties(0.0)
    for left in range(len(rows)):
        spoilt = [*rows]
        spoilt[left] = replace(rows[left], openness=99.0)
        mean, spread = predicted_openness(spoilt, left)
        assert np.isclose(mean, rows[left].openness, atol=1e-6)
        assert spread < 1e-6


def test_the_standard_error_is_that_of_one_more_specialty() -> None:
    """With noise of 0.5, predictions miss by about their standard error, on average over specialties."""
    rows = specialties(0.5, 60)
    z = [
        (row.openness - mean) / sd
        for row, (mean, sd) in ((r, predicted_openness(rows, i)) for i, r in enumerate(rows))
    ]
    assert 0.75 < np.sqrt(np.mean(np.square(z))) < 1.25


def test_intervals_hold_luck_as_well_as_openness() -> None:
    """The prediction is the middle count; the ends lie beyond the counts at the ends of openness, and are possible."""
    rows = specialties(0.3, 3)
    counts = np.array([[1.0, 4.0, 9.0], [8.0, 3.0, 3.0], [0.0, 0.0, 0.0]])
    found = compared(rows, [(0.0, 1.0)] * 3, counts, 1)
    assert [s.predicted for s in found.specialties] == [4.0, 3.0, 0.0]
    for s, row, counted in zip(found.specialties, rows, counts, strict=True):
        assert 0.0 <= s.low <= counted.min()
        assert counted.max() <= s.high <= sum(row.preferring[4:])
        assert s.inside == (s.low <= s.published <= s.high)
    assert found.covered.value == sum(s.inside for s in found.specialties) / 3
    assert found.factor > 1.0


def test_the_whole_study_simulates_every_specialty_at_three_levels() -> None:
    """Three cards a specialty, only its own openness changed; the naive guess is the rate of the others."""
    card = replace(small_card(), specialties={row.name: row for row in specialties(0.3, 6)})
    asked: list[ModelCard] = []

    def run(pieces: Sequence[tuple[ModelCard, int, int, int]]) -> list[Moments]:
        asked.extend(changed for changed, *_ in pieces)
        world = small_world()
        season = moments(world, simulate_replicate(world, small_card(), 1, 0))
        preferred = np.full((6, 6), 5.0)
        return [replace(season, preferred=preferred) for _ in pieces]

    found = leave_out(card, run, 1, 2)
    assert len(asked) == 6 * 3 * 2
    for i, changed in enumerate(asked[::2]):
        differing = [n for n, row in changed.specialties.items() if row != card.specialties[n]]
        assert differing == [f"S{i // 3}"]
    assert [s.predicted for s in found.specialties] == [10.0] * 6
    first = found.specialties[0]
    rest = list(card.specialties.values())[1:]
    rate = sum(row.img_matched for row in rest) / sum(sum(row.preferring[4:]) for row in rest)
    assert np.isclose(first.naive, rate * sum(card.specialties["S0"].preferring[4:]))
