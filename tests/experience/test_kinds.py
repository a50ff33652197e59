"""Kinds of experience."""

import pytest

from smartpick.experience.kinds import kind_facts, kinds
from smartpick.experience.taxonomies import HANDS_ON_KINDS, Kind, options


def test_every_kind_has_its_facts() -> None:
    """What it is, who may do it, how hands-on, how programs see it, what it costs, what to look up about visas."""
    assert tuple(one.kind for one in kinds()) == options(Kind)
    for one in kinds():
        for words in (one.title, one.what, one.who, one.hands_on, one.programs, one.letter, one.visa):
            assert words.strip()
        assert one.cost[0] <= one.cost[1]
        assert one.weeks[0] <= one.weeks[1]
        assert one.students or one.graduates


@pytest.mark.parametrize("kind", ["elective", "sub-internship"])
def test_electives_are_for_students(kind: Kind) -> None:
    """A graduate cannot have one."""
    assert kind_facts(kind).students
    assert not kind_facts(kind).graduates


def test_a_graduate_is_warned_about_hands_on_work_on_a_visitor_visa() -> None:
    """The fact is told where it matters."""
    assert "cannot give hands-on care on a B-1" in kind_facts("externship").visa


def test_what_is_hands_on_by_kind_is_said_so() -> None:
    """The facts and the lists agree on what is care."""
    for one in kinds():
        watching = "watching" in one.hands_on or "no hands" in one.hands_on
        assert not (watching and one.kind in HANDS_ON_KINDS)
