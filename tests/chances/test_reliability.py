"""The study of reliability: predictions beside truths, of the same people, the same every time."""

import numpy as np
import pytest

from smartpick.chances import Market
from smartpick.chances.reliability import Columns, newcomers_in_a_world, reliability


@pytest.fixture(scope="module")
def worlds(market: Market) -> list[Columns]:
    """Return three worlds of two members, ten newcomers each, two of them run again."""
    return [newcomers_in_a_world(w % 2, w, 10, 2, 17) for w in range(3)]


def test_a_world_is_the_same_every_time(worlds: list[Columns]) -> None:
    """The same member, number, sizes and seed give the same columns; another number another world."""
    again = newcomers_in_a_world(0, 0, 10, 2, 17)
    for name, column in worlds[0].items():
        assert np.array_equal(column, again[name], equal_nan=True), name
    assert not np.array_equal(worlds[0]["person_match_true"], worlds[2]["person_match_true"])


def test_what_is_said_is_a_chance_inside_its_interval(worlds: list[Columns]) -> None:
    """Every prediction lies in its interval, every truth is possible, every list has its rows."""
    for world in worlds:
        for part in ("person_match", "row_interview", "row_match"):
            assert (world[f"{part}_low"] <= world[part]).all()
            assert (world[part] <= world[f"{part}_high"]).all()
            assert ((world[f"{part}_true"] >= 0.0) & (world[f"{part}_true"] <= 1.0)).all()
        assert (world["row_match_true"] <= world["row_interview_true"] + 1e-9).all()
        assert world["person_length"].sum() == len(world["row_match"])
        assert np.isnan(world["person_matched"]).sum() == 8


def test_cut_offs_say_what_running_the_country_again_says(worlds: list[Columns]) -> None:
    """For everybody who was run again, being above a cut-off and matching are the same."""
    for world in worlds:
        again = ~np.isnan(world["person_agreed"])
        assert again.sum() == 2
        assert (world["person_agreed"][again] == 1.0).all()
        seen = ~np.isnan(world["row_held"])
        assert (world["row_able"][seen] <= world["row_held"][seen]).all()


def test_the_worlds_together(worlds: list[Columns]) -> None:
    """Counts add up; curves, coverage and groups are over all worlds; two of the same number stay apart."""
    found = reliability(worlds)
    assert (found.worlds, found.people, found.reruns, found.agreed) == (3, 30, 6, 6)
    assert [curve.count for curve in found.curves[:2]] == [30, 6]
    assert all(curve.clusters == 3 for curve in found.curves)
    assert len(found.coverage) == 4
    everybody = found.groups[0]
    assert everybody.count == 30
    said = np.concatenate([world["person_match"] for world in worlds])
    assert everybody.predicted == pytest.approx(said.mean())
    by_list = {g.name: g.count for g in found.groups}
    assert by_list["lists of the best by chance"] == by_list["lists at random"] == 15
    twice = reliability([worlds[0], worlds[0]])
    assert twice.curves[0].clusters == 2
