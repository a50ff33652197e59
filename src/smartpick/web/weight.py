"""How much memory an answer holds, so that what is remembered is bounded by bytes and not by number."""

import gc
import sys
from types import BuiltinFunctionType, CodeType, FunctionType, MethodType, ModuleType
from typing import Any

__all__ = ["weight"]

#: What is loaded once for all answers: program facts, the rules of the season, the market, classes and functions.
_SHARED_ROOMS = ("smartpick.programs.", "smartpick.season.", "smartpick.market.", "smartpick.store.")
_SHARED_CLASSES = ("smartpick.chances.assess.Market", "smartpick.web.desk.Desk")
_NO_DATA = (type, ModuleType, FunctionType, BuiltinFunctionType, MethodType, CodeType)
_HOLDING_NOTHING = frozenset((str, bytes, int, float, bool, type(None)))


def weight(answer: object) -> int:
    """Return about how many bytes an answer holds beside what all answers share."""
    total, seen, waiting = 0, set[int](), [answer]
    kinds: dict[type, bool] = {}
    while waiting:
        one = waiting.pop()
        kind = type(one)
        if kind not in kinds:
            kinds[kind] = _left_out(kind)
        if kinds[kind] or id(one) in seen:
            continue
        seen.add(id(one))
        total += sys.getsizeof(one)
        if kind in _HOLDING_NOTHING:
            continue
        waiting += gc.get_referents(one)
        # A view of an array keeps all of the array, and the collector of garbage does not know.
        base: Any = getattr(one, "base", None) if hasattr(one, "nbytes") else None
        if base is not None:
            waiting.append(base)
    return total


def _left_out(kind: type) -> bool:
    """Tell whether what is of a kind counts for nothing."""
    named = f"{kind.__module__}.{kind.__qualname__}"
    return issubclass(kind, _NO_DATA) or named.startswith(_SHARED_ROOMS) or named in _SHARED_CLASSES
