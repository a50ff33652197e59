"""The store: one door to everything that is kept."""

import contextlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine

from smartpick.store import applying, reading, undoing
from smartpick.store.attachments import ATTACHMENT, attachment, content_of, keep_content
from smartpick.store.document import Document
from smartpick.store.engine import lock_writers, sweep
from smartpick.store.erasing import erase
from smartpick.store.faults import database_in_words, in_words
from smartpick.store.importing import Imported, Policy, come_in
from smartpick.store.kinds import Kind, Kinds
from smartpick.store.locking import Turns, locked
from smartpick.store.opening import opened
from smartpick.store.place import Place
from smartpick.store.record import Action, Edit, Record

__all__ = ["Store"]


class Store:
    """Records of some kinds at one place, with their whole history.

    Open it with ``with Store(place, kinds) as store:``; threads may share it, and any number of processes may open the
    same place. Whatever was returned by a writing method is on the disk. Everything here raises ``UserError`` when the
    disk or the database refuses; then nothing has changed.
    """

    def __init__(self, place: Place, kinds: Iterable[Kind]) -> None:
        self.place = place
        self.kinds = Kinds((*kinds, ATTACHMENT))
        self._open = contextlib.ExitStack()
        self._turns = Turns()
        self._engine: Engine = opened(place, self.kinds, self._open)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database; the store cannot be used afterwards."""
        self._open.close()

    @contextlib.contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one state of everything, whatever others write meanwhile."""
        with database_in_words(self.place), self._engine.connect() as connection:
            if self.place.url:
                connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield connection

    @contextlib.contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection to the only writer; all it did is kept at the end of the block, or nothing if it raises."""
        with database_in_words(self.place), self.alone(), contextlib.ExitStack() as stack:
            connection = stack.enter_context(self._engine.connect()).execution_options(writing=True)
            stack.enter_context(connection.begin())
            lock_writers(connection)
            yield connection

    @contextlib.contextmanager
    def alone(self) -> Iterator[None]:
        """Let nobody else write to a SQLite file for a block; PostgreSQL has its own lock, taken in the transaction."""
        if self.place.url:
            yield
            return
        with self._turns.turn(self.place.folder), contextlib.ExitStack() as stack:
            with in_words(self.place):
                stack.enter_context(locked(self.place.writing))
            yield

    # ---- asking

    def get(self, record: str) -> Record | None:
        """Return the record with this id, ``None`` if there is none."""
        return self.get_many((record,)).get(record)

    def get_many(self, ids: Iterable[str]) -> Mapping[str, Record]:
        """Return those of the records that are there, by id."""
        with self.reading() as connection:
            return reading.records_by_id(connection, ids)

    def find(
        self,
        kind: str | None = None,
        *,
        since: date | None = None,
        until: date | None = None,
        text: str = "",
        naming: str | None = None,
        limit: int | None = None,
    ) -> tuple[Record, ...]:
        """Return the records that fit every condition, newest day first.

        ``since`` and ``until`` (both included) are about the day of a record; ``text``: every word of it is found in
        the record's searched fields, whatever the case and accents; ``naming``: it refers to the record with this id.
        """
        first, last = (day.isoformat() if day else "" for day in (since, until))
        with self.reading() as connection:
            return reading.find(connection, kind, first, last, text, naming, limit)

    def counts(self) -> Mapping[str, int]:
        """Return how many records there are of each kind."""
        with self.reading() as connection:
            return reading.record_counts(connection)

    def seq(self) -> int:
        """Return the number of the last action: while it is the same, nothing has changed."""
        with self.reading() as connection:
            return reading.newest_seq(connection)

    def history(
        self, record: str | None = None, limit: int | None = None, *, kind: str | None = None
    ) -> tuple[Action, ...]:
        """Return the last actions, newest first.

        With ``record``, those that touched it, each with that change only; with ``kind``, the same for all its records.
        """
        with self.reading() as connection:
            return reading.log_of(connection, record, limit, kind)

    def content(self, record: Record) -> bytes:
        """Return the bytes of an attachment; raise ``UserError`` when they are missing or damaged."""
        with self.reading() as connection:
            return content_of(connection, record.body)

    # ---- writing

    def write(self, words: str, *edits: Edit) -> Action | None:
        """Do all edits as one action described by ``words``, or none; ``None`` when they change nothing.

        Raises ``StaleWriteError`` when a record was changed since it was read, ``UserError`` when a body or a reference
        cannot be kept.
        """
        with self.writing() as connection:
            return applying.apply_edits(connection, self.kinds, words, edits)

    def attach(self, words: str, name: str, content: bytes, of: str) -> Action:
        """Keep a file that belongs to the record ``of``, under a safe form of its name.

        Raises ``UserError`` when it is too large or there is no such record.
        """
        added = attachment(name, content, of)
        with self.writing() as connection:
            keep_content(connection, content)
            action = applying.apply_edits(connection, self.kinds, words, [added])
            assert action is not None  # noqa: S101  (a new record is a change)
            return action

    def take_in(self, document: Document, words: str, policy: Policy = "refuse") -> Imported:
        """Take in what an export holds: exactly, where nothing was kept before, else merged as one action.

        Raises ``UserError`` when records differ from those that are there and ``policy`` is "refuse".
        """
        with self.writing() as connection:
            return come_in(connection, self.kinds, document, policy, words)

    def erase(self, record: str) -> Action:
        """Forget a record, its attachments and all that the log says of them, for good: the disk forgets them too.

        Raises ``UserError`` when there never was such a record or when others still name it.
        """
        with self.writing() as connection:
            action = erase(connection, self.kinds, record)
        with in_words(self.place):
            sweep(self.place, self._engine)
        return action

    def undo(self) -> Action:
        """Take back the newest action that is in effect. Raises ``UserError`` when there is none."""
        with self.writing() as connection:
            return undoing.undo(connection, self.kinds)

    def redo(self) -> Action:
        """Do again what the last undo took back. Raises ``UserError`` when there is nothing."""
        with self.writing() as connection:
            return undoing.redo(connection, self.kinds)
