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


COUPLE = read_instance(
    {
        "programs": {
            "p": {"quota": 1, "ranks": ["x", "y"]},
            "q": {"quota": 1, "ranks": ["x", "y"]},
            "r": {"quota": 2, "ranks": ["x", "y"]},
        },
        "couples": [{"members": ["x", "y"], "ranks": [["q", "r"], ["p", "r"], ["r", "p"], ["r", "r"]]}],
    }
)[0]


def test_a_seat_that_the_partner_would_leave_is_not_free() -> None:
    """Program p prefers x to y, so y cannot follow x into it; x may take the seat of y; whoever is there may stay."""
    assert Block(("x", "y"), ("p", "r")) in list(blocking(COUPLE, {"x": "r", "y": "p"}))
    assert Block(("x", "y"), ("r", "p")) not in list(blocking(COUPLE, {"x": "p", "y": None}))
    assert list(blocking(COUPLE, {"x": "q", "y": "r"})) == []
    assert list(blocking(COUPLE, {"x": "p", "y": "r"})) == [Block(("x", "y"), ("q", "r"))]


FIRST_YEARS = read_instance(
    {
        "applicants": {"a": ["p"], "b": ["s"]},
        "programs": {"p": {"quota": 1, "ranks": ["a"]}, "s": {"quota": 1, "ranks": ["a", "b"]}},
        "supplemental": {"a": {"p": ["s"]}},
    }
)[0]


def test_a_first_year_can_block() -> None:
    """The supplemental list of the program one is matched to counts, and no other."""
    wish = Block(("a",), ("s",), preliminary=True)
    assert list(blocking(FIRST_YEARS, {"a": "p", "b": "s"})) == [wish]
    assert is_stable(FIRST_YEARS, {"a": "p", "b": None}, {"a": "s"})
    assert wish not in list(blocking(FIRST_YEARS, {"a": None, "b": "s"}))


def test_a_first_year_without_its_program_is_not_feasible() -> None:
    """Nor is one for somebody who does not exist, or above quota."""
    assert not is_stable(FIRST_YEARS, {"a": None, "b": None}, {"a": "s"})
    assert not is_stable(FIRST_YEARS, {"a": "p", "b": "s"}, {"a": "s"})
    assert not is_stable(FIRST_YEARS, {"a": "p", "b": None}, {"a": "s", "z": None})
