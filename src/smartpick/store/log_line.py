"""One action of the log as one line of canonical text, and the digest by which damage to it is noticed."""

import hashlib

from smartpick.store.canonical import canonical
from smartpick.store.record import Action, Change

__all__ = ["action_line", "digest_of"]


def action_line(action: Action) -> str:
    """Return an action with its changes as canonical JSON."""
    base = "null" if action.base is None else action.base
    made = ",".join(map(_change, action.changes))
    return (
        f'{{"at":{canonical(action.at)},"base":{base},"changes":[{made}],"mode":{canonical(action.mode)},'
        f'"seq":{action.seq},"words":{canonical(action.words)}}}'
    )


def _change(change: Change) -> str:
    # Bodies are canonical already: they are put in as they are, between keys in their order.
    after, before = (text or "null" for text in (change.after, change.before))
    return (
        f'{{"after":{after},"before":{before},"id":{canonical(change.id)},"kind":{canonical(change.kind)}}}'
    )


def digest_of(action: Action) -> str:
    """Return the SHA-256 of an action's line."""
    return hashlib.sha256(action_line(action).encode()).hexdigest()
