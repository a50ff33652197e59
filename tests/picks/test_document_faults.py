from typing import Any

import pytest

from smartpick.picks.document_faults import Faults


@pytest.mark.parametrize(
    ("value", "what"),
    [
        ("x", "'x' is not a number."),
        (True, "True is not a number."),
        (None, "null is not a number."),
        ([], "[] is not a number."),
        (float("nan"), "nan is not a finite number."),
        (10**400, "inf is not a finite number."),
        (1.5, "1.5 is not between 0 and 1."),
    ],
)
def test_numbers_are_refused_with_a_reason(value: Any, what: str) -> None:
    """Whatever stands in place of a number is named, and reading goes on with something harmless."""
    faults = Faults("file")
    assert faults.number({"key": value}, "key", "at", high=1.0, low=0.0, required=True) == 0.0
    assert [(fault.where, fault.what) for fault in faults.found] == [("file: at.key", what)]


def test_missing_and_null_take_the_default_unless_required() -> None:
    """An optional number may be left out or null; a required one may not."""
    faults = Faults("file")
    assert faults.number({}, "key", "", default=3.0) == 3.0
    assert faults.whole({"key": None}, "key", "", default=None) is None
    assert not faults.found
    faults.number({}, "key", "", required=True)
    faults.whole({}, "key", "", required=True, default=0)
    assert [fault.what for fault in faults.found] == ["This is missing."] * 2


def test_whole_numbers() -> None:
    """7.0 is whole, 7.5 and -1 are not."""
    faults = Faults("file")
    assert faults.whole({"key": 7.0}, "key", "", default=None) == 7
    assert faults.whole({"key": 7.5}, "key", "", default=None) is None
    assert faults.whole({"key": -1}, "key", "", default=None) is None
    assert [fault.what for fault in faults.found] == ["7.5 is not a whole number.", "-1 is not 0 or more."]


def test_lists_of_numbers() -> None:
    """Every bad entry of a list is named by its index; a single number is a list of one."""
    faults = Faults("file")
    assert faults.numbers([1, 2.5], "w") == [1.0, 2.5]
    assert faults.numbers(3, "w") == [3.0]
    assert faults.numbers([1, "a", None], "w") is None
    assert faults.numbers("a", "w") is None
    assert [fault.where for fault in faults.found] == ["file: w[1]", "file: w[2]", "file: w"]


def test_unknown_keys_get_the_nearest_known_one() -> None:
    """A misspelt key is answered with the key that was meant, a strange one with the list of keys."""
    faults = Faults("file")
    faults.unknown_keys({"bugdet": 1, "zzz": 2, "gap": 3}, ("budget", "gap"), "")
    assert [(fault.where, fault.way_out) for fault in faults.found] == [
        ("file: bugdet", "Did you mean 'budget'?"),
        ("file: zzz", "Known keys are budget, gap."),
    ]
