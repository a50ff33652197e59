"""Forgetting one record for good: what it says, and said at any time, leaves the records, the log and the disk.

This is the one exception to a log that only grows. It is itself an action (without saying what was erased), and nothing
before it can be taken back any more.
"""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, delete, insert, select, update

from smartpick.errors import Problem, UserError
from smartpick.store.applying import head_of, now
from smartpick.store.attachments import ATTACHMENT
from smartpick.store.canonical import parsed
from smartpick.store.kinds import Kinds
from smartpick.store.reading import actions_from, chunks, log_rows, newest_seq
from smartpick.store.record import Action
from smartpick.store.tables import actions, changes, contents, links, records

__all__ = ["ERASED", "erase"]

#: What the log says of the actions that touched an erased record: their own words may have told too much.
ERASED = "(erased)"


def erase(connection: Connection, kinds: Kinds, name: str) -> Action:
    """Erase a record, its attachments, and all that the log says of them.

    Raises ``UserError`` when there never was such a record or when others still name it.
    """
    if connection.execute(select(changes.c.seq).where(changes.c.record == name).limit(1)).scalar() is None:
        raise UserError(
            Problem(f"There is no record {name[:80]!r}, and never was.", "See: smartpick data history")
        )
    gone = [name, *_attachments_of(connection, name)]
    others = _named_by(connection, gone, kinds)
    if others:
        what = f"This is still named by {', '.join(others)}."
        raise UserError(Problem(what, "Change or erase those first.", name))
    touched = (
        connection.execute(select(changes.c.seq).where(changes.c.record.in_(gone)).distinct()).scalars().all()
    )
    connection.execute(delete(changes).where(changes.c.record.in_(gone)))
    connection.execute(delete(links).where(links.c.source.in_(gone)))
    connection.execute(delete(records).where(records.c.id.in_(gone)))
    _drop_unused_contents(connection)
    for piece in chunks(touched):
        for told in list(actions_from(connection.execute(log_rows().where(actions.c.seq.in_(piece))))):
            row = head_of(replace(told, words=ERASED))
            connection.execute(update(actions).where(actions.c.seq == told.seq).values(row))
    action = Action(newest_seq(connection) + 1, now(), "Erased for good", "erase", None, ())
    connection.execute(insert(actions), head_of(action))
    return action


def _attachments_of(connection: Connection, name: str) -> list[str]:
    """Return the ids of attachments that belong, or ever belonged, to a record."""
    query = select(changes.c.record, changes.c.before, changes.c.after).where(
        changes.c.kind == ATTACHMENT.name
    )
    found = {
        row[0]
        for row in connection.execute(query)
        for text in row[1:]
        if text is not None and parsed(text).get("of") == name
    }
    return sorted(found)


def _named_by(connection: Connection, gone: Sequence[str], kinds: Kinds) -> list[str]:
    query = (
        select(records.c.kind, records.c.id)
        .join(links, links.c.source == records.c.id)
        .where(links.c.target.in_(gone), records.c.id.not_in(gone))
        .distinct()
        .order_by(records.c.id)
        .limit(3)
    )
    return [f"{kinds.words(row[0])} {row[1]}" for row in connection.execute(query)]


def _drop_unused_contents(connection: Connection) -> None:
    """Delete the bytes that no attachment of the records or the log has any more."""
    query = select(changes.c.before, changes.c.after).where(changes.c.kind == ATTACHMENT.name)
    used = {
        parsed(text).get("sha256") for row in connection.execute(query) for text in row if text is not None
    }
    for digest in connection.execute(select(contents.c.sha256)).scalars().all():
        if digest not in used:
            connection.execute(delete(contents).where(contents.c.sha256 == digest))
