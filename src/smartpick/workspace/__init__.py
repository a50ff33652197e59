"""The portfolio as it is kept: read from the store as a whole, written in actions described by words.

Comes in: an open store, and records of the portfolio. Goes out: a ``Kept`` portfolio, and one action for every write,
after what cannot be true and what says who a patient is was refused. Every door that shows or changes the portfolio
goes through here.
"""

from smartpick.workspace.guarding import Concern, concerns, must_not_identify
from smartpick.workspace.kept import Kept, kept, kind_of
from smartpick.workspace.naming import free_name
from smartpick.workspace.reference_tree import resting_on
from smartpick.workspace.tie import Tie
from smartpick.workspace.writing import Taken, add, answer_tie, change, remove, take_in

__all__ = [
    "Concern",
    "Kept",
    "Taken",
    "Tie",
    "add",
    "answer_tie",
    "change",
    "concerns",
    "free_name",
    "kept",
    "kind_of",
    "must_not_identify",
    "remove",
    "resting_on",
    "take_in",
]
