"""Wishes about the list, changed one at a time in the kept profile: pinned and banned programs, the budget."""

import copy
from collections.abc import Callable
from typing import Any, Literal

from smartpick.errors import Problem, UserError
from smartpick.programs import Directory
from smartpick.store import Action, Store
from smartpick.workspace.profiles import keep_profile, kept_profile

__all__ = ["Wish", "set_budget", "set_wish"]

Wish = Literal["pin", "ban", ""]
_LISTS: dict[Wish, str] = {"pin": "pins", "ban": "bans"}
_WORDS: dict[Wish, str] = {"pin": "Pinned", "ban": "Banned", "": "No wish any more about"}


def set_wish(store: Store, directory: Directory, acgme_id: str, wish: Wish) -> Action | None:
    """Pin a program, ban it, or neither. Raises ``UserError`` when there is no such program, or no profile."""
    program = directory.by_id(acgme_id)

    def change(preferences: dict[str, Any]) -> None:
        for key in _LISTS.values():
            kept = [str(one) for one in preferences.get(key, ()) if str(one) != acgme_id]
            if _LISTS.get(wish) == key:
                kept.append(acgme_id)
            _put(preferences, key, kept or None)

    return _changed(store, f"{_WORDS[wish]} {program.name}, {program.city}, {program.state}", change)


def set_budget(store: Store, dollars: float | None) -> Action | None:
    """Keep a budget in dollars, or none: then the list ends where another 100 dollars buy too little."""
    words = (
        "No budget: the list ends at its stop point"
        if dollars is None
        else f"Set the budget to ${dollars:,.0f}"
    )
    return _changed(store, words, lambda preferences: _put(preferences, "budget", dollars))


def _put(table: dict[str, Any], key: str, value: Any) -> None:
    if value is None:
        table.pop(key, None)
    else:
        table[key] = value


def _changed(store: Store, words: str, change: Callable[[dict[str, Any]], None]) -> Action | None:
    held = kept_profile(store)
    if held is None:
        raise UserError(Problem("There is no profile yet.", "Answer the three questions first."))
    data = copy.deepcopy(held.data)
    change(data.setdefault("preferences", {}))
    return keep_profile(store, data, words, held.revision)
