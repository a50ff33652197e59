"""A hand-written Match is solved right, in both directions, and its stability is checked independently."""

import json
from pathlib import Path
from typing import Any

import pytest
from acceptance_twins import every_matching
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from linked_markets import LINKED_LOOP, ONE_COUPLE_ONE_SINGLE, TWO_COUPLES, as_document, instances

from smartpick.market.exhaustive_search import find_stable, is_small
from smartpick.market.instance import NoStableMatching, match_instance, solve_match
from smartpick.market.instance_document import read_instance
from smartpick.market.rank_lists import Instance
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


@settings(max_examples=150, deadline=None)
@given(instances())
def test_linked_positions_against_every_matching(instance: Instance) -> None:
    """What is found is stable by the definition; "no stable matching" is said only where brute force finds none."""
    assume(is_small(instance))
    if find_stable(instance) is None:
        with pytest.raises(NoStableMatching) as caught:
            solve_match(as_document(instance))
        assert caught.value.proved
    else:
        answer = solve_match(as_document(instance))
        assert answer["stable"] is True
        assert is_stable(instance, answer["matches"], answer.get("preliminary", {}))


@pytest.mark.parametrize("document", [ONE_COUPLE_ONE_SINGLE, TWO_COUPLES, LINKED_LOOP])
def test_markets_without_a_stable_matching(document: dict[str, Any]) -> None:
    """A couple and a single applicant, or a first year and its program, chase each other: a no, with a proof."""
    with pytest.raises(NoStableMatching, match="all possible matchings were tried") as caught:
        solve_match(document)
    assert caught.value.proved


def test_a_large_market_is_not_proved() -> None:
    """Where there are too many matchings to try, the answer is that none was found, and no more."""
    spare = {f"s{i}": {"quota": 1, "ranks": [f"a{i}"]} for i in range(20)}
    document = {
        **ONE_COUPLE_ONE_SINGLE,
        "applicants": {**ONE_COUPLE_ONE_SINGLE["applicants"], **{f"a{i}": [f"s{i}"] for i in range(20)}},
        "programs": {**ONE_COUPLE_ONE_SINGLE["programs"], **spare},
    }
    with pytest.raises(NoStableMatching, match="in 20 attempts; there may be none") as caught:
        solve_match(document)
    assert not caught.value.proved


def test_brute_force_helps_where_the_procedure_goes_round(monkeypatch: pytest.MonkeyPatch) -> None:
    """When every start fails and the Match is small, the stable matching that there is becomes the answer."""
    monkeypatch.setattr("smartpick.market.roth_peranson.matching.LIMIT", 0)
    document = {
        "applicants": {"Ann": [], "Ben": [], "Sam": ["City"]},
        "programs": {p: {"quota": 1, "ranks": ["Sam", "Ann", "Ben"]} for p in ("City", "Mercy", "County")},
        "couples": [{"members": ["Ann", "Ben"], "ranks": [["City", "Mercy"], ["County", "Mercy"]]}],
    }
    answer = solve_match(document)
    assert answer["matches"] == {"Ann": "County", "Ben": "Mercy", "Sam": "City"}
    assert answer["stable"] is True


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


def test_couples_have_first_years_one_by_one() -> None:
    """Supplemental lists are not paired: one member finds a first year, the other keeps the advanced position alone."""
    document = {
        "programs": {
            "Derm": {"quota": 1, "ranks": ["Ann"]},
            "Eyes": {"quota": 1, "ranks": ["Ben"]},
            "First": {"quota": 1, "ranks": ["Ben", "Ann"]},
        },
        "couples": [{"members": ["Ann", "Ben"], "ranks": [["Derm", "Eyes"]]}],
        "supplemental": {"Ann": {"Derm": ["First"]}, "Ben": {"Eyes": ["First"]}},
    }
    answer = solve_match(document)
    assert answer["matches"] == {"Ann": "Derm", "Ben": "Eyes"}
    assert answer["preliminary"] == {"Ann": None, "Ben": "First"}
    assert answer["stable"] is True


def test_reversions_of_a_document() -> None:
    """Open research positions go to the clinical track; the answer says how many, and stability counts them."""
    document = {
        "applicants": {"Ana": ["Clinical"], "Bao": ["Clinical"], "Chi": ["Clinical"]},
        "programs": {
            "Research": {"quota": 2, "ranks": []},
            "Clinical": {"quota": 1, "ranks": ["Ana", "Bao", "Chi"]},
        },
        "reversions": [{"from": "Research", "to": "Clinical", "positions": 1}],
    }
    answer = solve_match(document)
    assert answer["matches"] == {"Ana": "Clinical", "Bao": "Clinical", "Chi": None}
    assert answer["reversions"] == [{"from": "Research", "to": "Clinical", "positions": 1}]
    assert answer["stable"] is True


def test_reversions_without_a_consistent_outcome() -> None:
    """A position that makes a match which wants it back as a first year: no outcome, and no claim of a proof."""
    document = {
        "applicants": {"Ana": ["Advanced"]},
        "programs": {"First": {"quota": 1, "ranks": ["Ana"]}, "Advanced": {"quota": 0, "ranks": ["Ana"]}},
        "supplemental": {"Ana": {"Advanced": ["First"]}},
        "reversions": [{"from": "First", "to": "Advanced", "positions": 1}],
    }
    with pytest.raises(NoStableMatching, match="stay where they went") as caught:
        solve_match(document)
    assert not caught.value.proved


def test_the_example_of_the_documentation() -> None:
    """The document in docs/match.md is read without a warning and has the stable matching that its words lead to."""
    page = (Path(__file__).parents[2] / "docs" / "match.md").read_text(encoding="utf-8")
    document = json.loads(page[page.index('    {"applicants"') :].split("\n\n")[0])
    answer = solve_match(document)
    assert answer["matches"] == {
        "Ana": "Derm City",
        "Bao": "Med City",
        "Chi": "First Year",
        "Dia": "Med City",
    }
    assert answer["preliminary"] == {"Ana": "First Year"}
    assert (answer["stable"], answer["warnings"]) == (True, [])
