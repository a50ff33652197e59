"""What the plan is truly worth in worlds it has never seen, against four simpler ways to choose.

A world belongs to one member of the ensemble; every way of choosing sees the same beliefs, made without that member,
and the same budget, signals and fees of the season. The truth is the world's own: its people, openness, screens and
tastes, its cut-offs, the true size of every effect. Only luck is averaged out, exactly. What is lost against the plan
is paired by applicant; intervals resample whole worlds.

    plan                 SmartPick: latent nodes, signals and list optimised together, certified
    independent          the best list if every program's outcome were independent of the others'
    chance x worth       programs in order of chance times worth, signals to the first
    most open first      programs in order of their expected openness to IMGs, signals to the first
    random eligible      any eligible programs, signals to the first
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from smartpick.chances import Chances, Market, assess, shipped_market
from smartpick.chances.held_out import ON, Country, HeldOut, Visitor, held_out, visitors, without
from smartpick.errors import InternalError
from smartpick.market.national import load_world
from smartpick.market.validation.sampling_error import Measured, mean_over_clusters
from smartpick.picks import Problem, certify, choose
from smartpick.randomness import Key, key, uniforms, words
from smartpick.season import Season, load_season

__all__ = [
    "PLAN",
    "SETTINGS",
    "WAYS",
    "Regret",
    "Setting",
    "SettingRegret",
    "WayRegret",
    "choices_in_a_world",
    "regret",
]

F64 = NDArray[np.float64]
Rows = NDArray[np.intp]
Lists = tuple[Rows, Rows]
Way = Callable[["Case"], Lists]
Columns = dict[str, NDArray[Any]]
MarketSource = Callable[[], Market]
CASE_STREAM, RATING, RANDOM = 81, 0, 1
# A certificate takes a second; the limit is for a machine that is busy with other things.
GAP, SECONDS = 0.001, 60.0
PREFERRED = "Internal Medicine"
PLAN = "plan"


@dataclass(frozen=True, slots=True)
class Setting:
    """One question: specialties with weights, budget in dollars; ``spread_of_worth``: how far own ratings go down."""

    name: str
    weights: Mapping[str, float]
    budget: float
    spread_of_worth: float = 0.0


SETTINGS = (
    Setting("medicine, 330 USD", {PREFERRED: 1.0}, 330.0),
    Setting("medicine, 1,500 USD", {PREFERRED: 1.0}, 1500.0),
    Setting("medicine, own ratings, 660 USD", {PREFERRED: 1.0}, 660.0, 0.5),
    Setting("medicine 1, family 0.5, 660 USD", {PREFERRED: 1.0, "Family Medicine": 0.5}, 660.0),
)


@dataclass(frozen=True, slots=True)
class Case:
    """One applicant in one setting: beliefs, the decision problem, and luck of their own for choices at random."""

    chances: Chances
    problem: Problem
    luck: Key

    def uniforms(self, lane: int) -> F64:
        """Return a number in 0..1 for every candidate [m]."""
        return uniforms(words(self.luck, np.arange(self.problem.n), 0, lane)[:, 0])


@dataclass(frozen=True, slots=True)
class WayRegret:
    """One way to choose: expected worth, what is lost against the plan, P(match), and claimed minus true P(match)."""

    name: str
    worth: Measured
    lost: Measured
    p_match: Measured
    overclaim: Measured
    applications: float


@dataclass(frozen=True, slots=True)
class SettingRegret:
    """All ways in one setting."""

    name: str
    ways: tuple[WayRegret, ...]


@dataclass(frozen=True, slots=True)
class Regret:
    """All settings; ``largest_gap`` of the plans' certificates, relative, and how many ended above ``GAP``."""

    settings: tuple[SettingRegret, ...]
    worlds: int
    people: int
    largest_gap: float
    unproved: int


def _case(visitor: Visitor, setting: Setting, belief: Market, season: Season, luck: Key) -> Case:
    """Return beliefs and the decision problem of one applicant."""
    names = list(setting.weights)
    programs = belief.directory.programs
    rows = np.flatnonzero([p.specialty in setting.weights for p in programs])
    rows = rows[belief.equilibrium.cell[rows] >= 0]
    allowed = {name: season.signals(name) for name in names}
    allowances = {name: (a.gold, a.silver, a.tiered) for name, a in allowed.items()}
    chances = assess(visitor.profile, belief, rows, allowances, ON)
    worth = np.array([setting.weights[programs[row].specialty] for row in rows])
    if setting.spread_of_worth:
        drawn = uniforms(words(luck, np.arange(len(rows)), 0, RATING)[:, 0])
        worth = worth * np.round(1.0 - setting.spread_of_worth * drawn, 1)
    problem = Problem(
        chances=chances.match,
        node_weights=chances.node_weights,
        utility=worth,
        specialty=np.array([names.index(programs[row].specialty) for row in rows]),
        fees=[season.fee_schedule(name) for name in names],
        signals=np.array([(0, allowed[name].silver, allowed[name].gold) for name in names]),
        budget=setting.budget,
        bans=~chances.eligible,
    )
    return Case(chances, problem, luck)


def by_order(case: Case, score: F64) -> Lists:
    """Return the list that takes programs by ``score`` [m] while the money lasts, signals to the first."""
    problem = case.problem
    counts = [0] * problem.specialties
    left = problem.caps().copy()
    spent, chosen, levels = 0.0, [], []
    for row in np.argsort(-score, kind="stable"):
        code = int(problem.codes()[row])
        price = _price(problem, code, counts[code] + 1)
        if not case.chances.eligible[row] or spent + price > (problem.budget or 0.0):
            continue
        level = 2 if left[code, 2] else 1 if left[code, 1] else 0
        left[code, level] -= 1
        counts[code] += 1
        spent += price
        chosen.append(row)
        levels.append(level)
    return np.array(chosen, dtype=np.intp), np.array(levels, dtype=np.intp)


