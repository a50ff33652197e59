"""Canonical JSON: one text for one value, so that equal data are equal bytes on every machine and database.

Keys sorted by code point, no spaces, UTF-8 as it is, numbers as Python writes them; no NaN, no infinity, no half
characters (lone surrogates), no key twice.
"""

import json
from typing import Any

from smartpick.errors import Problem, UserError

__all__ = ["canonical", "parsed"]

_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def canonical(value: Any, where: str = "") -> str:
    """Return the one canonical text of a JSON value; raise ``UserError`` when it has none."""
    try:
        text = _ENCODER.encode(value)
        text.encode()
    except UnicodeEncodeError as fault:
        near = fault.object[max(0, fault.start - 20) : fault.start]
        what = f"The text after {near!r} holds half a character, which cannot be kept."
        raise UserError(Problem(what, "Type it again.", where)) from fault
    except RecursionError as fault:
        raise UserError(
            Problem("This is nested too deeply.", "Keep lists and tables flat.", where)
        ) from fault
    except ValueError as fault:
        what = "A number is infinite or not a number at all, which JSON cannot hold."
        raise UserError(Problem(what, "Leave it out if it is not known.", where)) from fault
    return text


def parsed(text: str, where: str = "") -> Any:
    """Return the value of a JSON text; raise ``UserError`` unless it is JSON with no key twice."""
    try:
        return json.loads(text, object_pairs_hook=_object, parse_constant=_refuse)
    except json.JSONDecodeError as fault:
        place = f"{where or 'text'}: line {fault.lineno}, column {fault.colno}"
        problem = Problem(f"This is not JSON: {fault.msg}.", "Use an unchanged export.", place)
    except RecursionError:
        problem = Problem("This is nested too deeply.", "Keep lists and tables flat.", where)
    except ValueError as fault:
        problem = Problem(f"This is not JSON: {fault}.", "Use an unchanged export.", where)
    raise UserError(problem)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        keys = [key for key, _ in pairs]
        raise ValueError(f"the key {next(key for key in keys if keys.count(key) > 1)!r} stands twice")
    return found


def _refuse(constant: str) -> Any:
    raise ValueError(f"{constant} is not a number of JSON")
