"""Edits become rows: checked against what is there, written, and logged, within one transaction of the only writer."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from smartpick.errors import InternalError, Problem, UserError
from smartpick.store.attachments import ATTACHMENT, SHA256, known_contents
from smartpick.store.canonical import canonical, parsed
from smartpick.store.kinds import Index, Kinds, Link, one_line
from smartpick.store.log_line import digest_of
from smartpick.store.reading import chunks, newest_seq, records_by_id
from smartpick.store.record import (
    ID,
    Action,
    Add,
    Change,
    Edit,
    Mode,
    Record,
    Remove,
    StaleWriteError,
)
from smartpick.store.tables import actions, changes, links, records

__all__ = ["LARGEST_BODY", "apply_edits", "checked_body", "head_of", "now", "row_of", "write_changes"]

#: Characters of one record's text.
LARGEST_BODY = 1_000_000
_NAMED = 3  # examples in a sentence


def now() -> str:
    """Return this moment as the log writes it."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def apply_edits(connection: Connection, kinds: Kinds, words: str, edits: Sequence[Edit]) -> Action | None:
    """Write and log edits as one action; ``None`` when they change nothing.

    Raises ``StaleWriteError`` and ``UserError``; then nothing was written.
    """
    ids = [edit.id if isinstance(edit, Add) else edit.record.id for edit in edits]
    if len(set(ids)) != len(ids):
        raise InternalError("One action changes the same record twice.")
    present = records_by_id(connection, ids)
    stale = [problem for edit in edits for problem in _stale(kinds, edit, present)]
    if stale:
        raise StaleWriteError(stale)
    made = []
    for name, edit in zip(ids, edits, strict=True):
        old = present.get(name)
        kind = edit.kind if isinstance(edit, Add) else edit.record.kind
        if kind not in kinds:
            raise InternalError(f"{kind!r} is no kind of record that this store knows.")
        after = None if isinstance(edit, Remove) else checked_body(kinds, kind, name, edit.body)
        made.append(Change(name, kind, old.json if old else None, after))
    return write_changes(connection, kinds, words, made)


def _stale(kinds: Kinds, edit: Edit, present: Mapping[str, Record]) -> Iterable[Problem]:
    """Yield what is wrong if the edit is not about the record as it is now."""
    if isinstance(edit, Add):
        if edit.id in present:
            what = f"There is a {kinds.words(present[edit.id].kind)} with this id already."
            yield Problem(what, "Load it and change it instead.", f"{kinds.words(edit.kind)} {edit.id}")
    elif present.get(edit.record.id) != edit.record:
        gone = edit.record.id not in present
        what = f"This was {'removed' if gone else 'changed'} by somebody else since you opened it; nothing was written."
        where = f"{kinds.words(edit.record.kind)} {edit.record.id}"
        yield Problem(what, "Open it again and repeat your change.", where)


def checked_body(kinds: Kinds, kind: str, name: str, body: Mapping[str, Any]) -> str:
    """Return the canonical text of a body; raise ``UserError`` when it or the id cannot be kept."""
    where = f"{kinds.words(kind)} {name[:80]}"
    if not ID.fullmatch(name):
        what = "This id is not made of up to 64 letters, digits, dots, dashes and underscores."
        raise UserError(Problem(what, "Leave the id out: one is made.", where))
    if not isinstance(body, Mapping):
        raise UserError(Problem("The body is not an object.", "Write { and } around its fields.", where))
    text = canonical(dict(body), where)
    if len(text) > LARGEST_BODY:
        what = f"This is too long: {len(text):,} characters, {LARGEST_BODY:,} can be kept."
        raise UserError(Problem(what, "Shorten it, or keep it as an attachment.", where))
    return text


def row_of(kinds: Kinds, name: str, kind: str, revision: int, body: str) -> tuple[dict[str, Any], Index]:
    """Return the row of a record and what it is found by."""
    index = kinds.index(kind, parsed(body))
    row = {
        "id": name,
        "kind": kind,
        "revision": revision,
        "day": index.day,
        "words": index.text,
        "body": body,
    }
    return row, index


