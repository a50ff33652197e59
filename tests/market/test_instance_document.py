"""Faults of a Match document are named all at once, each with its place."""

from typing import Any

import pytest

from smartpick.errors import UserError
from smartpick.market.instance_document import read_instance


def places(document: Any) -> list[str]:
    """Return the places of all faults of a document."""
    with pytest.raises(UserError) as caught:
        read_instance(document, "m.json")
    assert all(problem.what and problem.way_out for problem in caught.value.problems)
    return [problem.where for problem in caught.value.problems]


def test_every_fault_is_reported_at_once() -> None:
    """Quotas, duplicates, unknown names and wrong types in one document are one report."""
    found = places(
        {
            "applicants": {"a": ["p", "p", "z"], "b": "p", "c": [3]},
            "programs": {
                "p": {"quota": -1, "ranks": ["a", "y"]},
                "q": {"quota": 1.5, "ranks": []},
                "r": {"quota": True},
                "s": [],
            },
            "proposing": "nobody",
            "propsing": 1,
        }
    )
    assert set(found) == {
        "m.json: applicants.a[1]",
        "m.json: applicants.a[2]",
        "m.json: applicants.b",
        "m.json: applicants.c[0]",
        "m.json: programs.p.quota",
        "m.json: programs.p.ranks[1]",
        "m.json: programs.q.quota",
        "m.json: programs.r.quota",
        "m.json: programs.r.ranks",
        "m.json: programs.s",
        "m.json: proposing",
        "m.json: propsing",
    }


@pytest.mark.parametrize("document", [None, [], 3, "x", {"applicants": []}, {"programs": 1}, {"couples": {}}])
def test_wrong_types_are_faults(document: Any) -> None:
    """Whatever the document is, the answer is a sentence."""
    assert places(document)


def test_a_member_s_own_list_gives_way_to_the_pairs() -> None:
    """A member may have a list of their own (left out, with a warning) or stand in the couple only."""
    instance, _, warnings = read_instance(
        {
            "applicants": {"a": ["p"]},
            "programs": {"p": {"quota": 2, "ranks": ["a", "b"]}},
            "couples": [{"members": ["a", "b"], "ranks": [["p", "p"]]}],
        },
        "m.json",
    )
    assert instance.applicants == {"a": (), "b": ()}
    assert warnings == ("'a' is in a couple: the list of their own is left out.",)


def test_couples_are_read_and_checked() -> None:
    """Members must exist and be in one couple; pairs name known programs."""
    found = places(
        {
            "applicants": {"a": ["p"], "b": [], "c": []},
            "programs": {"p": {"quota": 1, "ranks": ["a", "b"]}},
            "couples": [
                {"members": ["a", "b"], "ranks": [["p", "q"], ["p", None], ["p", None], ["p"]]},
                {"members": ["b", "x"], "ranks": []},
                {"members": ["c", "c"], "ranks": []},
                {"people": []},
            ],
        }
    )
    assert sorted(found) == [
        "m.json: couples[0].ranks[0]",
        "m.json: couples[0].ranks[2]",
        "m.json: couples[0].ranks[3]",
        "m.json: couples[1].members",
        "m.json: couples[1].members[1]",
        "m.json: couples[2].members",
        "m.json: couples[2].members[1]",
        "m.json: couples[3]",
    ]
