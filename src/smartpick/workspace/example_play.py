"""An example applicant to play with, in a store of its own: one's own data are never opened for it.

Actions of a play are numbered from ``FIRST_OF_PLAY`` on. A page that was opened before a play began, or before it was
ended, then never carries a number that means something in the other store, so nothing is taken back or overwritten by
mistake.
"""

from datetime import date
from typing import Any

from smartpick.applicant import example_text, read_profile_text
from smartpick.experience import TABLES, example_portfolio, to_json
from smartpick.store import Action, Change, Document, Record, Store
from smartpick.store.applying import now
from smartpick.store.canonical import canonical
from smartpick.workspace.profiles import PROFILE, PROFILE_ID, profile_body

__all__ = ["FIRST_OF_PLAY", "begin_play"]

#: More than anybody will ever do to their own data.
FIRST_OF_PLAY = 1_000_000_000


def begin_play(store: Store, name: str, on: date) -> Action:
    """Fill an empty store with an example applicant: the profile, and everything that was logged.

    Raises ``UserError`` when there is no example of that name.
    """
    data = read_profile_text(example_text(name).encode(), f"{name}.toml", on=on)
    logged = example_portfolio(name)
    bodies: list[tuple[str, str, dict[str, Any]]] = [
        (one.id, kind, to_json(one)) for table, kind in TABLES.items() for one in getattr(logged, table)
    ]
    bodies.append((PROFILE_ID, PROFILE, profile_body(data, name)))
    made = sorted(
        (Change(one, kind, None, canonical(body)) for one, kind, body in bodies), key=lambda c: c.id
    )
    words = f"Began to play with the example applicant {data['label']}"
    action = Action(FIRST_OF_PLAY, now(), words, "do", None, tuple(made))
    records = tuple(Record(one.id, one.kind, FIRST_OF_PLAY, one.after or "") for one in made)
    store.take_in(Document(records, (action,), {}), words)
    return action
