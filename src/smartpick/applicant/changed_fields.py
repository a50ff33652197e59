"""A profile with some fields changed, as text: what "and if my score were 260?" means."""

import copy
import tomllib
from typing import Any

from smartpick.errors import Problem, UserError

__all__ = ["with_changes"]


def with_changes(data: dict[str, Any], changes: tuple[str, ...]) -> dict[str, Any]:
    """Return profile data with changes such as ``exams.step2ck.score=260``; the data given stays as it is.

    The name is the field's dotted name; where it leads through a list of tables the last one is meant. The value is
    written as in the file (``true``, ``260``, ``"2026-05"``); a bare word is taken as text, nothing takes the field
    out. Raises ``UserError`` with every change that cannot be made; whether the result is a sensible profile is for
    the ordinary checks to say.
    """
    found: dict[str, Any] = copy.deepcopy(data)
    problems = []
    for change in changes:
        name, sign, value = change.partition("=")
        keys = [key.strip() for key in name.split(".")]
        if not sign or not all(keys):
            problems.append(
                Problem(
                    "This is not a change.", "Write FIELD=VALUE, for example exams.step2ck.score=260.", change
                )
            )
            continue
        problem = _change(found, keys, value.strip())
        if problem:
            problems.append(Problem(problem, "See docs/profile.md for the fields of a profile.", change))
    if problems:
        raise UserError(problems)
    return found


def _change(data: dict[str, Any], keys: list[str], value: str) -> str:
    """Make one change in place; return what is wrong with it, or nothing."""
    node: Any = data
    for key in keys[:-1]:
        node = node.setdefault(key, {}) if isinstance(node, dict) else None
        if isinstance(node, list):
            if not node:
                return f"{key} is an empty list here, so there is nothing in it to change."
            node = node[-1]
        if not isinstance(node, dict):
            return f"{key} holds a value, not a table."
    if not value:
        node.pop(keys[-1], None)
        return ""
    try:
        node[keys[-1]] = tomllib.loads(f"value = {value}")["value"]
    except tomllib.TOMLDecodeError:
        node[keys[-1]] = value
    return ""
