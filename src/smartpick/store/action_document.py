"""An action of the log as plain values, for JSON, with every text before and after."""

import json
from typing import Any

from smartpick.store.record import Action, Change

__all__ = ["action_document"]


def action_document(action: Action) -> dict[str, Any]:
    """Return an action and what it changed; a body that was not there is ``None``."""
    return {
        "seq": action.seq,
        "at": action.at,
        "words": action.words,
        "mode": action.mode,
        "base": action.base,
        "changes": [_change(change) for change in action.changes],
    }


def _change(change: Change) -> dict[str, Any]:
    before, after = (json.loads(text) if text is not None else None for text in (change.before, change.after))
    return {"id": change.id, "kind": change.kind, "before": before, "after": after}
