"""A hand-written Match is solved right, in both directions, and its stability is checked independently."""

from typing import Any

import pytest
from acceptance_twins import every_matching
from hypothesis import given, settings
from hypothesis import strategies as st

from smartpick.market.instance import match_instance, solve_match
from smartpick.market.instance_document import read_instance
from smartpick.market.stability import is_stable

CYCLE = {
    "applicants": {"α": ["A", "B", "C"], "β": ["B", "C", "A"], "γ": ["C", "A", "B"]},
    "programs": {
        "A": {"quota": 1, "ranks": ["β", "γ", "α"]},
        "B": {"quota": 1, "ranks": ["γ", "α", "β"]},
        "C": {"quota": 1, "ranks": ["α", "β", "γ"]},
    },
}
FOUR = {
    "applicants": {
        "α": ["A", "B", "C", "D"],
        "β": ["A", "D", "C", "B"],
        "γ": ["B", "A", "C", "D"],
        "δ": ["D", "B", "C", "A"],
    },
    "programs": {
        "A": {"quota": 1, "ranks": ["δ", "γ", "α", "β"]},
        "B": {"quota": 1, "ranks": ["β", "δ", "α", "γ"]},
        "C": {"quota": 1, "ranks": ["δ", "α", "β", "γ"]},
        "D": {"quota": 1, "ranks": ["γ", "β", "α", "δ"]},
    },
}


def test_gale_and_shapley_three_by_three() -> None:
    """Example 1 of Gale & Shapley (1962): everybody's first choice, from whichever side proposes."""
    assert solve_match(CYCLE)["matches"] == {"α": "A", "β": "B", "γ": "C"}
    assert solve_match({**CYCLE, "proposing": "programs"})["matches"] == {"α": "C", "β": "A", "γ": "B"}


def test_gale_and_shapley_four_by_four() -> None:
    """Example 2 of Gale & Shapley (1962) has one stable matching only, found from both sides."""
    expected = {"α": "C", "β": "D", "γ": "A", "δ": "B"}
    assert solve_match(FOUR)["matches"] == expected
    assert solve_match({**FOUR, "proposing": "programs"})["matches"] == expected
    assert solve_match(FOUR)["stable"] is True


def test_a_small_residency_match() -> None:
    """Five applicants, three programs with two positions: a bumped applicant goes on down the list."""
    answer = solve_match(
        {
            "applicants": {
                "Ana": ["City"],
                "Bao": ["City", "Mercy"],
                "Chi": ["City", "Mercy"],
                "Dia": ["Mercy", "City", "County"],
                "Eli": ["City", "Mercy", "County"],
            },
            "programs": {
                "Mercy": {"quota": 2, "ranks": ["Chi", "Dia", "Bao", "Eli"]},
                "City": {"quota": 2, "ranks": ["Ana", "Bao", "Eli", "Chi", "Dia"]},
                "County": {"quota": 2, "ranks": ["Eli", "Dia"]},
            },
        }
    )
    assert answer["matches"] == {
        "Ana": "City",
        "Bao": "City",
        "Chi": "Mercy",
        "Dia": "Mercy",
        "Eli": "County",
    }
    assert answer["rounds"] == 3
    assert answer["warnings"] == []


def test_empty_inputs_are_fine() -> None:
    """No applicants, no programs, a quota of zero: an answer, not an error."""
    assert solve_match({}) == {"matches": {}, "stable": True, "rounds": 0, "warnings": []}
    closed = {"applicants": {"a": ["p"]}, "programs": {"p": {"quota": 0, "ranks": ["a"]}}}
    assert solve_match(closed)["matches"] == {"a": None}
    assert solve_match(closed)["stable"] is True


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    """Return a tiny random Match with one-sided ranks and quotas from 0 to 2."""
    people = [f"a{i}" for i in range(draw(st.integers(1, 4)))]
    programs = [f"p{i}" for i in range(draw(st.integers(1, 3)))]
    lists = st.lists(st.sampled_from(programs), unique=True)
    ranks = st.lists(st.sampled_from(people), unique=True)
    return {
        "applicants": {a: draw(lists) for a in people},
        "programs": {p: {"quota": draw(st.integers(0, 2)), "ranks": draw(ranks)} for p in programs},
    }


@settings(max_examples=150, deadline=None)
@given(documents())
def test_against_every_stable_matching(document: dict[str, Any]) -> None:
    """Stable, best for the proposing side among all stable matchings; who is matched never changes."""
    instance, _, _ = read_instance(document)
    names = tuple(instance.applicants)
    quota = {p: ranked.quota for p, ranked in instance.programs.items()}
    stable = [
        found
        for combination in every_matching(list(instance.applicants.values()), quota)
        if is_stable(instance, found := dict(zip(names, combination, strict=True)))
    ]
    best, _ = match_instance(instance, "applicants")
    worst, _ = match_instance(instance, "programs")
    assert best in stable
    assert worst in stable

    def place(a: str, p: str | None) -> int:
        return instance.applicants[a].index(p) if p is not None else len(names) + 9

    for other in stable:
        for a in names:
            assert place(a, best[a]) <= place(a, other[a]) <= place(a, worst[a])
            assert (other[a] is None) == (best[a] is None), "rural hospitals: who is matched never changes"


@pytest.mark.parametrize("side", ["applicants", "programs"])
def test_one_sided_ranks_warn_and_change_nothing(side: str) -> None:
    """A rank that is not returned is dropped with a warning that names both."""
    answer = solve_match(
        {
            "applicants": {"a": ["p", "q"], "b": []},
            "programs": {"p": {"quota": 1, "ranks": ["b"]}, "q": {"quota": 1, "ranks": ["a"]}},
            "proposing": side,
        }
    )
    assert answer["matches"] == {"a": "q", "b": None}
    assert answer["warnings"] == [
        "'a' ranks 'p', but 'p' does not rank 'a': dropped.",
        "'p' ranks 'b', but 'b' does not rank 'p': dropped.",
    ]
