"""The question of the decision room: which programs, at which signal level, under which limits.

Everything is an array over the n programs, the L signal levels (0 = no signal) and the Q latent nodes,
checked once when the ``Problem`` is made.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from smartpick.errors import Problem as Fault
from smartpick.errors import UserError
from smartpick.season import Fees

__all__ = ["Problem"]

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]
MOST_SHOWN = 5  # faults of one kind that are spelt out


@dataclass(frozen=True, slots=True, eq=False)
class Problem:
    """Programs, chances, worth and limits; arrays are converted and checked on creation.

    ``chances[p, l, q]`` is the chance that the applicant can match at program p with signal level l, given
    latent node q; a column that is nan at every node means that the level is not available there. Level 0 is
    "no signal" and is never capped. ``node_weights`` are normalised. ``utility`` ranks the programs; a
    program at or below ``outside_utility`` adds nothing to the value. ``fees[s]`` is the schedule of
    specialty s (None or missing: free); ``own_cost[p]`` is added to it. ``signals[s, l]`` caps how many
    programs of specialty s may get level l >= 1. ``minimum[s]`` programs of specialty s must be chosen. With
    ``interview_capacity`` C, ``interview[p, l, q]`` is the chance to be interviewed and the applicant attends
    the best use of C expected interviews at every node. ``ids`` break exact ties (without them, the content
    of the row does, then its position).

    Raises ``UserError`` with every fault of the arrays at once.
    """

    chances: Floats
    node_weights: Floats
    utility: Floats
    outside_utility: float = 0.0
    specialty: Integers | None = None
    fees: Sequence[Fees | None] = ()
    own_cost: Floats | None = None
    signals: Integers | None = None
    budget: float | None = None
    max_programs: int | None = None
    pins: Flags | None = None
    bans: Flags | None = None
    minimum: Integers | None = None
    interview: Floats | None = None
    interview_capacity: float | None = None
    ids: Sequence[str] | None = None
    specialty_names: Sequence[str] | None = None

    def __post_init__(self) -> None:
        put = object.__setattr__
        put(self, "chances", np.ascontiguousarray(self.chances, dtype=np.float64))
        faults = _shape_faults(self)
        if faults:
            raise UserError(faults)
        put(self, "node_weights", _floats(self.node_weights))
        put(self, "utility", _floats(self.utility))
        n = len(self.chances)
        if self.specialty is not None:
            put(self, "specialty", np.asarray(self.specialty, dtype=np.int64))
        if self.interview is not None:
            put(self, "interview", np.ascontiguousarray(self.interview, dtype=np.float64))
        for name in ("pins", "bans"):
            flags = getattr(self, name)
            put(self, name, np.zeros(n, dtype=bool) if flags is None else np.asarray(flags, dtype=bool))
        put(self, "own_cost", np.zeros(n) if self.own_cost is None else _floats(self.own_cost))
        faults = _content_faults(self)
        if faults:
            raise UserError(faults)
        total = float(self.node_weights.sum())
        if abs(total - 1.0) > 1e-12:  # so that a copy of a problem has the same weights, to the last bit
            put(self, "node_weights", self.node_weights / total)

    def specialty_name(self, code: int) -> str:
        """Return what a sentence calls a specialty."""
        names = self.specialty_names
        return str(code) if names is None or code >= len(names) else names[code]

    @property
    def n(self) -> int:
        """Return the number of programs."""
        return int(self.chances.shape[0])

    @property
    def levels(self) -> int:
        """Return the number of signal levels, "no signal" included."""
        return int(self.chances.shape[1])

    @property
    def nodes(self) -> int:
        """Return the number of latent nodes."""
        return int(self.chances.shape[2])

    @property
    def specialties(self) -> int:
        """Return the number of specialties (codes 0 .. specialties - 1)."""
        codes = self.codes()
        return max(len(self.fees), int(codes.max(initial=-1)) + 1, 1)

    def codes(self) -> Integers:
        """Return the specialty code of every program (all 0 when none were given)."""
        return np.zeros(self.n, dtype=np.int64) if self.specialty is None else self.specialty

    def available(self) -> Flags:
        """Return whether each (program, level) exists, shape (n, L)."""
        return ~np.isnan(self.chances[:, :, 0]) if self.nodes else np.zeros((self.n, self.levels), dtype=bool)

    def caps(self) -> Integers:
        """Return how many programs of a specialty may take a level, shape (S, L); level 0 has no cap."""
        caps = np.zeros((self.specialties, self.levels), dtype=np.int64)
        if self.signals is not None:
            given = np.asarray(self.signals, dtype=np.int64)
            caps[: given.shape[0], : given.shape[1]] = given
        caps[:, 0] = self.n
        return caps

    def minima(self) -> Integers:
        """Return how many programs of each specialty must be chosen, shape (S,)."""
        least = np.zeros(self.specialties, dtype=np.int64)
        if self.minimum is not None:
            given = np.asarray(self.minimum, dtype=np.int64)
            least[: len(given)] = given
        return least


def _floats(values: ArrayLike) -> Floats:
    return np.ascontiguousarray(values, dtype=np.float64)


def _shape_faults(problem: Problem) -> list[Fault]:
    shape = problem.chances.shape
    if len(shape) != 3 or min(shape[1:]) < 1:
        return [
            Fault(f"chances must have the shape (programs, levels, nodes), not {shape}.", where="chances")
        ]
    n, _, nodes = shape
    wanted: list[tuple[str, ArrayLike | None, tuple[int, ...]]] = [
        ("node_weights", problem.node_weights, (nodes,)),
        ("utility", problem.utility, (n,)),
        ("specialty", problem.specialty, (n,)),
        ("own_cost", problem.own_cost, (n,)),
        ("pins", problem.pins, (n,)),
        ("bans", problem.bans, (n,)),
        ("interview", problem.interview, shape),
    ]
    faults = [
        Fault(f"This has the shape {np.shape(value)}, but {need} was expected.", where=name)
        for name, value, need in wanted
        if value is not None and np.shape(value) != need
    ]
    if problem.ids is not None and len(problem.ids) != n:
        faults.append(Fault(f"This has {len(problem.ids)} entries for {n} programs.", where="ids"))
    return faults


def _outside(name: str, values: Floats, low: float, high: float, *, gaps: bool = False) -> list[Fault]:
    bad = ~((values >= low) & (values <= high))
    if gaps:
        bad &= ~np.isnan(values)
    return [
        Fault(f"{values[tuple(at)]} lies outside {low:g} to {high:g}.", where=f"{name}{at.tolist()}")
        for at in np.argwhere(bad)[:MOST_SHOWN]
    ]


def _content_faults(problem: Problem) -> list[Fault]:
    huge = np.finfo(np.float64).max
    own, pins, bans = problem.own_cost, problem.pins, problem.bans
    assert own is not None  # noqa: S101  (set by __post_init__)
    assert pins is not None  # noqa: S101
    assert bans is not None  # noqa: S101
    faults = _outside("chances", problem.chances, 0.0, 1.0, gaps=True)
    missing = np.isnan(problem.chances)
    faults += [
        Fault("This is nan at some nodes and a number at others.", where=f"chances{at.tolist()}")
        for at in np.argwhere(missing.any(axis=2) & ~missing.all(axis=2))[:MOST_SHOWN]
    ]
    faults += _outside("node_weights", problem.node_weights, 0.0, huge)
    if not faults and not problem.node_weights.sum() > 0:
        faults.append(Fault("The weights must not all be zero.", where="node_weights"))
    faults += _outside("utility", problem.utility, -huge, huge)
    faults += _outside("own_cost", own, 0.0, huge)
    if not np.isfinite(problem.outside_utility):
        faults.append(Fault(f"{problem.outside_utility} is not a number.", where="outside_utility"))
    if problem.budget is not None and not problem.budget >= 0:
        faults.append(Fault(f"{problem.budget} must be 0 or more.", where="budget"))
    if problem.max_programs is not None and problem.max_programs < 0:
        faults.append(Fault(f"{problem.max_programs} must be 0 or more.", where="max_programs"))
    faults += [
        Fault("This is pinned and banned at once.", "Remove one of the two.", where=f"pins[{p}]")
        for p in np.flatnonzero(pins & bans)[:MOST_SHOWN]
    ]
    return faults + _interview_faults(problem) + _table_faults(problem)


def _interview_faults(problem: Problem) -> list[Fault]:
    capacity = problem.interview_capacity
    if capacity is None:
        return []
    if problem.interview is None:
        return [Fault("This needs the interview chances as well.", where="interview_capacity")]
    if not capacity >= 0:
        return [Fault(f"{capacity} must be 0 or more.", where="interview_capacity")]
    known = problem.available()
    found = problem.interview[known]
    return (
        []
        if bool(np.all((found >= 0) & (found <= 1)))
        else [Fault("The chances must lie between 0 and 1.", where="interview")]
    )


def _table_faults(problem: Problem) -> list[Fault]:
    faults = []
    codes, count = problem.codes(), problem.specialties
    if codes.min(initial=0) < 0:
        faults.append(Fault("This must be 0 or more.", where="specialty"))
    if problem.signals is not None:
        shape = np.shape(problem.signals)
        if (
            len(shape) != 2
            or shape[0] > count
            or shape[1] > problem.levels
            or np.min(problem.signals, initial=0) < 0
        ):
            faults.append(
                Fault(f"This must be counts of the shape ({count}, {problem.levels}).", where="signals")
            )
    if problem.minimum is not None:
        shape = np.shape(problem.minimum)
        if len(shape) != 1 or shape[0] > count or np.min(problem.minimum, initial=0) < 0:
            faults.append(Fault(f"This must be {count} counts.", where="minimum"))
    for s, schedule in enumerate(problem.fees):
        faults += [] if schedule is None else _schedule_faults(schedule, f"fees[{s}]")
    return faults


def _schedule_faults(schedule: Fees, where: str) -> list[Fault]:
    faults, before = [], 0
    for i, (upto, price) in enumerate(schedule.tiers):
        last = i == len(schedule.tiers) - 1
        if not 0 <= price < float("inf"):
            faults.append(Fault(f"This has the price {price}; it must be 0 or more.", where=f"{where}[{i}]"))
        if (upto is None) != last:
            faults.append(
                Fault("This must be open (no count) in the last tier and only there.", where=f"{where}[{i}]")
            )
        elif upto is not None:
            if upto <= before:
                faults.append(
                    Fault(f"This ends at {upto}, which is not above {before}.", where=f"{where}[{i}]")
                )
            before = max(before, upto)
    if schedule.flat is not None:
        covered, opening = schedule.flat
        if covered < 0 or not 0 <= opening < float("inf"):
            faults.append(
                Fault(f"The flat price ({covered}, {opening}) must be two numbers, 0 or more.", where=where)
            )
    return faults
