"""The acceptance kernels keep the promises of the mechanism."""

import math

import numpy as np
from acceptance_twins import applicants_propose, programs_propose
from hypothesis import given, settings
from hypothesis import strategies as st
from matching.games import HospitalResident

from smartpick.market.deferred_acceptance import match_applicants, offer_seats, starts

SCORES = st.one_of(st.integers(-3, 3).map(float), st.sampled_from([math.nan, -math.inf, math.inf]))


@st.composite
def markets(draw: st.DrawFn) -> tuple[list[list[int]], list[list[float]], list[int]]:
    """Return rank lists, scores per entry (ties, nan, inf) and quotas, zero sizes included."""
    programs = draw(st.integers(0, 5))
    lists = draw(
        st.lists(
            st.lists(st.integers(0, max(programs - 1, 0)), unique=True, max_size=programs),
            max_size=7,
        )
    )
    scores = [draw(st.lists(SCORES, min_size=len(row), max_size=len(row))) for row in lists]
    quota = draw(st.lists(st.integers(0, 3), min_size=programs, max_size=programs))
    return lists, scores, quota


def flat(lists: list[list[int]]) -> tuple[np.ndarray, np.ndarray]:
    """Return CSR offsets and entries of a list of lists."""
    offsets = starts(np.array([len(row) for row in lists], np.int32))
    return offsets, np.array([item for row in lists for item in row], np.int32)


def flat_scores(scores: list[list[float]]) -> np.ndarray:
    """Return the scores of all entries, row after row."""
    return np.array([s for row in scores for s in row], np.float32)


@settings(max_examples=300, deadline=None)
@given(markets())
def test_applicants_propose_equals_its_twin(market: tuple) -> None:
    """Same matching and same rounds as the plain procedure, with ties, nan, infinities and empty inputs."""
    lists, scores, quota = market
    offsets, program = flat(lists)
    result = match_applicants(offsets, program, flat_scores(scores), np.array(quota, np.int32))
    matched, rounds = applicants_propose(lists, scores, quota)
    assert result.program.tolist() == matched
    assert result.rounds == rounds
    chains = match_applicants(
        offsets, program, flat_scores(scores), np.array(quota, np.int32), count_rounds=False
    )
    assert chains.program.tolist() == matched, "following chains at once changes nothing"


@st.composite
def seasons(draw: st.DrawFn) -> tuple:
    """Return a many-to-many market: program lists with scores and tastes, seats, capacities, floors."""
    people, programs = draw(st.integers(1, 7)), draw(st.integers(0, 5))
    rows = [sorted(draw(st.sets(st.integers(0, people - 1)))) for _ in range(programs)]
    scores = [draw(st.lists(SCORES, min_size=len(row), max_size=len(row))) for row in rows]
    tastes = [draw(st.lists(SCORES, min_size=len(row), max_size=len(row))) for row in rows]
    seats = draw(st.lists(st.integers(0, 4), min_size=programs, max_size=programs))
    capacity = draw(st.lists(st.integers(0, 3), min_size=people, max_size=people))
    floor = draw(st.lists(st.sampled_from([-math.inf, -1.0]), min_size=programs, max_size=programs))
    return rows, scores, tastes, seats, capacity, floor


@settings(max_examples=300, deadline=None)
@given(seasons())
def test_programs_propose_equals_its_twin(season: tuple) -> None:
    """Same invitations, cut-offs and rounds as the plain procedure."""
    rows, scores, tastes, seats, capacity, floor = season
    offsets, applicant = flat(rows)
    offers = offer_seats(
        offsets,
        applicant,
        flat_scores(scores),
        flat_scores(tastes),
        np.array(seats, np.int32),
        np.array(capacity, np.int32),
        np.array(floor, np.float32),
    )
    owner = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
    pairs = set(zip(applicant[offers.accepted].tolist(), owner[offers.accepted].tolist(), strict=True))
    expected, cutoff, rounds = programs_propose(rows, scores, tastes, seats, capacity, floor)
    assert pairs == expected
    assert offers.cutoff.tolist() == cutoff
    assert offers.rounds == rounds


def random_market(seed: int, people: int, programs: int, length: int) -> tuple[list[list[int]], np.ndarray]:
    """Return random rank lists and a program's score of every applicant [people, programs]."""
    rng = np.random.default_rng(seed)
    lists = [rng.permutation(programs)[:length].tolist() for _ in range(people)]
    return lists, rng.normal(size=(people, programs)).astype(np.float32)


def test_order_of_applicants_does_not_matter() -> None:
    """Applicants written down in another order are matched to the same programs, in both directions."""
    lists, score = random_market(1, 60, 12, 6)
    quota = np.full(12, 3, np.int32)
    order = np.random.default_rng(2).permutation(60)

    def solve(rows: list[int]) -> list[int]:
        offsets, program = flat([lists[a] for a in rows])
        scores = np.concatenate([score[a, lists[a]] for a in rows])
        return match_applicants(offsets, program, scores, quota).program.tolist()

    straight, shuffled = solve(list(range(60))), solve(order.tolist())
    assert [straight[a] for a in order] == shuffled


def test_agrees_with_a_peer_library() -> None:
    """Random hospital-resident instances are matched as the published ``matching`` library matches them."""
    for seed in range(10):
        lists, score = random_market(seed, 30, 6, 6)
        quota = np.array([3, 4, 2, 5, 1, 6], np.int32)
        offsets, program = flat(lists)
        scores = np.concatenate([score[a, row] for a, row in enumerate(lists)])
        ours = match_applicants(offsets, program, scores, quota).program
        game = HospitalResident.create_from_dictionaries(
            {f"a{a}": [f"p{p}" for p in row] for a, row in enumerate(lists)},
            {f"p{p}": [f"a{a}" for a in np.argsort(-score[:, p])] for p in range(6)},
            {f"p{p}": int(q) for p, q in enumerate(quota)},
        )
        peer = {str(a): str(p) for p, residents in game.solve().items() for a in residents}
        for a, p in enumerate(ours):
            assert peer.get(f"a{a}") == (f"p{p}" if p >= 0 else None)


def test_no_seat_has_an_infinite_cutoff() -> None:
    """A program without interview slots takes nobody; one with open slots has no cut-off but its floor."""
    offers = offer_seats(
        np.array([0, 1, 2], np.int32),
        np.array([0, 1], np.int32),
        np.array([1.0, 1.0], np.float32),
        np.array([1.0, 1.0], np.float32),
        np.array([0, 3], np.int32),
        np.array([1, 1], np.int32),
    )
    assert offers.accepted.tolist() == [False, True]
    assert offers.cutoff.tolist() == [math.inf, -math.inf]
