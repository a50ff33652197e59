"""What the rows say of each other: bodies, indexes, references, the log, attachments.

A damaged file can hold anything anywhere, so nothing is assumed of a value, not even its type.
"""

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection

from smartpick.errors import UserError
from smartpick.store.canonical import canonical, parsed
from smartpick.store.doctor.finding import Finding
from smartpick.store.kinds import Kinds
from smartpick.store.log_line import digest_of
from smartpick.store.reading import whole_log

__all__ = ["check_contents", "check_log", "check_records"]

_NAMED = 3
_DAMAGED = "Restore the newest backup that is whole: smartpick data restore FILE"
_REINDEX = "Make a backup and restore it: that makes the indexes anew."

Rows = dict[str, tuple[Any, ...]]


def _named(names: Iterable[object]) -> str:
    listed = [ascii(name)[:60].strip("'") for name in names]
    return ", ".join(listed[:_NAMED]) + (f" and {len(listed) - _NAMED} more" if len(listed) > _NAMED else "")


def _rows(connection: Connection, query: str) -> Iterator[tuple[Any, ...]]:
    with connection.exec_driver_sql(query) as rows:
        for row in rows:
            yield tuple(row)


def _body(text: Any) -> dict[str, Any] | None:
    """Return a body, ``None`` unless it is the canonical text of an object."""
    try:
        value = parsed(text) if isinstance(text, str) else None
        return value if isinstance(value, dict) and canonical(value) == text else None
    except UserError:
        return None


def check_records(connection: Connection, kinds: Kinds) -> Iterator[Finding]:
    """Yield findings about the records: readable, known, found by what they say, naming what is there."""
    rows = list(_rows(connection, "SELECT id, kind, day, words, body FROM records"))
    links: dict[Any, set[tuple[Any, Any]]] = {}
    for source, field, target in _rows(connection, "SELECT source, field, target FROM links"):
        links.setdefault(source, set()).add((field, target))
    present = {row[0]: row[1] for row in rows}
    unreadable, strange, stale, dangling = [], set(), [], []
    for name, kind, day, words, text in rows:
        body = _body(text)
        if body is None or not isinstance(kind, str):
            unreadable.append(name)
            continue
        if kind not in kinds:
            strange.add(kind)
        index = kinds.index(kind, body)
        dangling += [
            name for link in index.links if link.kinds and present.get(link.target) not in link.kinds
        ]
        dangling += [name for link in index.links if link.target not in present]
        named = {(link.field, link.target) for link in index.links if link.target in present}
        if (index.day, index.text) != (day, words) or named != links.get(name, set()):
            stale.append(name)
    stale += links.keys() - present.keys()
    remembered = dict(_rows(connection, "SELECT name, value FROM notes_to_self"))
    if remembered.get("kinds") != kinds.fingerprint:
        # Made by a version that looks into other fields, so there is nothing to compare.
        stale = []
        advice = "They are made anew when you next use the data."
        yield Finding("notice", "indexes", "The indexes are those of another version.", advice)
    if unreadable:
        yield Finding("fault", "records", f"Not readable: {_named(unreadable)}.", _DAMAGED)
    if dangling:
        advice = "Open them and name something that is there, or restore a backup."
        yield Finding(
            "fault", "references", f"Naming what is not there or does not fit: {_named(dangling)}.", advice
        )
    if stale:
        yield Finding("fault", "indexes", f"Not found by what they say: {_named(stale)}.", _REINDEX)
    if strange:
        advice = "They are kept as they are. Install the newest SmartPick to see them."
        yield Finding("notice", "kinds", f"This version does not know: {_named(sorted(strange))}.", advice)
    if not (unreadable or dangling or stale):
        yield Finding("fine", "records", f"Records: {len(rows):,}, whole and found by what they say.")


