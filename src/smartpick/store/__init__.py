"""Memory: everything the user keeps, its whole history, its backups; the only room that knows a database.

Comes in: records of the kinds that the caller names, each an id, a kind and a JSON body (a frozen dataclass, field by
field), in actions described by words. Goes out: the same records, found by id, kind, day, words or what they refer to;
the log of every change, and undo of any of them. SQLite by default, PostgreSQL with the same code.
"""

from smartpick.store.bodies import body_of, noun_of
from smartpick.store.kinds import Kind, Reference
from smartpick.store.place import Place, chosen_place
from smartpick.store.record import Action, Add, Change, Record, Remove, Replace, StaleWriteError, new_id
from smartpick.store.store import Store

__all__ = [
    "Action",
    "Add",
    "Change",
    "Kind",
    "Place",
    "Record",
    "Reference",
    "Remove",
    "Replace",
    "StaleWriteError",
    "Store",
    "body_of",
    "chosen_place",
    "new_id",
    "noun_of",
]
