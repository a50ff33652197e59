"""A season with couples, tracks and SOAP keeps what holds for each of them."""

import numpy as np
import pytest
from small_world import small_card, small_world

from smartpick.market.complete_season import CompleteSeason, complete, published_tracks
from smartpick.market.season_run import Replicate, simulate_replicate


@pytest.fixture(scope="module")
def season() -> Replicate:
    """Return one season of the small country, one of those in which its couples do not go round for ever."""
    return simulate_replicate(small_world(), small_card(), 3, 2)


@pytest.fixture(scope="module")
def found(season: Replicate) -> CompleteSeason:
    """Return the same season, complete."""
    return complete(small_world(), small_card(), season)


def test_the_matching_is_stable_and_within_quotas(found: CompleteSeason) -> None:
    """Nobody blocks, and no program holds more than its positions, first-year and advanced together."""
    assert found.matching.stable
    both = np.concatenate([found.matching.program, found.matching.preliminary, found.soap.program])
    held = np.bincount(both[both >= 0], minlength=len(found.quota))
    assert (held <= found.quota).all()


def test_blocking_entries_are_counted_where_no_stable_matching_is_found() -> None:
    """In forty seasons of a country with far too many couples, most are stable; the others say so."""
    world, card = small_world(), small_card()
    found = [complete(world, card, simulate_replicate(world, card, s, 2)).matching for s in range(40)]
    stable = [matching.stable for matching in found]
    assert sum(stable) >= 30
    assert all(matching.stable == (matching.blocks == 0) for matching in found)


def test_couples_are_us_seniors_who_ranked_somebody(season: Replicate, found: CompleteSeason) -> None:
    """Everybody is in one couple at most, and members had interviews of their own."""
    members = found.members.ravel()
    assert len(members) > 0
    assert len(np.unique(members)) == len(members)
    assert (season.applicants.type[members] < 2).all()
    assert (np.diff(season.start)[members] > 0).all()


def test_only_who_has_no_first_year_takes_part_in_soap(found: CompleteSeason) -> None:
    """SOAP places people without a first-year position, in first-year positions that stayed open."""
    matched, first = found.matching.program, found.matching.preliminary
    started = (matched >= 0) & (~found.advanced[matched] | (first >= 0))
    placed = found.soap.program >= 0
    assert not (placed & started).any()
    assert (~found.advanced[found.soap.program[placed]]).all()
    assert found.active[placed].all()


def test_advanced_positions_come_with_a_preliminary_year_or_with_none(found: CompleteSeason) -> None:
    """A preliminary position is held only by somebody with an advanced one."""
    first = found.matching.preliminary
    if (first >= 0).any():
        assert found.advanced[found.matching.program[first >= 0]].all()


def test_figures_are_those_of_the_published_table(found: CompleteSeason) -> None:
    """Every published outcome has its simulated counterpart, shares between 0 and 100."""
    published = {row["key"] for row in published_tracks()["figure"]}
    assert published == set(found.figures)
    for name in ("fill", "rate", "couples_one", "soap_filled", "placed"):
        assert 0 <= found.figures[name] <= 100
    assert found.figures["placed"] >= found.figures["rate"]


def test_the_same_season_is_completed_the_same_way(season: Replicate, found: CompleteSeason) -> None:
    """Completing again gives the same matching and SOAP."""
    again = complete(small_world(), small_card(), season)
    assert np.array_equal(again.matching.program, found.matching.program)
    assert np.array_equal(again.soap.program, found.soap.program)


def test_known_tracks_are_advanced_or_not_as_they_are(season: Replicate, found: CompleteSeason) -> None:
    """A program known to offer advanced positions does, one known not to does not; the others are as drawn."""
    world = small_world()
    known = {
        world.ids[world.rows[0]]: True,
        world.ids[world.rows[25]]: False,
        world.ids[world.rows[26]]: True,
    }
    again = complete(world, small_card(), season, known)
    assert again.advanced[[0, 25, 26]].tolist() == [True, False, True]
    others = np.delete(np.arange(len(again.quota)), [0, 25, 26])
    assert np.array_equal(again.advanced[others], found.advanced[others])
