"""Collecting what is wrong with a JSON document, with the place of each fault."""

import math
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from smartpick.errors import Problem as Fault

__all__ = ["Faults"]


class Faults:
    """Faults found so far; the readers return something harmless where they found one."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.found: list[Fault] = []

    def add(self, place: str, what: str, way_out: str = "") -> None:
        """Note one fault."""
        self.found.append(Fault(what, way_out, f"{self.name}: {place}" if place else self.name))

    def unknown_keys(self, given: Mapping[str, Any], known: Iterable[str], place: str) -> None:
        """Note every key that nothing reads, with the nearest one that is read."""
        names = list(known)
        for key in given:
            if key not in names:
                close = get_close_matches(str(key), names, n=1, cutoff=0.5)
                hint = f"Did you mean {close[0]!r}?" if close else f"Known keys are {', '.join(names)}."
                self.add(f"{place}.{key}" if place else str(key), "This key is not known.", hint)

    def number(
        self,
        given: Mapping[str, Any],
        key: str,
        place: str,
        *,
        low: float = -math.inf,
        high: float = math.inf,
        required: bool = False,
        default: float = 0.0,
        label: str = "",
    ) -> float:
        """Return given[key] as a finite number in low .. high; null or a missing key give the default."""
        at = label or (f"{place}.{key}" if place else key)
        value = given.get(key)
        if value is None:
            if required:
                self.add(at, "This is missing." if key not in given else "null is not a number.")
            return default
        problem = _number_problem(value, low, high)
        if problem:
            self.add(at, problem)
            return default
        return float(value)

    def whole(
        self,
        given: Mapping[str, Any],
        key: str,
        place: str,
        *,
        low: int = 0,
        required: bool = False,
        default: int | None,
        label: str = "",
    ) -> int | None:
        """Return given[key] as a whole number of at least ``low``; null or a missing key give the default."""
        at = label or (f"{place}.{key}" if place else key)
        value = given.get(key)
        if value is None:
            if required:
                self.add(at, "This is missing." if key not in given else "null is not a whole number.")
            return default
        problem = _number_problem(value, low, math.inf)
        if not problem and float(value) != int(value):
            problem = f"{value} is not a whole number."
        if problem:
            self.add(at, problem)
            return default
        return int(value)

    def numbers(
        self, given: Any, place: str, *, low: float = -math.inf, high: float = math.inf
    ) -> list[float] | None:
        """Return a list of numbers; a single number counts as a list of one; None when it is neither."""
        values = given if isinstance(given, list) else [given]
        if not isinstance(given, list) and (isinstance(given, bool) or not isinstance(given, int | float)):
            self.add(place, "This is not a list of numbers.")
            return None
        problems = [(i, problem) for i, v in enumerate(values) if (problem := _number_problem(v, low, high))]
        for i, problem in problems:
            self.add(f"{place}[{i}]", problem)
        return None if problems else [float(v) for v in values]


def _number_problem(value: Any, low: float, high: float) -> str:
    if isinstance(value, bool) or not isinstance(value, int | float):
        shown = "null" if value is None else repr(value)
        return f"{shown if len(shown) <= 40 else shown[:37] + '...'} is not a number."
    try:
        number = float(value)
    except OverflowError:
        number = math.inf
    if not math.isfinite(number):
        return f"{number} is not a finite number."
    if not low <= number <= high:
        span = f"between {low:g} and {high:g}" if math.isfinite(high) else f"{low:g} or more"
        return f"{value} is not {span}."
    return ""
