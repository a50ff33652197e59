import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartpick.errors import UserError
from smartpick.store.canonical import canonical, parsed

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXTS,
    lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner),
    max_leaves=20,
)


@given(VALUES)
def test_one_value_has_one_text(value: Any) -> None:
    """Writing, reading and writing again gives the same bytes, and any JSON reader understands them."""
    text = canonical(value)
    assert canonical(parsed(text)) == text
    assert json.loads(text) == value


def test_the_order_of_keys_does_not_matter() -> None:
    """Equal objects are equal texts; names of every script stay readable."""
    assert canonical({"b": 1, "a": {"é": "東", "d": 2}}) == canonical({"a": {"d": 2, "é": "東"}, "b": 1})
    assert canonical({"b": 1, "a": "東"}) == '{"a":"東","b":1}'


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ({"a": "x\ud800"}, "half a character"),
        ({"\udfff": 1}, "half a character"),
        ([float("nan")], "number"),
        ([float("-inf")], "number"),
    ],
)
def test_what_json_cannot_hold_is_refused(value: Any, words: str) -> None:
    """Half characters and numbers that are none are a sentence with the place, not a broken file later."""
    with pytest.raises(UserError, match=words) as caught:
        canonical(value, "encounter 7")
    assert caught.value.problems[0].where == "encounter 7"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"a":1,"a":2}', "'a' stands twice"),
        ('{"a":NaN}', "NaN is not a number"),
        ('{"a":', "line 1, column 6"),
        ("[" * 100_000, "deeply"),
        ("1" * 5000, "not JSON"),
    ],
)
def test_what_is_not_json_is_refused(text: str, words: str) -> None:
    """A key that stands twice, of which one would be lost, is refused like broken text."""
    with pytest.raises(UserError, match=words):
        parsed(text)


def test_a_deep_value_is_refused() -> None:
    """Nesting that would exhaust the stack is a sentence."""
    deep: list[Any] = []
    for _ in range(100_000):
        deep = [deep]
    with pytest.raises(UserError, match="deeply"):
        canonical(deep)
