import json

from hypothesis import given
from hypothesis import strategies as st

from smartpick.store import Action, Change
from smartpick.store.canonical import canonical
from smartpick.store.log_line import action_line, digest_of

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
BODIES = st.none() | st.dictionaries(TEXTS, TEXTS | st.integers()).map(canonical)
CHANGES = st.builds(Change, TEXTS, TEXTS, BODIES, BODIES)
ACTIONS = st.builds(
    Action,
    st.integers(1),
    TEXTS,
    TEXTS,
    st.sampled_from(["do", "undo", "redo", "erase"]),
    st.none() | st.integers(1),
    st.lists(CHANGES, max_size=3).map(tuple),
)


@given(ACTIONS)
def test_a_line_is_canonical_json(action: Action) -> None:
    """The line is what writing the whole action as canonical JSON gives, with bodies as objects."""
    value = json.loads(action_line(action))
    assert canonical(value) == action_line(action)
    assert value["words"] == action.words
    assert [change["after"] for change in value["changes"]] == [
        None if change.after is None else json.loads(change.after) for change in action.changes
    ]


@given(ACTIONS, ACTIONS)
def test_different_actions_have_different_digests(one: Action, two: Action) -> None:
    """The digest is that of the whole action."""
    assert (digest_of(one) == digest_of(two)) == (one == two)
