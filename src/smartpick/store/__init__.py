"""Memory: everything the user keeps, its whole history, its backups; the only room that knows a database.

Comes in: records of the kinds that the caller names, each an id, a kind and a JSON body, in actions described by words.
Goes out: the same records, found by id, kind, day, words or what they refer to; the log of every change, and undo of
any of them; backups, exports, what the doctor finds. SQLite by default, PostgreSQL with the same code.
"""

from smartpick.store.backup import Restored, back_up, export, needs_passphrase, restore
from smartpick.store.catalog import KINDS
from smartpick.store.deleting import Belongings, belongings, delete_everything
from smartpick.store.doctor import Finding, examine
from smartpick.store.document import Document, read_document
from smartpick.store.exporting import exported
from smartpick.store.importing import Imported, Policy
from smartpick.store.kinds import Kind, Reference
from smartpick.store.place import Place, chosen_place
from smartpick.store.reading import ids_beginning
from smartpick.store.record import Action, Add, Change, Edit, Record, Remove, Replace, StaleWriteError, new_id
from smartpick.store.store import Store

__all__ = [
    "KINDS",
    "Action",
    "Add",
    "Belongings",
    "Change",
    "Document",
    "Edit",
    "Finding",
    "Imported",
    "Kind",
    "Place",
    "Policy",
    "Record",
    "Reference",
    "Remove",
    "Replace",
    "Restored",
    "StaleWriteError",
    "Store",
    "back_up",
    "belongings",
    "chosen_place",
    "delete_everything",
    "examine",
    "export",
    "exported",
    "ids_beginning",
    "needs_passphrase",
    "new_id",
    "read_document",
    "restore",
]
