"""A pick asked for in a JSON document: every fault is named at once, with its place.

{"programs": [{"id": "a", "specialty": "X", "utility": 1, "chances": {"none": [0.1], "gold": [0.3]}, "cost":
5}],
 "node_weights": [1], "outside_utility": 0, "budget": 100, "max_programs": 10,
 "fees": {"X": [[30, 11], [null, 30]]}, "flat": {"X": {"first": 5, "price": 50}}, "signals": {"X": {"gold":
 3}}, "minimum": {"X": 1}, "pins": [], "bans": [], "gap": 1e-6}

Only ``programs`` must be there (and ``node_weights`` when a chance list has more than one entry).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

import numpy as np

from smartpick.errors import UserError
from smartpick.picks.document_faults import Faults
from smartpick.picks.problem import Problem
from smartpick.season import Fees

__all__ = ["ListQuestion", "read_list"]

KEYS = (
    "programs", "node_weights", "outside_utility", "budget", "max_programs", "fees", "flat", "signals", "minimum",
    "pins", "bans", "gap",
)  # fmt: skip
PROGRAM_KEYS = ("id", "specialty", "utility", "chances", "cost")
NO_SIGNAL = "none"
DEFAULT_GAP = 1e-6
MOST = 10**9  # a count beyond every list


@dataclass(frozen=True, slots=True, eq=False)
class ListQuestion:
    """A problem, the names of its programs, specialties and levels, the gap wanted, and warnings."""

    problem: Problem
    ids: tuple[str, ...]
    specialties: tuple[str, ...]
    levels: tuple[str, ...]
    gap: float
    warnings: tuple[str, ...]


def read_list(document: Any, name: str = "list") -> ListQuestion:
    """Return the question asked in a parsed JSON document; ``name`` is shown in faults.

    Raises ``UserError`` with every fault of the document at once.
    """
    faults = Faults(name)
    if not isinstance(document, Mapping):
        faults.add("", "The document is not an object.", 'Write {"programs": [...], "node_weights": [...]}.')
        raise UserError(faults.found)
    faults.unknown_keys(document, KEYS, "")
    question = _Reader(document, faults).read()
    if question is None or faults.found:
        raise UserError(faults.found)
    return question


class _Reader:
    """Walks through one document; what is wrong goes to ``faults`` and reading goes on."""

    def __init__(self, document: Mapping[str, Any], faults: Faults) -> None:
        self.document = document
        self.faults = faults
        self.warnings: list[str] = []

    def read(self) -> ListQuestion | None:
        programs = self._programs()
        weights = self._weights(programs)
        levels = self._levels(programs)
        ids = self._ids(programs)
        specialties = tuple(
            dict.fromkeys(p["specialty"] for p in programs if isinstance(p.get("specialty"), str))
        )
        utility, cost = np.zeros(len(programs)), np.zeros(len(programs))
        chances = np.full((len(programs), len(levels), len(weights)), np.nan)
        for i, program in enumerate(programs):
            if not program:
                continue
            place = f"programs[{i}]"
            utility[i] = self.faults.number(program, "utility", place, required=True)
            cost[i] = self.faults.number(program, "cost", place, low=0.0, default=0.0)
            self._chances(program, place, levels, chances[i])
        tables = _Tables(self.document, self.faults, self.warnings, specialties, levels)
        fees, signals, minimum = tables.fees(), tables.signals(), tables.minimum()
        pins, bans = self._marked("pins", ids), self._marked("bans", ids)
        both = set(pins) & set(bans)
        for name in dict.fromkeys(i for i in pins if i in both):
            self.faults.add("pins", f"{name!r} is pinned and banned at once.", "Remove one of the two.")
        number, whole = self.faults.number, self.faults.whole
        budget = number(self.document, "budget", "", low=0.0, default=np.inf)
        most = whole(self.document, "max_programs", "", default=None)
        outside = number(self.document, "outside_utility", "", default=0.0)
        gap = number(self.document, "gap", "", low=0.0, default=DEFAULT_GAP)
        if self.faults.found:
            return None
        code = {name: i for i, name in enumerate(specialties)}
        problem = Problem(
            chances=chances,
            node_weights=np.array(weights),
            utility=utility,
            outside_utility=outside,
            specialty=np.array([code[p["specialty"]] for p in programs], dtype=np.int64),
            fees=fees,
            own_cost=cost,
            signals=signals,
            budget=None if np.isinf(budget) else budget,
            max_programs=most,
            pins=np.array([i in set(pins) for i in ids], dtype=bool),
            bans=np.array([i in set(bans) for i in ids], dtype=bool),
            minimum=minimum,
            ids=ids,
            specialty_names=specialties,
        )
        return ListQuestion(problem, ids, specialties, levels, gap, tuple(self.warnings))

    def _programs(self) -> list[Mapping[str, Any]]:
        given = self.document.get("programs")
        if not isinstance(given, list):
            what = (
                "There are no programs."
                if "programs" not in self.document
                else "The programs are not a list."
            )
            self.faults.add(
                "programs", what, 'Write [{"id": ..., "specialty": ..., "utility": ..., "chances": ...}].'
            )
            return []
        programs: list[Mapping[str, Any]] = []
        for i, program in enumerate(given):
            place = f"programs[{i}]"
            if not isinstance(program, Mapping) or not program:
                self.faults.add(place, "This is not an object that describes a program.")
                program = {}  # noqa: PLW2901  (keeps the numbering of the others)
            else:
                self.faults.unknown_keys(program, PROGRAM_KEYS, place)
                for key in ("id", "specialty"):
                    if not isinstance(program.get(key), str) or not program[key].strip():
                        what = "This is missing" if key not in program else f"{program[key]!r} is not a name"
                        self.faults.add(f"{place}.{key}", f"{what}.", "Give a text that is not empty.")
            programs.append(program)
        return programs

    def _ids(self, programs: list[Mapping[str, Any]]) -> tuple[str, ...]:
        first: dict[str, int] = {}
        for i, program in enumerate(programs):
            name = program.get("id")
            if isinstance(name, str) and first.setdefault(name, i) != i:
                self.faults.add(
                    f"programs[{i}].id",
                    f"{name!r} is already the id of programs[{first[name]}].",
                    "Rename one.",
                )
        return tuple(str(p.get("id")) for p in programs)

    def _weights(self, programs: list[Mapping[str, Any]]) -> list[float]:
        if "node_weights" not in self.document:
            lists = [
                v for p in programs if isinstance(p.get("chances"), Mapping) for v in p["chances"].values()
            ]
            if any(isinstance(v, list) and len(v) != 1 for v in lists):
                self.faults.add(
                    "node_weights", "This is missing.", "Give one weight for each entry of a chance list."
                )
            return [1.0]
        weights = self.faults.numbers(self.document["node_weights"], "node_weights", low=0.0)
        if weights is None:
            return [1.0]
        if not weights:
            self.faults.add("node_weights", "This is empty.", "Give at least one weight.")
        elif sum(weights) <= 0:
            self.faults.add("node_weights", "The weights must not all be zero.")
        elif not np.isfinite(sum(weights)):
            self.faults.add("node_weights", "The weights add up to more than a number can hold.")
        return weights or [1.0]

    @staticmethod
    def _levels(programs: list[Mapping[str, Any]]) -> tuple[str, ...]:
        found = [m for p in programs if isinstance(p.get("chances"), Mapping) for m in p["chances"]]
        return tuple(dict.fromkeys([NO_SIGNAL, *found]))

    def _chances(
        self,
        program: Mapping[str, Any],
        place: str,
        levels: tuple[str, ...],
        row: np.ndarray[Any, np.dtype[np.float64]],
    ) -> None:
        given = program.get("chances")
        if not isinstance(given, Mapping) or not given:
            self.faults.add(
                f"{place}.chances", "This must be an object with a list of chances for each signal level."
            )
            return
        for level, values in given.items():
            at = f"{place}.chances.{level}"
            found = self.faults.numbers(values, at, low=0.0, high=1.0)
            if found is not None and len(found) != row.shape[1]:
                what = f"This has {len(found)} entries, but there are {row.shape[1]} node weights."
                self.faults.add(at, what, "Give one chance for each node.")
            elif found is not None:
                row[levels.index(level)] = found

    def _marked(self, key: str, ids: tuple[str, ...]) -> list[str]:
        given = self.document.get(key) or []
        if not isinstance(given, list):
            self.faults.add(key, "This is not a list of ids.")
            return []
        known, seen = set(ids), set()
        for i, name in enumerate(given):
            if not isinstance(name, str) or name not in known:
                close = get_close_matches(str(name), ids, n=1)
                hint = f"Did you mean {close[0]!r}?" if close else "Use the id of a program in the list."
                self.faults.add(f"{key}[{i}]", f"{name!r} is not the id of a program.", hint)
            elif name in seen:
                self.faults.add(f"{key}[{i}]", f"{name!r} is listed twice.", "Remove one.")
            seen.add(name if isinstance(name, str) else "")
        return [name for name in given if isinstance(name, str)]


class _Tables:
    """Reads what is given per specialty: fees, flat prices, signals, minima."""

    def __init__(
        self,
        document: Mapping[str, Any],
        faults: Faults,
        warnings: list[str],
        specialties: tuple[str, ...],
        levels: tuple[str, ...],
    ) -> None:
        self.document, self.faults, self.warnings = document, faults, warnings
        self.specialties, self.levels = specialties, levels

    def _table(self, key: str) -> dict[str, Any]:
        given = self.document.get(key)
        if given is None:
            return {}
        if not isinstance(given, Mapping):
            self.faults.add(key, "This is not an object with one entry for each specialty.")
            return {}
        for name in given:
            if name not in self.specialties:
                close = get_close_matches(str(name), self.specialties, n=1)
                hint = f" Did you mean {close[0]!r}?" if close else ""
                self.warnings.append(
                    f"{key}.{name}: no program has this specialty, so it changes nothing.{hint}"
                )
        return dict(given)

    def fees(self) -> list[Fees | None]:
        tiers = {name: self._tiers(value, f"fees.{name}") for name, value in self._table("fees").items()}
        flat = {name: self._flat(value, f"flat.{name}") for name, value in self._table("flat").items()}
        free = ((None, 0.0),)
        return [
            Fees(tiers.get(name, free), flat.get(name)) if name in tiers or name in flat else None
            for name in self.specialties
        ]

    def _tiers(self, given: Any, place: str) -> tuple[tuple[int | None, float], ...]:
        shape = "Write [[30, 11], [null, 30]]: up to which count, price of each; the last without end."
        if not isinstance(given, list) or not given:
            self.faults.add(place, "This is not a list of tiers.", shape)
            return ()
        tiers: list[tuple[int | None, float]] = []
        before = 0
        for i, tier in enumerate(given):
            at = f"{place}[{i}]"
            if not isinstance(tier, list) or len(tier) != 2:
                self.faults.add(at, "This is not a pair of count and price.", shape)
                continue
            price = self.faults.number({"price": tier[1]}, "price", at, low=0.0, label=f"{at}[1]")
            if (tier[0] is None) != (i == len(given) - 1):
                self.faults.add(f"{at}[0]", "This must be null in the last tier and only there.", shape)
                continue
            upto = None
            if tier[0] is not None:
                upto = self.faults.whole({"upto": tier[0]}, "upto", at, low=1, label=f"{at}[0]", default=None)
                if upto is not None and upto <= before:
                    self.faults.add(f"{at}[0]", f"{upto} is not above the tier before, {before}.", shape)
                before = max(before, upto or 0)
            tiers.append((upto, price))
        return tuple(tiers)

    def _flat(self, given: Any, place: str) -> tuple[int, float] | None:
        if not isinstance(given, Mapping):
            self.faults.add(place, "This is not an object.", 'Write {"first": 5, "price": 50}.')
            return None
        self.faults.unknown_keys(given, ("first", "price"), place)
        first = self.faults.whole(given, "first", place, required=True, default=0)
        return first or 0, self.faults.number(given, "price", place, low=0.0, required=True)

    def signals(self) -> np.ndarray[Any, np.dtype[np.int64]]:
        caps = np.zeros((max(len(self.specialties), 1), len(self.levels)), dtype=np.int64)
        for name, given in self._table("signals").items():
            if not isinstance(given, Mapping):
                self.faults.add(
                    f"signals.{name}", "This is not an object.", 'Write {"gold": 3, "silver": 12}.'
                )
                continue
            for level in given:
                count = self.faults.whole(given, level, f"signals.{name}", required=True, default=0) or 0
                if level == NO_SIGNAL:
                    self.faults.add(
                        f"signals.{name}.{level}", "This is no signal and has no limit.", "Remove it."
                    )
                elif level not in self.levels:
                    self.warnings.append(f"signals.{name}.{level}: no program has a chance with this signal.")
                elif name in self.specialties:
                    caps[self.specialties.index(name), self.levels.index(level)] = min(count, MOST)
        return caps

    def minimum(self) -> np.ndarray[Any, np.dtype[np.int64]]:
        least = np.zeros(max(len(self.specialties), 1), dtype=np.int64)
        table = self._table("minimum")
        for name in table:
            count = self.faults.whole(table, name, "minimum", required=True, default=0) or 0
            if name in self.specialties:
                least[self.specialties.index(name)] = min(count, MOST)
            elif count:
                self.faults.add(f"minimum.{name}", "This cannot be met: no program has this specialty.")
        return least
