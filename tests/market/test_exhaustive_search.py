"""Every matching is tried, once, and a small Match is told from a large one."""

import itertools

from hypothesis import given, settings
from linked_markets import LINKED_LOOP, ONE_COUPLE_ONE_SINGLE, TWO_COUPLES, a_chase, instances

from smartpick.market.exhaustive_search import SMALL, count_matchings, every_matching, find_stable, is_small
from smartpick.market.instance_document import read_instance
from smartpick.market.rank_lists import Instance, RankedProgram


def test_every_combination_comes_once() -> None:
    """Sam at City, Mercy or nowhere; the couple together or not at all."""
    instance = read_instance(ONE_COUPLE_ONE_SINGLE)[0]
    found = [tuple(matches.values()) for matches, _ in every_matching(instance)]
    sam = ("City", "Mercy", None)
    assert len(found) == len(set(found)) == 6
    assert set(found) == {(*pair, s) for pair in (("City", "Mercy"), (None, None)) for s in sam}


def test_first_years_go_with_their_advanced_position() -> None:
    """Yan may have a first year only in matchings in which she has the advanced position."""
    instance = read_instance(LINKED_LOOP)[0]
    found = list(every_matching(instance))
    assert len(found) == 3 * 3 * (1 + 2)
    assert all(matches["Yan"] == "Amber" for matches, years in found if years["Yan"])


def test_a_stable_matching_is_found_or_there_is_none() -> None:
    """With a second pair to fall back on there is one; in the classic market and the linked loop there is none."""
    assert find_stable(read_instance(ONE_COUPLE_ONE_SINGLE)[0]) is None
    assert find_stable(read_instance(LINKED_LOOP)[0]) is None
    assert find_stable(read_instance(TWO_COUPLES)[0]) is None
    found = find_stable(read_instance(a_chase([["City", "Mercy"], ["City", None]]))[0])
    assert found is not None
    assert found[0] == {"Ann": "City", "Ben": None, "Sam": "Mercy"}


def test_small_means_that_all_can_be_tried() -> None:
    """The number of combinations decides: options of singles, couples and first years multiply."""
    programs = {p: RankedProgram(1, ()) for p in "pqrstuvwx"}
    nine = tuple(programs)
    assert is_small(Instance(dict.fromkeys("abcd", nine), programs))
    assert not is_small(Instance(dict.fromkeys("abcde", nine), programs))
    assert not is_small(Instance(dict.fromkeys("abcd", nine), programs, (), {"a": {"p": nine[1:] * 2}}))
    assert SMALL < 10**5


@settings(max_examples=100, deadline=None)
@given(instances())
def test_the_count_is_the_number_of_matchings(instance: Instance) -> None:
    """Counting and making them agree."""
    number = count_matchings(instance)
    assert len(list(itertools.islice(every_matching(instance), SMALL))) == min(number, SMALL)
