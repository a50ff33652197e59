"""An action as plain values."""

from smartpick.store import Action, Change
from smartpick.store.action_document import action_document


def test_texts_before_and_after_are_parsed() -> None:
    """What was not there is null."""
    change = Change("one", "person", None, '{"name":"Jo"}')
    told = action_document(Action(3, "2026-11-22T10:00:00Z", "Added", "do", None, (change,)))
    assert (told["seq"], told["words"], told["base"]) == (3, "Added", None)
    assert told["changes"] == [{"id": "one", "kind": "person", "before": None, "after": {"name": "Jo"}}]
