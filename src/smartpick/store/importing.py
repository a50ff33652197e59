"""An exported document comes in: exactly, where nothing was kept before, or merged as one action that can be undone."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, Table, delete, insert

from smartpick.errors import Problem, UserError
from smartpick.store.applying import head_of, row_of, write_changes
from smartpick.store.attachments import ATTACHMENT, keep_content
from smartpick.store.document import Document
from smartpick.store.kinds import Kinds
from smartpick.store.reading import chunks, newest_seq, records_by_id
from smartpick.store.record import Action, Change, Record
from smartpick.store.tables import METADATA, actions, changes, contents, links, notes_to_self, records

__all__ = ["Imported", "Policy", "clear", "come_in", "fill"]

#: What happens to a record that is there already with another body: refuse the whole, keep it, or replace it.
Policy = Literal["refuse", "keep", "replace"]

_NAMED = 3


@dataclass(frozen=True, slots=True)
class Imported:
    """How many records were new, replaced by others, kept against others, and the same; the action if one was needed.

    ``exact``: nothing was kept before, so the log came in too and nothing can be undone.
    """

    new: int
    replaced: int
    kept: int
    same: int
    exact: bool
    action: Action | None


def come_in(connection: Connection, kinds: Kinds, document: Document, policy: Policy, words: str) -> Imported:
    """Take a document in. Raises ``UserError`` when records differ and ``policy`` is "refuse", or names are missing."""
    if newest_seq(connection) == 0 and document.fits():
        fill(connection, kinds, document)
        return Imported(len(document.records), 0, 0, 0, exact=True, action=None)
    present = records_by_id(connection, (record.id for record in document.records))
    new = [record for record in document.records if record.id not in present]
    other = [
        record
        for record in document.records
        if record.id in present and not _same(record, present[record.id])
    ]
    if other and policy == "refuse":
        raise UserError(_differences(kinds, other))
    taken = [*new, *(other if policy == "replace" else [])]
    for record in taken:
        if record.kind == ATTACHMENT.name:
            keep_content(connection, document.contents[record.body["sha256"]])
    made = [Change(r.id, r.kind, present[r.id].json if r.id in present else None, r.json) for r in taken]
    strange = [record for record in taken if record.id in present and record.kind != present[record.id].kind]
    if strange:
        raise UserError(_differences(kinds, strange))
    action = write_changes(connection, kinds, words, made)
    replaced = len(other) if policy == "replace" else 0
    same = len(document.records) - len(new) - len(other)
    return Imported(len(new), replaced, len(other) - replaced, same, exact=False, action=action)


def _same(one: Record, two: Record) -> bool:
    return (one.kind, one.json) == (two.kind, two.json)


def _differences(kinds: Kinds, other: Sequence[Record]) -> Problem:
    named = ", ".join(f"{kinds.words(record.kind)} {record.id}" for record in other[:_NAMED])
    more = f" and {len(other) - _NAMED} more" if len(other) > _NAMED else ""
    what = f"{named}{more}: there already, and not the same as in the file."
    return Problem(what, "Choose: keep what is there (--keep), or take what is in the file (--replace).")


def clear(connection: Connection) -> None:
    """Empty every table."""
    for table in reversed(METADATA.sorted_tables):
        connection.execute(delete(table))


def fill(connection: Connection, kinds: Kinds, document: Document) -> None:
    """Put a document into empty tables exactly as it is: records, log and attachments."""
    made = [
        row_of(kinds, record.id, record.kind, record.revision, record.json) for record in document.records
    ]
    present = {record.id for record in document.records}
    named = {
        (row["id"], link.field, link.target): None
        for row, index in made
        for link in index.links
        if link.target in present
    }
    told = [
        {"seq": action.seq, "record": c.id, "kind": c.kind, "before": c.before, "after": c.after}
        for action in document.actions
        for c in action.changes
    ]
    _insert(connection, records, (row for row, _ in made))
    _insert(connection, links, (dict(zip(("source", "field", "target"), key, strict=True)) for key in named))
    _insert(connection, actions, map(head_of, document.actions))
    _insert(connection, changes, told)
    for digest, content in document.contents.items():
        connection.execute(insert(contents), {"sha256": digest, "content": content})
    connection.execute(delete(notes_to_self).where(notes_to_self.c.name == "kinds"))
    connection.execute(insert(notes_to_self), {"name": "kinds", "value": kinds.fingerprint})


def _insert(connection: Connection, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
    for piece in chunks(rows, 5000):
        connection.execute(insert(table), [dict(row) for row in piece])
