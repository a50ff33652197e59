"""Taking actions back and doing them again. The log only grows: an undo is an action too.

Actions are taken back from the newest to the oldest and done again in the opposite order; a new change ends what can be
done again, and something erased for good ends what can be taken back.
"""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, select

from smartpick.errors import Problem, UserError
from smartpick.store.applying import write_changes
from smartpick.store.faults import DamagedError
from smartpick.store.kinds import Kinds
from smartpick.store.reading import actions_from, log_rows, newest_seq, records_by_id
from smartpick.store.record import Action, Change, Mode
from smartpick.store.tables import actions

__all__ = ["redo", "redoable", "undo", "undoable"]

_PAGE = 100


def undoable(connection: Connection) -> int | None:
    """Return the number of the newest action that is in effect; ``None`` when there is nothing to take back."""
    state: dict[int, str] = {}
    for seq, mode, base in _newest_first(connection):
        if mode == "erase":
            return None
        if mode != "do":
            state.setdefault(base, mode)
        elif state.get(seq) != "undo":
            return seq
    return None


def redoable(connection: Connection) -> int | None:
    """Return the number of the action that the last undo took back; ``None`` when something happened since."""
    state: dict[int, str] = {}
    for _, mode, base in _newest_first(connection):
        if mode in {"do", "erase"}:
            break
        state.setdefault(base, mode)
    return min((base for base, mode in state.items() if mode == "undo"), default=None)


def _newest_first(connection: Connection) -> Iterator[tuple[int, str, int]]:
    """Yield (seq, mode, base) of the log, a page at a time: the answer is almost always on the first."""
    last = newest_seq(connection) + 1
    while True:
        query = select(actions.c.seq, actions.c.mode, actions.c.base).where(actions.c.seq < last)
        page = connection.execute(query.order_by(actions.c.seq.desc()).limit(_PAGE)).all()
        for row in page:
            yield row[0], row[1], row[2]
        if len(page) < _PAGE:
            return
        last = page[-1][0]


def undo(connection: Connection, kinds: Kinds) -> Action:
    """Take back the newest action that is in effect. Raises ``UserError`` when there is none."""
    seq = undoable(connection)
    if seq is None:
        raise UserError(Problem("There is nothing to take back.", "See: smartpick data history"))
    action = _action(connection, seq)
    back = [Change(change.id, change.kind, change.after, change.before) for change in action.changes]
    return _repeat(connection, kinds, f"Took back: {action.words}", back, "undo", seq)


def redo(connection: Connection, kinds: Kinds) -> Action:
    """Do again what the last undo took back. Raises ``UserError`` when there is nothing."""
    seq = redoable(connection)
    if seq is None:
        raise UserError(Problem("There is nothing to do again.", "See: smartpick data history"))
    action = _action(connection, seq)
    return _repeat(connection, kinds, f"Did again: {action.words}", action.changes, "redo", seq)


def _action(connection: Connection, seq: int) -> Action:
    return next(actions_from(connection.execute(log_rows().where(actions.c.seq == seq))))


def _repeat(
    connection: Connection, kinds: Kinds, words: str, made: Sequence[Change], mode: Mode, base: int
) -> Action:
    present = records_by_id(connection, (change.id for change in made))
    for change in made:
        found = present.get(change.id)
        if (found.json if found else None) != change.before:
            what = f"The log and the {kinds.words(change.kind)} {change.id} do not fit together."
            raise DamagedError(
                Problem(what, "Run: smartpick doctor. Then restore the newest backup that is whole.")
            )
    action = write_changes(connection, kinds, words, made, mode, base)
    assert action is not None  # noqa: S101  (an action of the log has at least one real change)
    return action