def _price(problem: Problem, code: int, number: int) -> float:
    """Return what application ``number`` (from 1) in a specialty costs."""
    schedule = problem.fees[code]
    if schedule is None or schedule.flat is not None:
        raise InternalError("the ways to choose know prices by count only")
    return next(price for end, price in schedule.tiers if end is None or number <= end)


def our_plan(case: Case) -> Lists:
    """Return SmartPick's list."""
    return _chosen(case.problem)[0]


def _chosen(problem: Problem) -> tuple[Lists, float]:
    """Return the certified list of a problem and its relative gap."""
    pick = certify(problem, choose(problem), GAP, SECONDS)
    rows = np.array([c.index for c in pick.chosen], dtype=np.intp)
    return (rows, np.array([c.level for c in pick.chosen], dtype=np.intp)), pick.gap


def independent(case: Case) -> Lists:
    """Return the optimum of the same problem with all correlation averaged away."""
    mean = case.problem.chances @ case.problem.node_weights
    return _chosen(replace(case.problem, chances=mean[:, :, None], node_weights=np.ones(1)))[0]


def chance_times_worth(case: Case) -> Lists:
    """Return programs by chance without a signal times worth."""
    return by_order(case, (case.problem.chances[:, 0] @ case.problem.node_weights) * case.problem.utility)


def most_open(case: Case) -> Lists:
    """Return programs by expected openness to IMGs."""
    return by_order(case, case.chances.likes.openness.mean(axis=0)[case.chances.group].astype(np.float64))


def at_random(case: Case) -> Lists:
    """Return programs in random order."""
    return by_order(case, case.uniforms(RANDOM))


WAYS: dict[str, Way] = {
    PLAN: our_plan,
    "independent": independent,
    "chance x worth": chance_times_worth,
    "most open first": most_open,
    "random eligible": at_random,
}


def claimed(case: Case, found: Lists, *, alone: bool) -> float:
    """Return the P(match) a way believes in: with latent nodes, or (``alone``) by multiplying."""
    f = case.chances.match[found]
    if alone:
        return float(1.0 - np.prod(1.0 - f @ case.chances.node_weights))
    return float((1.0 - np.prod(1.0 - f, axis=0)) @ case.chances.node_weights)


def true_value(of: HeldOut, visitor: Visitor, case: Case, found: Lists) -> tuple[float, float]:
    """Return (expected worth of the best outcome, P(match)) of a list in a world, luck averaged out."""
    rows, levels = found
    worth = case.problem.utility[rows]
    tiers = np.unique(worth)[::-1]
    if not len(tiers):
        return 0.0, 0.0
    reached, _ = of.list_chances(
        visitor.newcomer, of.programs(case.chances.rows[rows]), levels, worth[None, :] >= tiers[:, None]
    )
    steps = tiers - np.append(tiers[1:], 0.0)
    return float(steps @ reached), float(reached[-1])


def choices_in_a_world(
    member: int,
    number: int,
    people: int,
    seed: int,
    market: MarketSource = shipped_market,
    country: Country = load_world,
) -> Columns:
    """Return truth and claim of every way in every setting for ``people`` applicants of one world.

    Columns ``worth``, ``p_match``, ``claim`` and ``applications`` [people, settings, ways]; ``gap`` [people, settings].
    """
    whole = market()
    belief, season = without(whole, member), load_season()
    of = held_out(whole.ensemble[member], seed, number, country)
    shape = (people, len(SETTINGS), len(WAYS))
    table = {name: np.zeros(shape) for name in ("worth", "p_match", "claim", "applications")}
    gap = np.zeros(shape[:2])
    for i, visitor in enumerate(visitors(of, people, PREFERRED)):
        for s, setting in enumerate(SETTINGS):
            luck = key(of.season.seed, of.season.number, CASE_STREAM, i)
            case = _case(visitor, setting, belief, season, luck)
            ours, gap[i, s] = _chosen(case.problem)
            for w, (name, way) in enumerate(WAYS.items()):
                found = ours if way is our_plan else way(case)
                table["worth"][i, s, w], table["p_match"][i, s, w] = true_value(of, visitor, case, found)
                table["claim"][i, s, w] = claimed(case, found, alone=name == "independent")
                table["applications"][i, s, w] = len(found[0])
    return {**table, "gap": gap}


def regret(worlds: Sequence[Mapping[str, NDArray[Any]]]) -> Regret:
    """Return what the applicants of all worlds say together."""
    all_ = {name: np.concatenate([world[name] for world in worlds]) for name in worlds[0]}
    cluster = np.repeat(np.arange(len(worlds)), [len(world["gap"]) for world in worlds])
    settings = []
    for s, setting in enumerate(SETTINGS):
        ways = []
        for w, name in enumerate(WAYS):
            worth, p_match = all_["worth"][:, s, w], all_["p_match"][:, s, w]
            ways.append(
                WayRegret(
                    name=name,
                    worth=mean_over_clusters(worth, cluster),
                    lost=mean_over_clusters(all_["worth"][:, s, 0] - worth, cluster),
                    p_match=mean_over_clusters(p_match, cluster),
                    overclaim=mean_over_clusters(all_["claim"][:, s, w] - p_match, cluster),
                    applications=float(all_["applications"][:, s, w].mean()),
                )
            )
        settings.append(SettingRegret(setting.name, tuple(ways)))
    return Regret(
        settings=tuple(settings),
        worlds=len(worlds),
        people=len(cluster),
        largest_gap=float(all_["gap"].max()),
        unproved=int((all_["gap"] > GAP).sum()),
    )
