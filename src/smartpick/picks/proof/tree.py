"""Branch and bound: the linear solver proposes, our own arithmetic disposes.

Every node of the tree keeps to some rows, holds some programs, and counts each specialty within an interval. The
tangent model gives it a fractional list and prices; the Lagrangian bound at these (see ``lagrange``) is what counts,
fixes rows, and ends the node. Counts are split first: where a schedule bends down, until it is convex between the
counts left, and where a count is fractional.
"""

import heapq
from dataclasses import dataclass, replace
from itertools import count

import numpy as np
from numpy.typing import NDArray

from smartpick.picks.choosing import top_up
from smartpick.picks.instance import Instance
from smartpick.picks.moves import improve
from smartpick.picks.proof.lagrange import Bound, bound_at, decide
from smartpick.picks.proof.limited import LimitedModel
from smartpick.picks.proof.plane import plane_at, value_at
from smartpick.picks.proof.search import Search
from smartpick.picks.proof.tangents import TangentModel

__all__ = ["Node", "Tree"]

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]
WHOLE = 1e-6  # shares this near to 0 or 1 are whole
ROOT_ROUNDS = 12
ROUNDS = 3
ROUND_EVERY = 25
FEWER = 0.7
MOST_MODELS = 200


@dataclass(slots=True, eq=False)
class Node:
    """A part of the open lists: allowed rows (n, L), forced programs (n,), counts per specialty, and its bound."""

    bound: float
    allowed: Flags
    forced: Flags
    minimum: Integers
    maximum: Integers
    anchor: "Node | None" = None  # the node whose model it uses; None: its own

    def child(self) -> "Node":
        """Return a copy to be narrowed."""
        parts = (self.allowed.copy(), self.forced.copy(), self.minimum.copy(), self.maximum.copy())
        return Node(self.bound, *parts, self.anchor or self)

    def held(self) -> Integers:
        """Return the level of every program that is decided to be held, -1 for others, (n,)."""
        sure = self.forced & (self.allowed.sum(axis=1) == 1)
        return np.where(sure, self.allowed.argmax(axis=1), -1).astype(np.int64)

    def open_rows(self) -> int:
        """Return how many rows are neither held nor left out; at 0 one list at most is left."""
        return int(self.allowed.sum()) - int((self.held() >= 0).sum())


