"""Questions to the records and to the log."""

from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from itertools import groupby, islice
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, func, select

from smartpick.store.kinds import folded
from smartpick.store.record import ID, Action, Change, Record
from smartpick.store.tables import actions, changes, links, records

__all__ = [
    "actions_from",
    "chunks",
    "find",
    "ids_beginning",
    "log_of",
    "log_rows",
    "newest_seq",
    "record_counts",
    "records_by_id",
]

Item = TypeVar("Item")

#: Values in one question; every database takes this many.
CHUNK = 500

_HEAD = (actions.c.seq, actions.c.at, actions.c.words, actions.c.mode, actions.c.base)
#: Asked with every page, so it is put together once.
_NEWEST = select(func.max(actions.c.seq))
_RECORD = (records.c.id, records.c.kind, records.c.revision, records.c.body)


def chunks(items: Iterable[Item], size: int = CHUNK) -> Iterator[Sequence[Item]]:
    """Yield the items in pieces small enough for one question."""
    left = iter(items)
    while piece := tuple(islice(left, size)):
        yield piece


def records_by_id(connection: Connection, ids: Iterable[str]) -> dict[str, Record]:
    """Return those of the records that are there."""
    found: dict[str, Record] = {}
    for piece in chunks(name for name in ids if ID.fullmatch(name)):
        for row in connection.execute(select(*_RECORD).where(records.c.id.in_(piece))):
            found[row[0]] = Record(*row)
    return found


def ids_beginning(connection: Connection, beginning: str, limit: int) -> list[tuple[str, str]]:
    """Return (id, kind) of records, also of those removed, whose id begins like this."""
    query = (
        select(changes.c.record, changes.c.kind)
        .where(changes.c.record.startswith(beginning, autoescape=True))
        .distinct()
        .order_by(changes.c.record)
        .limit(limit)
    )
    return [(row[0], row[1]) for row in connection.execute(query) if row[0].startswith(beginning)]


def find(
    connection: Connection,
    kind: str | None,
    since: str,
    until: str,
    text: str,
    naming: str | None,
    limit: int | None,
) -> tuple[Record, ...]:
    """Return the records that fit every condition given, newest day first."""
    query = select(*_RECORD)
    if kind is not None:
        query = query.where(records.c.kind == kind)
    if since:
        query = query.where(records.c.day >= since)
    if until:
        query = query.where(records.c.day <= until, records.c.day != "")
    for word in folded(text).split():
        query = query.where(records.c.words.contains(word, autoescape=True))
    if naming is not None:
        query = query.where(records.c.id.in_(select(links.c.source).where(links.c.target == naming)))
    query = query.order_by(records.c.day.desc(), records.c.id.desc()).limit(limit)
    return tuple(Record(*row) for row in connection.execute(query))


def record_counts(connection: Connection) -> Mapping[str, int]:
    """Return how many records there are of each kind."""
    query = select(records.c.kind, func.count()).group_by(records.c.kind).order_by(records.c.kind)
    return {row[0]: row[1] for row in connection.execute(query)}


def newest_seq(connection: Connection) -> int:
    """Return the number of the last action; 0 before the first."""
    return connection.execute(_NEWEST).scalar() or 0


def log_of(
    connection: Connection, record: str | None, limit: int | None, kind: str | None = None
) -> tuple[Action, ...]:
    """Return the last actions, newest first; only those that touched ``record``, or any of ``kind``, if given.

    Then each has only the changes asked about.
    """
    about = [
        column == value for column, value in ((changes.c.record, record), (changes.c.kind, kind)) if value
    ]
    wanted: Select[Any] = select(actions.c.seq)
    if about:
        wanted = select(changes.c.seq.label("seq")).where(*about).distinct()
    newest = wanted.order_by(wanted.selected_columns[0].desc()).limit(limit).subquery()
    chosen = actions.c.seq.in_(select(newest.c.seq))
    query = log_rows().where(chosen, *about).order_by(None).order_by(actions.c.seq.desc(), changes.c.record)
    return tuple(actions_from(connection.execute(query)))


def whole_log(connection: Connection) -> Iterator[Action]:
    """Yield every action, oldest first; only a part of the changes is in memory at a time."""
    # Two questions instead of a join, for which a database that was just filled may choose a very slow way.
    heads = connection.execute(select(*_HEAD).order_by(actions.c.seq)).all()
    with closing(stream(connection, select(changes).order_by(changes.c.seq, changes.c.record))) as told:
        change = next(told, None)
        for head in heads:
            made = []
            while change is not None and change[0] <= head[0]:
                made.append(Change(*change[1:]))
                change = next(told, None)
            yield Action(*head, changes=tuple(made))


def stream(
    connection: Connection, query: Select[Any], rows: int = 500
) -> Generator[Sequence[Any], None, None]:
    """Yield the rows that answer a question, so many of them in memory at a time."""
    with connection.execute(query, execution_options={"yield_per": rows}) as found:
        yield from found


def log_rows() -> Select[Any]:
    """Return the question for the log, as :func:`actions_from` takes it: oldest action first."""
    return (
        select(*_HEAD, changes.c.record, changes.c.kind, changes.c.before, changes.c.after)
        .outerjoin(changes, changes.c.seq == actions.c.seq)
        .order_by(actions.c.seq, changes.c.record)
    )


def _head(row: Sequence[Any]) -> tuple[Any, ...]:
    return tuple(row[:5])


def _change(row: Sequence[Any]) -> Change:
    return Change(*row[5:9])


def actions_from(rows: Iterable[Sequence[Any]]) -> Iterator[Action]:
    """Yield actions from rows of (seq, at, words, mode, base, record, kind, before, after), grouped by seq."""
    for head, group in groupby(rows, key=_head):
        made = tuple(_change(row) for row in group if row[5] is not None)
        seq, at, words, mode, base = head
        yield Action(seq, at, words, mode, base, made)
