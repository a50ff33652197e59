"""What a worksheet already says when it is written, kept in a column of its own.

So a cell that nobody touched is no second source when the worksheet comes back.
"""

import json
from collections.abc import Mapping

from smartpick.errors import Problem, UserError
from smartpick.facts import FIELDS, Value, canonical_value

__all__ = ["known_before", "said_before"]

_LONGEST = 30_000


def known_before(values: Mapping[str, Value]) -> str:
    """Return values by field as the text of one cell; "" for none."""
    if not values:
        return ""
    return json.dumps(dict(values), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def said_before(text: str) -> Mapping[str, Value]:
    """Return what :func:`known_before` wrote; raise :class:`UserError` when it was changed by hand."""
    if not text:
        return {}
    try:
        found = json.loads(text[:_LONGEST])
        return {key: canonical_value(FIELDS[key], value) for key, value in found.items()}
    except (ValueError, AttributeError, KeyError, RecursionError, UserError):
        what = "The column that says what was known before was changed."
        way_out = "Put it back as it was, or empty it: then every value of the row counts as new."
        raise UserError(Problem(what, way_out, "known_before")) from None
