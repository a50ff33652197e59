"""The Match with linked positions keeps the promises of the theory, and never calls stable what is not."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from linked_markets import (
    LINKED_LOOP,
    ONE_COUPLE_ONE_SINGLE,
    RUN_A_MATCH,
    RUN_A_MATCH_OUTCOME,
    TWO_COUPLES,
    instances,
    shuffled,
)

from smartpick.market.deferred_acceptance import match_applicants, starts
from smartpick.market.exhaustive_search import every_matching, find_stable
from smartpick.market.instance import match_instance
from smartpick.market.instance_document import read_instance
from smartpick.market.numbering import number
from smartpick.market.rank_lists import Instance
from smartpick.market.roth_peranson.lists import CoupleLists, RankLists, index_lists
from smartpick.market.roth_peranson.matching import STARTS, LinkedMatching, match_lists
from smartpick.market.stability import Matches, blocking, is_stable

PLAIN = instances(couples=0, supplemental=False)


def solve(instance: Instance) -> tuple[LinkedMatching, Matches, Matches]:
    """Return the matching on arrays and by name."""
    numbered = number(instance)
    found = match_lists(numbered.lists)
    return found, numbered.named(found.program), numbered.named(found.preliminary)


def every_stable(instance: Instance) -> list[Matches]:
    """Return all stable matchings of a Match without linked positions."""
    return [matches for matches, _ in every_matching(instance) if is_stable(instance, matches)]


def place(instance: Instance, a: str, matches: Matches) -> int:
    """Return where on the list of an applicant the match stands; after the end for none."""
    ranks = instance.applicants[a]
    return ranks.index(str(matches[a])) if matches[a] is not None else len(ranks)


@settings(max_examples=200, deadline=None)
@given(instances())
def test_stable_is_said_of_stable_matchings_only(instance: Instance) -> None:
    """The claim and the number of blocks are those of the definition by name."""
    found, matches, preliminary = solve(instance)
    assert found.stable == is_stable(instance, matches, preliminary)
    assert found.blocks == len(list(blocking(instance, matches, preliminary)))


@settings(max_examples=120, deadline=None)
@given(PLAIN)
def test_without_linked_positions_applicants_could_not_do_better(instance: Instance) -> None:
    """Each applicant has the best program of all stable matchings (Gale & Shapley 1962)."""
    _, matches, _ = solve(instance)
    best = {a: min(place(instance, a, other) for other in every_stable(instance)) for a in matches}
    assert {a: place(instance, a, matches) for a in matches} == best


@settings(max_examples=120, deadline=None)
@given(PLAIN)
def test_rural_hospitals(instance: Instance) -> None:
    """Every stable matching, whoever proposes, matches the same applicants and fills the same positions (Roth 1986).

    A program that stays open has the very same people.
    """
    _, matches, _ = solve(instance)
    by_programs, _ = match_instance(instance, "programs")
    for other in [*every_stable(instance), by_programs]:
        assert {a for a, p in other.items() if p} == {a for a, p in matches.items() if p}
        for p, ranked in instance.programs.items():
            here = {a for a, q in matches.items() if q == p}
            there = {a for a, q in other.items() if q == p}
            assert len(here) == len(there)
            assert len(here) == ranked.quota or here == there


@settings(max_examples=120, deadline=None)
@given(instances(), st.data())
def test_order_does_not_matter(instance: Instance, data: st.DataObject) -> None:
    """Written down in another order, a Match without linked positions has the same outcome.

    With them, what is called stable is.
    """
    other = shuffled(data.draw, instance)
    found, matches, preliminary = solve(other)
    assert found.stable == is_stable(instance, matches, preliminary)
    if not instance.couples and not instance.supplemental:
        assert matches == solve(instance)[1]


@settings(max_examples=120, deadline=None)
@given(PLAIN, st.data())
def test_a_further_position_hurts_no_applicant(instance: Instance, data: st.DataObject) -> None:
    """Without linked positions, every applicant likes the outcome with one more position at least as well."""
    p = data.draw(st.sampled_from(list(instance.programs)))
    ranked = instance.programs[p]
    larger = replace(instance, programs={**instance.programs, p: replace(ranked, quota=ranked.quota + 1)})
    before, after = solve(instance)[1], solve(larger)[1]
    assert all(place(instance, a, after) <= place(instance, a, before) for a in before)


@settings(max_examples=120, deadline=None)
@given(PLAIN)
def test_without_linked_positions_it_is_deferred_acceptance(instance: Instance) -> None:
    """The answer is that of the kernel for singles, at the first start."""
    found, matches, _ = solve(instance)
    assert matches == match_instance(instance)[0]
    assert (found.blocks, found.starts) == (0, 1)


@pytest.mark.parametrize("document", [ONE_COUPLE_ONE_SINGLE, TWO_COUPLES, LINKED_LOOP])
def test_where_nobody_can_rest_it_says_so(document: dict) -> None:
    """A market without a stable matching: at least one block is admitted, and the start is over after its turns."""
    instance = read_instance(document)[0]
    found, matches, preliminary = solve(instance)
    assert not found.stable
    assert found.starts == (STARTS if instance.couples else 1)
    assert found.blocks == len(list(blocking(instance, matches, preliminary))) > 0
    assert find_stable(instance) is None


def test_every_start_gives_all_their_turns() -> None:
    """A first-year search that went round in one start may be what settles the next: turns begin at nought again."""
    instance = read_instance(
        {
            "applicants": {"s0": ["p2"], "s1": ["p0"], "s2": ["p3"]},
            "programs": {
                "p0": {"quota": 2, "ranks": ["c0", "s1"]},
                "p2": {"quota": 1, "ranks": ["s1", "c0", "s0", "d0"]},
                "p3": {"quota": 2, "ranks": ["s2", "c0", "d0", "s1"]},
            },
            "couples": [
                {"members": ["c0", "d0"], "ranks": [["p3", "p2"], ["p2", "p3"], [None, "p3"], ["p0", None]]}
            ],
            "supplemental": {"s1": {"p0": ["p3", "p2"]}, "c0": {"p0": ["p2"], "p3": ["p0", "p2"]}},
        }
    )[0]
    found, matches, preliminary = solve(instance)
    assert found.starts > 1
    assert found.stable
    assert is_stable(instance, matches, preliminary)


def test_run_a_match() -> None:
    """The example with which NRMP explains the algorithm has the outcome given there."""
    _, matches, _ = solve(read_instance(RUN_A_MATCH)[0])
    assert matches == RUN_A_MATCH_OUTCOME


def country(seed: int, people: int = 2_000, programs: int = 260, couples: int = 50) -> RankLists:
    """Return lists that agree on quality in part, couples with up to forty pairs included."""
    rng = np.random.default_rng(seed)
    worth, quality = rng.normal(size=programs), rng.normal(size=people)
    singles = people - 2 * couples
    wished = np.argsort(-(worth + rng.normal(size=(singles, programs))), axis=1)[:, :12]
    offsets = starts(np.array([12] * singles + [0] * 2 * couples, np.int32))
    score = quality[:singles, None] + rng.normal(size=wished.shape)
    pairs = rng.integers(-1, programs, (couples, 40, 2))
    pairs[pairs.max(axis=2) < 0] = 0
    liking = np.where(pairs < 0, -3, worth[pairs]).sum(axis=2) + rng.normal(size=(couples, 40))
    pairs = np.take_along_axis(pairs, np.argsort(-liking, axis=1)[..., None], axis=1)
    members = np.arange(singles, people, dtype=np.int32).reshape(-1, 2)
    rank_scores = quality[members][:, None, :] + rng.normal(size=(couples, programs, 2))
    pair_scores = np.take_along_axis(rank_scores, np.maximum(pairs, 0), axis=1)
    return RankLists(
        offsets,
        wished.ravel().astype(np.int32),
        score.ravel().astype(np.float32),
        np.full(programs, 7, np.int32),
        CoupleLists(
            members,
            starts(np.full(couples, 40, np.int32)),
            pairs.reshape(-1, 2).astype(np.int32),
            pair_scores.reshape(-1, 2).astype(np.float32),
        ),
    )


def test_a_country_with_couples() -> None:
    """Two thousand applicants, fifty couples: no blocks, the same bytes again, and most couples matched together."""
    for seed in range(4):
        lists = country(seed)
        index = index_lists(lists)
        found = match_lists(lists, index)
        again = match_lists(lists)
        assert found.stable
        assert found.program.tobytes() == again.program.tobytes()
        members = lists.couples.members if lists.couples else np.empty(0)
        assert (found.program[members] >= 0).all(axis=1).mean() > 0.5
        alone = match_applicants(lists.offsets, lists.program, lists.score, lists.quota).program
        assert (found.program != alone).any()
