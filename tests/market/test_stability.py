"""The stability check finds what is wrong with a matching, by the definition."""

from smartpick.market.instance_document import read_instance
from smartpick.market.stability import Block, blocking, is_stable

DOCUMENT = {
    "applicants": {"a": ["p", "q"], "b": ["p", "q"], "c": ["q"]},
    "programs": {"p": {"quota": 1, "ranks": ["a", "b"]}, "q": {"quota": 1, "ranks": ["b", "a", "c"]}},
}
INSTANCE = read_instance(DOCUMENT)[0]


def test_a_stable_matching_has_no_block() -> None:
    """The stable matching passes."""
    assert is_stable(INSTANCE, {"a": "p", "b": "q", "c": None})


def test_better_applicant_blocks() -> None:
    """A program that prefers somebody who prefers it is named."""
    assert list(blocking(INSTANCE, {"a": "q", "b": "p", "c": None})) == [Block(("a",), ("p",))]


def test_open_position_blocks() -> None:
    """An open position that somebody ranks is a block."""
    assert Block(("c",), ("q",)) in list(blocking(INSTANCE, {"a": "p", "b": None, "c": None}))


def test_infeasible_is_not_stable() -> None:
    """Above quota, not on the list, or somebody missing: never stable."""
    assert not is_stable(INSTANCE, {"a": "p", "b": "p", "c": None})
    assert not is_stable(INSTANCE, {"a": "p", "b": "q", "c": "p"})
    assert not is_stable(INSTANCE, {"a": "p", "b": "q"})