def check_log(connection: Connection) -> Iterator[Finding]:
    """Yield findings about the log: no gap, nothing altered, every change begins where the last ended.

    At its end it leads to exactly the records that there are.
    """
    seqs = [seq for (seq,) in _rows(connection, "SELECT seq FROM actions ORDER BY seq")]
    gap = seqs != list(range(1, len(seqs) + 1))
    altered = _altered(connection)
    state: dict[Any, Any] = {}
    revision: dict[Any, Any] = {}
    broken = []
    for seq, name, before, after in _rows(
        connection, "SELECT seq, record, before, after FROM changes ORDER BY seq"
    ):
        if state.get(name) != before or (after is not None and _body(after) is None):
            broken.append(name)
        state[name], revision[name] = after, seq
    kept = {
        name: (text, seq) for name, text, seq in _rows(connection, "SELECT id, body, revision FROM records")
    }
    told = {name: (text, revision[name]) for name, text in state.items() if text is not None}
    unlike = [name for name in {**kept, **told} if kept.get(name) != told.get(name)]
    if gap:
        yield Finding("fault", "log", "Actions of the log are missing.", _DAMAGED)
    if altered:
        yield Finding("fault", "log", f"Not as they were written: actions {_named(altered)}.", _DAMAGED)
    if broken:
        yield Finding(
            "fault", "log", f"The log does not fit together at {_named(dict.fromkeys(broken))}.", _DAMAGED
        )
    if unlike:
        yield Finding("fault", "log", f"The log tells otherwise of {_named(unlike)}.", _DAMAGED)
    if not (gap or altered or broken or unlike):
        yield Finding("fine", "log", f"Actions in the log: {len(seqs):,}, leading to exactly what is kept.")


def _altered(connection: Connection) -> list[Any]:
    """Return the numbers of actions that do not have the digest they were written with."""
    digests = dict(_rows(connection, "SELECT seq, digest FROM actions"))
    found = []
    for action in whole_log(connection):
        try:
            whole = digest_of(action) == digests.get(action.seq)
        except (UserError, TypeError):  # not even text any more
            whole = False
        if not whole:
            found.append(action.seq)
    return found


def check_contents(connection: Connection) -> Iterator[Finding]:
    """Yield findings about attachments: their bytes are there, are the same, and none is left over."""
    found: dict[Any, bool] = {}
    for (digest,) in list(_rows(connection, "SELECT sha256 FROM contents")):
        found[digest] = _is_whole(connection, digest)
    damaged = [digest for digest, whole in found.items() if not whole]
    kept = _rows(connection, "SELECT id, body FROM records WHERE kind = 'attachment'")
    missing = [name for name, text in kept if (_body(text) or {}).get("sha256") not in found]
    query = "SELECT before, after FROM changes WHERE kind = 'attachment'"
    used = {
        (_body(text) or {}).get("sha256")
        for row in _rows(connection, query)
        for text in row
        if text is not None
    }
    orphans = found.keys() - used
    if damaged:
        yield Finding("fault", "attachments", f"Not what was attached: {_named(damaged)}.", _DAMAGED)
    if missing:
        yield Finding("fault", "attachments", f"Without their file: {_named(missing)}.", _DAMAGED)
    if orphans:
        advice = "They take room and do no harm. Export, delete everything and import to be rid of them."
        yield Finding(
            "notice", "attachments", f"Belonging to nothing: {_named(sorted(map(str, orphans)))}.", advice
        )
    if not (damaged or missing or orphans):
        yield Finding("fine", "attachments", f"Attached files: {len(found):,}, all whole.")


def _is_whole(connection: Connection, digest: Any) -> bool:
    marker = "%(digest)s" if connection.dialect.name == "postgresql" else ":digest"
    query = f"SELECT content FROM contents WHERE sha256 = {marker}"  # noqa: S608  (a marker, not a value)
    content = connection.exec_driver_sql(query, {"digest": digest}).scalar()
    return isinstance(content, bytes) and hashlib.sha256(content).hexdigest() == digest
