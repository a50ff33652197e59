"""Supplemental lists, reversions and SOAP are read with all their faults."""

from typing import Any

import pytest

from smartpick.errors import UserError
from smartpick.market.instance_document import read_instance
from smartpick.market.rank_lists import OfferRounds, Reversion

BASE = {
    "applicants": {"a": ["p"], "b": ["q"]},
    "programs": {"p": {"quota": 2, "ranks": ["a"]}, "q": {"quota": 1, "ranks": ["a", "b"]}},
}


def places(**sections: Any) -> list[str]:
    """Return the places of all faults of a document with these sections."""
    with pytest.raises(UserError) as caught:
        read_instance({**BASE, **sections}, "m.json")
    assert all(problem.what and problem.way_out for problem in caught.value.problems)
    return sorted(problem.where for problem in caught.value.problems)


def test_sections_are_read() -> None:
    """Each section becomes what it says."""
    instance, _, warnings = read_instance(
        {
            **BASE,
            "supplemental": {"a": {"p": ["q"]}},
            "reversions": [{"from": "p", "to": "q", "positions": 1}],
            "soap": {"applications": {"b": ["p"]}, "preferences": {"p": ["b", "a"]}},
        }
    )
    assert instance.supplemental == {"a": {"p": ("q",)}}
    assert instance.programs["q"].ranks == ("a", "b")
    assert instance.reversions == (Reversion("p", "q", 1),)
    assert instance.soap == OfferRounds(4, {"b": ("p",)}, {"p": ("b", "a")})
    assert warnings == ()


def test_lists_that_cannot_count_are_dropped_with_a_warning() -> None:
    """A list for a program that its owner does not rank, and a first year that does not rank its owner."""
    instance, _, warnings = read_instance(
        {**BASE, "supplemental": {"a": {"q": ["p"]}, "b": {"q": ["p"]}}, "proposing": "applicants"}
    )
    assert instance.supplemental == {"a": {}, "b": {"q": ()}}
    assert warnings == (
        "'a' has a supplemental list for 'q' without ranking it: dropped.",
        "'b' ranks 'p', but 'p' does not rank 'b': dropped.",
        "'q' ranks 'a', but 'a' does not rank 'q': dropped.",
    )


def test_members_of_couples_have_supplemental_lists_too() -> None:
    """A list may hang on a program of a couple's pair."""
    instance, _, warnings = read_instance(
        {
            "programs": {"p": {"quota": 1, "ranks": ["a"]}, "q": {"quota": 2, "ranks": ["a", "b"]}},
            "couples": [{"members": ["a", "b"], "ranks": [["p", "q"]]}],
            "supplemental": {"a": {"p": ["q"]}},
        }
    )
    assert instance.supplemental == {"a": {"p": ("q",)}}
    assert warnings == ()


def test_faults_of_supplemental_lists() -> None:
    """Unknown people and programs, wrong types, a program as its own first year."""
    assert places(supplemental={"x": {}, "a": {"z": ["y"], "p": ["p"], "q": 3}, "b": []}) == [
        "m.json: supplemental.a.p",
        "m.json: supplemental.a.q",
        "m.json: supplemental.a.z",
        "m.json: supplemental.a.z[0]",
        "m.json: supplemental.b",
        "m.json: supplemental.x",
    ]
    assert places(supplemental=[]) == ["m.json: supplemental"]


def test_faults_of_reversions() -> None:
    """Missing keys, wrong numbers and names, more than the program has, circles."""
    good = {"from": "p", "to": "q", "positions": 1}
    assert places(
        reversions=[
            {"from": "p"},
            {**good, "positions": 0},
            {**good, "positions": True},
            {**good, "to": "z"},
            {**good, "from": 7},
        ]
    ) == [
        "m.json: reversions[0]",
        "m.json: reversions[1].positions",
        "m.json: reversions[2].positions",
        "m.json: reversions[3].to",
        "m.json: reversions[4].from",
    ]
    assert places(reversions=[{**good, "positions": 2}, good]) == ["m.json: reversions"]
    assert places(reversions=[good, {"from": "q", "to": "p", "positions": 1}]) == ["m.json: reversions"] * 2
    assert places(reversions={}) == ["m.json: reversions"]
    assert places(reversions=["p"]) == ["m.json: reversions[0]"]


def test_faults_of_soap() -> None:
    """Unknown keys and names, wrong rounds, more than 45 applications."""
    assert places(soap={"round": 4, "rounds": 0, "applications": {"x": ["z"]}, "preferences": []}) == [
        "m.json: soap.applications.x",
        "m.json: soap.applications.x[0]",
        "m.json: soap.preferences",
        "m.json: soap.round",
        "m.json: soap.rounds",
    ]
    programs = {f"p{i}": {"quota": 1, "ranks": []} for i in range(46)}
    assert places(programs=programs, applicants={"a": []}, soap={"applications": {"a": list(programs)}}) == [
        "m.json: soap.applications.a"
    ]
    assert places(soap=4) == ["m.json: soap"]


@pytest.mark.parametrize(
    "section",
    [
        {"supplemental": {"a": {"p": ["q"]}}},
        {"reversions": [{"from": "p", "to": "q", "positions": 1}]},
    ],
)
def test_linked_positions_need_the_applicants_to_propose(section: dict[str, Any]) -> None:
    """The program-proposing direction is for plain lists only."""
    assert places(proposing="programs", **section) == [f"m.json: {next(iter(section))}"]