def write_changes(
    connection: Connection,
    kinds: Kinds,
    words: str,
    made: Iterable[Change],
    mode: Mode = "do",
    base: int | None = None,
) -> Action | None:
    """Make changes true and log them as one action; ``None`` when there is none. ``before`` must be what is there."""
    canonical(words, "words of the action")
    words = one_line(words)
    real = tuple(
        sorted((change for change in made if change.before != change.after), key=lambda change: change.id)
    )
    if not real:
        return None
    action = Action(newest_seq(connection) + 1, now(), words, mode, base, real)
    removed = {change.id: change for change in real if change.after is None}
    written = [
        row_of(kinds, change.id, change.kind, action.seq, change.after)
        for change in real
        if change.after is not None
    ]
    _write_records(connection, real, [row for row, _ in written])
    named = [(row, link) for row, index in written for link in index.links]
    problems = [
        *_dangling(connection, kinds, named, removed),
        *_still_named(connection, kinds, removed),
        *_without_content(connection, real),
    ]
    if problems:
        raise UserError(problems)
    rows = {(row["id"], link.field, link.target): None for row, link in named}
    if rows:
        connection.execute(
            insert(links), [dict(zip(("source", "field", "target"), key, strict=True)) for key in rows]
        )
    for piece in chunks(removed):
        connection.execute(delete(records).where(records.c.id.in_(piece)))
    connection.execute(insert(actions), head_of(action))
    connection.execute(
        insert(changes),
        [
            {"seq": action.seq, "record": c.id, "kind": c.kind, "before": c.before, "after": c.after}
            for c in real
        ],
    )
    return action


def head_of(action: Action) -> dict[str, Any]:
    """Return the row of an action."""
    return {
        "seq": action.seq,
        "at": action.at,
        "words": action.words,
        "mode": action.mode,
        "base": action.base,
        "digest": digest_of(action),
    }


def _write_records(connection: Connection, real: Sequence[Change], rows: Sequence[dict[str, Any]]) -> None:
    """Insert and update records; the links they had are gone afterwards."""
    known = {change.id for change in real if change.before is not None}
    for piece in chunks(known):
        connection.execute(delete(links).where(links.c.source.in_(piece)))
    new = [row for row in rows if row["id"] not in known]
    if new:
        connection.execute(insert(records), new)
    for row in rows:
        if row["id"] in known:
            connection.execute(records.update().where(records.c.id == row["id"]).values(row))


def _dangling(
    connection: Connection,
    kinds: Kinds,
    named: Sequence[tuple[Mapping[str, Any], Link]],
    removed: Mapping[str, Change],
) -> Iterable[Problem]:
    """Yield a problem for each reference to what is not there, or is of a kind that the field is not for."""
    targets = {link.target for _, link in named}
    found: dict[str, str] = {}
    for piece in chunks(target for target in targets - removed.keys() if ID.fullmatch(target)):
        query = select(records.c.id, records.c.kind).where(records.c.id.in_(piece))
        found.update((row[0], row[1]) for row in connection.execute(query))
    for row, link in named:
        where = f"{kinds.words(row['kind'])} {row['id']}, field {link.field}"
        kind = found.get(link.target)
        if kind is None:
            yield Problem(
                f"There is no record {link.target[:80]!r}.", "Name one that is there, or none.", where
            )
        elif link.kinds and kind not in link.kinds:
            wanted = " or ".join(kinds.words(name) for name in link.kinds)
            what = f"{link.target} is a {kinds.words(kind)}, and a {wanted} is needed."
            yield Problem(what, "Name another.", where)


def _without_content(connection: Connection, real: Sequence[Change]) -> Iterable[Problem]:
    """Yield a problem for each attachment whose bytes are not kept."""
    bodies = {c.id: parsed(c.after) for c in real if c.kind == ATTACHMENT.name and c.after is not None}
    digests = {name: str(body.get("sha256")) for name, body in bodies.items()}
    known = known_contents(connection, {d for d in digests.values() if SHA256.fullmatch(d)})
    for name, digest in digests.items():
        if digest not in known:
            yield Problem("The bytes of this file are not here.", "Attach it again.", f"attachment {name}")


def _still_named(connection: Connection, kinds: Kinds, removed: Mapping[str, Change]) -> Iterable[Problem]:
    """Yield a problem for each record that others still name."""
    by_target: dict[str, list[str]] = {}
    for piece in chunks(removed):
        query = (
            select(links.c.target, records.c.kind, records.c.id)
            .join(records, records.c.id == links.c.source)
            .where(links.c.target.in_(piece))
            .order_by(links.c.target, records.c.id)
            .distinct()
        )
        for target, kind, source in connection.execute(query):
            if source not in removed:
                by_target.setdefault(target, []).append(f"{kinds.words(kind)} {source}")
    for target, sources in by_target.items():
        more = f" and {len(sources) - _NAMED} more" if len(sources) > _NAMED else ""
        what = f"This is still named by {', '.join(sources[:_NAMED])}{more}."
        yield Problem(what, "Change or remove those first.", f"{kinds.words(removed[target].kind)} {target}")
