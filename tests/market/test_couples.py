"""Couples: a stable matching is found where there is one, and none is claimed where there is none."""

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartpick.market.couples import NoStableMatching, _every, match_couples
from smartpick.market.instance import match_instance, solve_match
from smartpick.market.instance_document import read_instance
from smartpick.market.stability import is_stable

NONE_STABLE = {
    "applicants": {"Ann": [], "Ben": [], "Sam": ["City", "Mercy"]},
    "programs": {
        "City": {"quota": 1, "ranks": ["Ann", "Sam"]},
        "Mercy": {"quota": 1, "ranks": ["Sam", "Ben"]},
    },
    "couples": [{"members": ["Ann", "Ben"], "ranks": [["City", "Mercy"]]}],
}


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    """Return a tiny Match with one or two couples, pairs at one program and half-empty pairs included."""
    programs = [f"p{i}" for i in range(draw(st.integers(1, 3)))]
    singles = [f"s{i}" for i in range(draw(st.integers(0, 3)))]
    couples = [(f"c{i}", f"d{i}") for i in range(draw(st.integers(1, 2)))]
    people = [*singles, *(m for couple in couples for m in couple)]
    choice = st.sampled_from([*programs, None])
    return {
        "applicants": {
            **{a: draw(st.permutations(programs))[: draw(st.integers(0, len(programs)))] for a in singles},
            **{m: [] for couple in couples for m in couple},
        },
        "programs": {
            p: {"quota": draw(st.integers(0, 2)), "ranks": draw(st.permutations(people))} for p in programs
        },
        "couples": [
            {
                "members": list(couple),
                "ranks": draw(st.lists(st.tuples(choice, choice).map(list), max_size=4, unique_by=tuple)),
            }
            for couple in couples
        ],
    }


@settings(max_examples=200, deadline=None)
@given(documents())
def test_against_every_matching(document: dict[str, Any]) -> None:
    """What is found is stable by the definition; "no stable matching" is said only where brute force finds none."""
    instance, _, _ = read_instance(document)
    try:
        answer = solve_match(document)
    except NoStableMatching:
        assert not any(is_stable(instance, matches) for matches in _every(instance))
    else:
        assert answer["stable"] is True
        assert is_stable(instance, answer["matches"])


def test_the_classic_market_without_a_stable_matching() -> None:
    """One couple and one single applicant chase each other for ever: the answer is an honest no, with a proof."""
    with pytest.raises(NoStableMatching) as caught:
        solve_match(NONE_STABLE)
    assert caught.value.proved


def test_a_couple_at_one_program() -> None:
    """Both members join one program when it wants both, and leave together when one of them is displaced."""
    document = {
        "applicants": {"Ann": [], "Ben": [], "Sam": ["City"]},
        "programs": {
            "City": {"quota": 2, "ranks": ["Ann", "Sam", "Ben"]},
            "Mercy": {"quota": 2, "ranks": ["Ben", "Ann"]},
        },
        "couples": [
            {"members": ["Ann", "Ben"], "ranks": [["City", "City"], ["Mercy", "Mercy"], ["City", None]]}
        ],
    }
    assert solve_match(document)["matches"] == {"Ann": "Mercy", "Ben": "Mercy", "Sam": "City"}


def test_a_vacancy_calls_people_back() -> None:
    """When a couple moves on, whoever they had displaced gets the position again."""
    document = {
        "applicants": {"A": [], "B": [], "C": [], "D": [], "s": ["p"]},
        "programs": {
            "p": {"quota": 1, "ranks": ["A", "s"]},
            "q": {"quota": 1, "ranks": ["C", "B"]},
            "r": {"quota": 1, "ranks": ["D"]},
        },
        "couples": [
            {"members": ["A", "B"], "ranks": [["p", "q"]]},
            {"members": ["C", "D"], "ranks": [["q", "r"]]},
        ],
    }
    answer = solve_match(document)
    assert answer["matches"] == {"A": None, "B": None, "C": "q", "D": "r", "s": "p"}
    assert answer["stable"]


def test_without_couples_nothing_changes() -> None:
    """An instance without couples keeps the applicant-optimal matching it started from."""
    instance, _, _ = read_instance(
        {"applicants": {"a": ["p"]}, "programs": {"p": {"quota": 1, "ranks": ["a"]}}}
    )
    matches, _ = match_instance(instance)
    assert match_couples(instance, matches)[0] == matches


def large(seed: int) -> dict[str, Any]:
    """Return a market of 880 singles and 60 couples in which programs and applicants largely agree on quality."""
    rng = random.Random(seed)  # noqa: S311
    programs = [f"p{i}" for i in range(150)]
    couples = [(f"c{i}", f"d{i}") for i in range(60)]
    singles = [f"s{i}" for i in range(880)]
    people = [*singles, *(m for couple in couples for m in couple)]
    worth = {p: rng.gauss(0, 1) for p in programs}
    quality = {a: rng.gauss(0, 1) for a in people}

    def choices() -> list[str]:
        return sorted(rng.sample(programs, 12), key=lambda p: worth[p] + rng.gauss(0, 1))

    def pairs() -> list[list[str]]:
        drawn = {tuple(rng.choices(programs, k=2)): 0 for _ in range(40)}
        return [list(t) for t in sorted(drawn, key=lambda t: worth[t[0]] + worth[t[1]] + rng.gauss(0, 1))]

    ranks = {p: sorted(people, key=lambda a: quality[a] + rng.gauss(0, 1)) for p in programs}
    return {
        "applicants": {**{a: choices() for a in singles}, **{m: [] for c in couples for m in c}},
        "programs": {p: {"quota": 12, "ranks": ranks[p]} for p in programs},
        "couples": [{"members": list(couple), "ranks": pairs()} for couple in couples],
    }


def test_large_markets_with_couples() -> None:
    """A thousand people: stable and repeatable where a matching is found, otherwise an honest "none was found"."""
    refusals = []
    for seed in range(4):
        try:
            answer = solve_match(large(seed))
        except NoStableMatching as none:
            refusals.append(none)
        else:
            assert answer["stable"]
            assert answer == solve_match(large(seed))
    assert len(refusals) < 4
    assert not any(none.proved for none in refusals)