class Tree:
    """The open nodes of a search, best bound first; ``closed`` bounds everything that was left out."""

    def __init__(self, search: Search) -> None:
        self.search = search
        self.closed = -np.inf
        self.visited = 0
        self._heap: list[tuple[float, int, Node]] = []
        self._number = count()
        self._models: dict[tuple[int, bytes, bytes], tuple[Node, TangentModel]] = {}
        self._spans: list[tuple[int, int]] = []

    def grow(self) -> None:
        """Relax the root, narrow the problem to what that leaves open, and branch until the search is done."""
        search = self.search
        root = self._root()
        points = self._evaluate(root, ROOT_ROUNDS, polish=True)
        search.lower(max(root.bound, self.closed))
        if search.done():
            return
        search.allowed, search.forced = root.allowed, root.forced
        kept = search.narrow()
        self._models.clear()
        root = self._root()
        for x in points:
            self._model(root)[1].touch(x.reshape(-1, search.given.levels)[kept].ravel())
        self._push(root)
        while self._heap and not search.done():
            for child in self._expand(heapq.heappop(self._heap)[2]):
                self._push(child)
            best = -self._heap[0][0] if self._heap else -np.inf
            search.lower(max(best, self.closed))

    def _root(self) -> Node:
        search, given = self.search, self.search.given
        spans = zip(given.minimum.tolist(), given.maximum.tolist(), strict=True)
        self._spans = [(low, max(low, high)) for low, high in spans]
        return Node(search.bound, search.allowed, search.forced, given.minimum, given.maximum)

    def _push(self, node: Node) -> None:
        heapq.heappush(self._heap, (-node.bound, next(self._number), node))

    def _model(self, node: Node) -> tuple[Instance, TangentModel]:
        """Return the instance with the counts of a node, and the model narrowed to it.

        Nodes whose schedules have the same envelopes share a model and its tangents.
        """
        search = self.search
        wide = [
            _convex_around(total, span, (int(low), int(high)))
            for total, span, low, high in zip(
                search.given.fees, self._spans, node.minimum, node.maximum, strict=True
            )
        ]
        minimum, maximum = np.array([low for low, _ in wide]), np.array([high for _, high in wide])
        anchor = node.anchor or node
        key = (id(anchor), minimum.tobytes(), maximum.tobytes())
        if key not in self._models:
            while len(self._models) >= MOST_MODELS:
                self._models.pop(next(iter(self._models)))
            given = replace(search.given, minimum=minimum, maximum=maximum)
            kind = LimitedModel if given.seats.limited else TangentModel
            model = kind(given, search.a, anchor.allowed, anchor.forced, search.unit, search.around())
            self._models[key] = anchor, model
        model = self._models[key][1]
        model.limits.keep_counts(model.model, node.minimum, node.maximum)
        return replace(search.given, minimum=node.minimum, maximum=node.maximum), model

    def _evaluate(self, node: Node, rounds: int, *, polish: bool) -> list[Floats]:
        """Bound a node and fix its rows, in place; return the fractional lists (n L,) met, the last one last.

        With ``polish`` they are rounded to whole lists on the way. A node that nothing satisfies gets the bound -inf.
        """
        search = self.search
        if bool((node.minimum > node.maximum).any()):
            node.bound = -np.inf
            return []
        given, model = self._model(node)
        points: list[Floats] = []
        for _ in range(rounds):
            model.restrict(node.allowed, node.forced)
            solution = model.model.solve(search.left)
            if solution is None:
                node.bound = -np.inf
                break
            if not solution.finished:
                break
            points.append(model.fractions(solution))
            plane = plane_at(given, search.a, points[-1], node.allowed, node.forced)
            prices = model.limits.prices(solution.price, model.scale)
            self._fix(node, bound_at(given, plane, prices, node.allowed, node.forced))
            if polish:
                search.offer(improve(search.given, top_up(search.given, points[-1])))
            if node.bound <= search.cutoff:
                break
            excess = model.refine(solution.x[model.x], solution.x[model.t])
            if model.coarse:
                anchor = node.anchor or node  # the plane must hold for every node that shares the model
                model.add_plane(plane_at(given, search.a, points[-1], anchor.allowed, anchor.forced))
                excess = max(excess, model.upper(solution) - value_at(given, search.a, points[-1]))
            if excess <= 0.05 * (node.bound - search.value):
                break
        return points

    def _fix(self, node: Node, bound: Bound) -> None:
        """Lower the bound of a node and drop what is within the gap; what is dropped goes to ``closed``."""
        node.bound = min(node.bound, bound.value)
        allowed, forced = decide(bound, self.search.cutoff, node.allowed, node.forced)
        dropped = (bound.with_row[node.allowed & ~allowed], bound.without[forced & ~node.forced])
        self.closed = max(self.closed, *(float(some.max(initial=-np.inf)) for some in dropped))
        node.allowed, node.forced = allowed, forced

    def _expand(self, node: Node) -> list[Node]:
        """Bound a node and return its parts that are still open."""
        search = self.search
        self.visited += 1
        if node.anchor is not None and node.open_rows() <= FEWER * node.anchor.open_rows():
            node.anchor = None  # a smaller model of its own, in which what is held is constant
        points = self._evaluate(node, ROUNDS, polish=self.visited % ROUND_EVERY == 1)
        if node.bound <= search.cutoff:
            self.closed = max(self.closed, node.bound)
            return []
        if search.left <= 0:
            return [node]
        share = points[-1].reshape(node.allowed.shape) if points else node.allowed.astype(float)
        if not node.open_rows() or bool(np.all(np.minimum(share, 1.0 - share) <= WHOLE)):
            search.offer(np.where(share.max(axis=1) > 0.5, share.argmax(axis=1), -1).astype(np.int64))
        if not node.open_rows():
            return []
        return self._split_counts(node, share) or _split_rows(node, share)

    def _split_counts(self, node: Node, share: Floats) -> list[Node]:
        """Split the counts of a specialty where its schedule bends down, else where its count is fractional."""
        given = self.search.given
        if not np.isfinite(given.budget):
            return []
        worst, at, specialty = WHOLE, 0, -1
        for s, total in enumerate(given.fees):
            low, high = int(node.minimum[s]), int(node.maximum[s])
            if not total.any() or low == high:
                continue
            held = min(max(float(share[given.specialty == s].sum()), low), high)
            bends = _bends(total, low, high)
            distance = 1.0 if len(bends) else abs(held - round(held))
            if distance > worst:
                cut = bends[np.abs(bends - held).argmin()] if len(bends) else int(held)
                worst, at, specialty = distance, int(cut), s
        if specialty < 0:
            return []
        less, more = node.child(), node.child()
        less.maximum[specialty] = at
        more.minimum[specialty] = at + 1
        return [less, more]


def _bends(total: Floats, low: int, high: int) -> Integers:
    """Return the counts strictly between low and high at which the marginal price falls."""
    return low + 1 + np.flatnonzero(np.diff(total[low : high + 1], 2) < -1e-9)


def _convex_around(total: Floats, span: tuple[int, int], counts: tuple[int, int]) -> tuple[int, int]:
    """Return the interval of the span between the bends around the counts; the counts when they hold a bend."""
    if len(_bends(total, *counts)):
        return counts
    bends = _bends(total, *span)
    return (
        int(bends[bends <= counts[0]].max(initial=span[0])),
        int(bends[bends >= counts[1]].min(initial=span[1])),
    )


def _split_rows(node: Node, share: Floats) -> list[Node]:
    """Split on the program that is most nearly half chosen, else on a level, else on anything undecided."""
    undecided = node.allowed.any(axis=1) & ~(node.forced & (node.allowed.sum(axis=1) == 1))
    half = np.where(undecided & ~node.forced, 0.5 - np.abs(share.sum(axis=1) - 0.5), -1.0)
    level = np.where(undecided[:, None] & node.allowed, 0.5 - np.abs(share - 0.5), -1.0)
    if half.max() > WHOLE or level.max() <= WHOLE < 0.5 + half.max():
        return _with_and_without(node, int(half.argmax()))
    p, m = np.unravel_index(int(level.argmax()), level.shape)
    one, other = node.child(), node.child()
    one.allowed[p] = False
    one.allowed[p, m] = True
    other.allowed[p, m] = False
    return [one, other]


def _with_and_without(node: Node, p: int) -> list[Node]:
    held, left = node.child(), node.child()
    held.forced[p] = True
    left.allowed[p] = False
    return [held, left]
