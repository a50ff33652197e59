"""Portfolio, profile and facts as they are kept: read from the store as a whole, written in actions described by words.

Comes in: an open store, records of the portfolio, data of a profile, reports about programs. Goes out: a ``Kept``
portfolio, a ``KeptProfile``, ``KeptFacts``, and one action for every write, after what cannot be true and what says
who a patient is was refused. Every door that shows or changes them goes through here. ``applicant_in_use`` is imported
by name where it is needed: the engine behind it takes seconds to load.
"""

from smartpick.workspace.contact_file import ContactsTaken, take_contacts
from smartpick.workspace.example_play import FIRST_OF_PLAY, begin_play
from smartpick.workspace.facts import (
    FACT_PREFERENCE,
    FACT_REPORT,
    FactEvent,
    KeptFacts,
    add_reports,
    correct_report,
    fact_concerns,
    fact_history,
    free_fact_id,
    kept_facts,
    prefer_report,
    retract_report,
    withdraw_preference,
)
from smartpick.workspace.guarding import (
    Concern,
    concern_documents,
    concerns,
    must_not_identify,
    text_concerns,
)
from smartpick.workspace.kept import Kept, kept, kind_of
from smartpick.workspace.naming import free_name
from smartpick.workspace.profiles import (
    PROFILE,
    KeptProfile,
    keep_profile,
    kept_profile,
    remove_profile,
)
from smartpick.workspace.reference_tree import resting_on
from smartpick.workspace.tie import Tie
from smartpick.workspace.writing import Taken, add, answer_tie, change, possible, remove, take_in

__all__ = [
    "FACT_PREFERENCE",
    "FACT_REPORT",
    "FIRST_OF_PLAY",
    "PROFILE",
    "Concern",
    "ContactsTaken",
    "FactEvent",
    "Kept",
    "KeptFacts",
    "KeptProfile",
    "Taken",
    "Tie",
    "add",
    "add_reports",
    "answer_tie",
    "begin_play",
    "change",
    "concern_documents",
    "concerns",
    "correct_report",
    "fact_concerns",
    "fact_history",
    "free_fact_id",
    "free_name",
    "keep_profile",
    "kept",
    "kept_facts",
    "kept_profile",
    "kind_of",
    "must_not_identify",
    "possible",
    "prefer_report",
    "remove",
    "remove_profile",
    "resting_on",
    "retract_report",
    "take_contacts",
    "take_in",
    "text_concerns",
    "withdraw_preference",
]
