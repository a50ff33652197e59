"""Contacts of a file, kept in the portfolio as one action; who is there already is not kept twice."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from smartpick.experience import Approach, to_json
from smartpick.store import Action, Store
from smartpick.workspace.guarding import Concern, concerns, must_not_identify
from smartpick.workspace.kept import Kept
from smartpick.workspace.naming import free_name
from smartpick.workspace.writing import add

__all__ = ["ContactsTaken", "take_contacts"]

#: The name that a contact has by its place in a file: another file has the same.
_BY_PLACE = re.compile(r"contact-\d+")


@dataclass(frozen=True, slots=True)
class ContactsTaken:
    """What was done (``None``: nobody was new), who is new, how many were there, what is to be looked at again."""

    action: Action | None
    new: tuple[Approach, ...]
    known: int
    to_check: tuple[Concern, ...]


def take_contacts(store: Store, held: Kept, words: str, given: Sequence[Approach], on: date) -> ContactsTaken:
    """Keep the contacts that are new. Raise ``UserError`` for what cannot be true or says who a patient is.

    A contact is known when its id is taken, or when name, address, department and institution are those of another.
    """
    known = {_who(one) for one in held.portfolio.approaches}
    new: list[Approach] = []
    for one in given:
        by_place = _BY_PLACE.fullmatch(one.id) is not None
        if (any(_who(one)) and _who(one) in known) or (one.id in held.records and not by_place):
            continue
        taken = {*held.records, *(other.id for other in new)}
        new.append(replace(one, id=free_name("approach", to_json(one), taken)) if by_place else one)
    found = must_not_identify(concerns(new, held.portfolio))
    action = add(store, held, words, new, on).action if new else None
    return ContactsTaken(action, tuple(new), len(given) - len(new), found)


def _who(one: Approach) -> tuple[str, ...]:
    said: Iterable[str | None] = (one.name, one.email, one.department, one.institution)
    return tuple(" ".join((text or "").casefold().split()) for text in said)
