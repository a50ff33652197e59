"""What the plan is truly worth in seasons it has never seen, against four simpler ways to choose.

    python benchmarks/regret.py [--applicants 60] [--seasons 16] [--draws 200]

Applicants are drawn from the simulated population of non-US IMGs who prefer internal medicine and need a visa or
not; each becomes a profile with a known file. Every way of choosing sees the same beliefs (the shipped equilibrium)
and the same budget and signals. The truth is drawn from held-out seasons: other people, other programs' openness,
screens and tastes, cut-offs solved anew; the applicant's latent file quality and interview skill are drawn and shared
by all programs. The difference to the plan is paired by applicant; its interval is a bootstrap over applicants.

Ways to choose:
    plan                 SmartPick: latent nodes, signals and list optimised together, certified
    independent          the best list if every program's outcome were independent of the others'
    chance x worth       programs in order of chance times worth, signals to the first
    most open first      programs in order of their expected openness to IMGs, signals to the first
    random eligible      any eligible programs, signals to the first
"""

import argparse
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from smartpick.applicant import Ecfmg, Exams, Letter, Preferences, Profile, Research, Rotation, Visa
from smartpick.applicant.exams import Exam
from smartpick.chances import Chances, Market, assess, shipped_market
from smartpick.market import LACKS
from smartpick.market.national import load_world
from smartpick.market.programs_side import World
from smartpick.market.season_run import Replicate, simulate_replicate
from smartpick.picks import Problem, certify, choose
from smartpick.season import load_season

ON = date(2026, 11, 1)
HELD_OUT_SEED = 777
ERAS = load_season().application_fees
F64 = NDArray[np.float64]
Lists = tuple[NDArray[np.intp], NDArray[np.intp]]
Way = Callable[["Case"], Lists]


@dataclass(frozen=True, slots=True)
class Setting:
    """One question: specialties with weights, signals (gold, silver, two tiers?), budget in dollars."""

    name: str
    weights: dict[str, float]
    allowances: dict[str, tuple[int, int, bool]]
    budget: float
    spread_of_worth: float


SETTINGS = (
    Setting(
        "medicine, 330 USD", {"Internal Medicine": 1.0}, {"Internal Medicine": (3, 12, True)}, 330.0, 0.0
    ),
    Setting(
        "medicine, 1,500 USD", {"Internal Medicine": 1.0}, {"Internal Medicine": (3, 12, True)}, 1500.0, 0.0
    ),
    Setting(
        "medicine, own ratings, 660 USD",
        {"Internal Medicine": 1.0},
        {"Internal Medicine": (3, 12, True)},
        660.0,
        0.5,
    ),
    Setting(
        "medicine 1, family 0.5, 660 USD",
        {"Internal Medicine": 1.0, "Family Medicine": 0.5},
        {"Internal Medicine": (3, 12, True), "Family Medicine": (5, 0, False)},
        660.0,
        0.0,
    ),
)


@dataclass(frozen=True, slots=True)
class Case:
    """One applicant in one setting: beliefs, worth, limits."""

    chances: Chances
    problem: Problem
    random: np.random.Generator


def profile_of(season: Replicate, who: int) -> Profile:
    """Return the profile of a simulated applicant whose file is fully known."""
    people = season.applicants
    hands, watched = float(people.hands_on[who]), float(people.observed[who])
    rotations = tuple(
        Rotation(kind, state="NY", months=months, hours_per_week=40.0, start=ON - timedelta(days=200),
                 end=ON - timedelta(days=30), hands_on=kind == "externship")
        for kind, months in (("externship", hands), ("observership", watched))
        if months > 0
    )  # fmt: skip
    failed = int(people.failed[who] > 0)
    return Profile(
        label=f"simulated {who}",
        graduation=ON - timedelta(days=round(365.25 * float(people.years[who]))),
        exams=Exams(
            step1=Exam(attempts=1, failed=0, passed=True),
            step2ck=Exam(
                attempts=1 + failed, failed=failed, passed=True, score=round(float(people.step2ck[who]))
            ),
            step3=Exam(passed=bool(people.step3[who] > 0.5)),
        ),
        ecfmg=Ecfmg(certified=bool(people.certified[who] > 0.5)),
        visa=Visa(needed=bool(people.lacks[who] & LACKS["visa"]), accepts=("J-1",)),
        research=Research(publications=round(float(people.publications[who]))),
        rotations=rotations,
        letters=tuple(Letter(us=True) for _ in range(round(float(people.letters[who])))),
        preferences=Preferences(specialties=(("Internal Medicine", 1.0),)),
    )


def case_of(profile: Profile, setting: Setting, market: Market, random: np.random.Generator) -> Case:
    """Return beliefs and the decision problem of one applicant."""
    names = list(setting.weights)
    programs = market.directory.programs
    rows = np.flatnonzero([p.specialty in setting.weights for p in programs])
    chances = assess(profile, market, rows, setting.allowances, ON)
    code = np.array([names.index(programs[row].specialty) for row in rows])
    worth = np.array([setting.weights[programs[row].specialty] for row in rows])
    if setting.spread_of_worth:
        worth = worth * np.round(1.0 - setting.spread_of_worth * random.random(rows.size), 1)
    signals = np.array([(0, setting.allowances[name][1], setting.allowances[name][0]) for name in names])
    problem = Problem(
        chances=chances.match,
        node_weights=chances.node_weights,
        utility=worth,
        specialty=code,
        fees=[ERAS] * len(names),
        signals=signals,
        budget=setting.budget,
        bans=~chances.eligible,
    )
    return Case(chances, problem, random)


def by_order(case: Case, score: F64) -> Lists:
    """Return the list that takes programs by ``score`` while the money lasts, signals to the first."""
    problem = case.problem
    counts = [0] * problem.specialties
    left = problem.caps().copy()
    spent, chosen, levels = 0.0, [], []
    assert problem.budget is not None
    for row in np.argsort(-score, kind="stable"):
        code = int(problem.codes()[row])
        price = ERAS.marginal(counts[code] + 1)
        if not case.chances.eligible[row] or spent + price > problem.budget:
            continue
        level = 2 if left[code, 2] else 1 if left[code, 1] else 0
        left[code, level] -= 1
        counts[code] += 1
        spent += price
        chosen.append(row)
        levels.append(level)
    return np.array(chosen, dtype=np.intp), np.array(levels, dtype=np.intp)


def our_plan(case: Case) -> Lists:
    """Return SmartPick's list."""
    pick = certify(case.problem, choose(case.problem), 0.001, 3.0)
    return (
        np.array([c.index for c in pick.chosen], dtype=np.intp),
        np.array([c.level for c in pick.chosen], dtype=np.intp),
    )


def independent(case: Case) -> Lists:
    """Return the optimum of the same problem with all correlation averaged away."""
    mean = case.problem.chances @ case.problem.node_weights
    alone = replace(case.problem, chances=mean[:, :, None], node_weights=np.ones(1))
    return our_plan(Case(case.chances, alone, case.random))


def chance_times_worth(case: Case) -> Lists:
    """Return programs by chance without a signal times worth."""
    return by_order(case, (case.problem.chances[:, 0] @ case.problem.node_weights) * case.problem.utility)


def most_open(case: Case) -> Lists:
    """Return programs by expected openness to IMGs."""
    return by_order(case, case.chances.likes.openness.mean(axis=0)[case.chances.group].astype(np.float64))


def at_random(case: Case) -> Lists:
    """Return programs in random order."""
    return by_order(case, case.random.random(case.problem.n))


WAYS: dict[str, Way] = {
    "plan": our_plan,
    "independent": independent,
    "chance x worth": chance_times_worth,
    "most open first": most_open,
    "random eligible": at_random,
}


def passes(season: Replicate, at: NDArray[np.intp], profile: Profile) -> NDArray[np.bool_]:
    """Return whether the drawn screens of one season let the profile through, at market programs ``at``."""
    months = sum(r.months for r in profile.rotations or () if r.kind == "externship")
    watched = sum(r.months for r in profile.rotations or () if r.kind == "observership")
    lacks = (
        LACKS["visa"] * bool(profile.visa.needed)
        + LACKS["clean record"] * bool(profile.exams.step2ck.failed)
        + LACKS["US experience"] * (months + watched < 0.5)
        + LACKS["hands-on"] * (months < 0.5)
        + LACKS["certificate"] * (not profile.ecfmg.certified)
    )
    rules = season.filters
    score, years = profile.exams.step2ck.score or 0, profile.years_since_graduation(ON) or 0.0
    open_ = (rules.demands[at] & lacks) == 0
    return np.asarray(open_ & (score >= rules.minimum[at]) & (years <= rules.limit[at]))


def true_value(
    case: Case, found: Lists, profile: Profile, seasons: list[Replicate], world: World, draws: int, seed: int
) -> tuple[float, float]:
    """Return (expected worth, P(match)) of a list in held-out seasons, by drawing every stage."""
    rows, levels = found
    card, likes, group = case.chances.market.card, case.chances.likes, case.chances.group[rows]
    place = np.full(len(world.ids), -1)
    place[world.rows] = np.arange(len(world.rows))
    at = place[case.chances.rows[rows]]
    worth, matched = [], []
    for number, season in enumerate(seasons):
        random = np.random.default_rng([seed, number])
        # The same luck per directory row whatever the list, so that ways are compared with common random numbers.
        noise = random.standard_normal((2, draws, case.problem.n))[:, :, rows]
        quality = card.value("latent.file_quality") * random.standard_normal((draws, 1))
        skill = random.standard_normal((draws, 1))
        apply = likes.apply[group] + season.openness[at] + likes.signal[group, levels] + quality
        invited = apply + card.value("latent.s1") * noise[0] >= season.interview_cutoff[at]
        rank = likes.rank[group] + quality + card.value("latent.skill") * skill
        reached = rank + card.value("latent.s2") * noise[1] >= season.match_cutoff[at]
        success = invited & reached & passes(season, at, profile)
        worth.append(np.where(success, case.problem.utility[rows], 0.0).max(axis=1, initial=0.0).mean())
        matched.append(success.any(axis=1).mean())
    return float(np.mean(worth)), float(np.mean(matched))


def claimed(case: Case, found: Lists, *, alone: bool) -> float:
    """Return the P(match) a way believes in: with latent nodes, or (``alone``) by multiplying."""
    f = case.chances.match[found]
    if alone:
        return float(1.0 - np.prod(1.0 - f @ case.chances.node_weights))
    return float((1.0 - np.prod(1.0 - f, axis=0)) @ case.chances.node_weights)


def interval(values: F64, random: np.random.Generator) -> tuple[float, float, float]:
    """Return mean and 95 % bootstrap interval over applicants."""
    means = values[random.integers(0, values.size, (2000, values.size))].mean(axis=1)
    low, high = np.quantile(means, (0.025, 0.975))
    return float(values.mean()), float(low), float(high)


def run(applicants: int, seasons: int, draws: int) -> dict[str, dict[str, dict[str, list[float]]]]:
    """Return, by setting and way: worth, regret against the plan, P(match), claim minus truth, with intervals."""
    market = shipped_market()
    world = load_world(market.card)
    held_out = [simulate_replicate(world, market.card, HELD_OUT_SEED, 1000 + r) for r in range(seasons)]
    source = held_out[0].applicants
    medicine = world.specialties.index("Internal Medicine")
    pool = np.flatnonzero(source.type >= 4)
    pool = pool[(pool >= source.start[medicine]) & (pool < source.start[medicine + 1])]
    random = np.random.default_rng(HELD_OUT_SEED)
    people = random.choice(pool, applicants, replace=False)
    report: dict[str, dict[str, dict[str, list[float]]]] = {}
    for setting in SETTINGS:
        worth = {name: np.zeros(applicants) for name in WAYS}
        p_match = {name: np.zeros(applicants) for name in WAYS}
        claim = {name: np.zeros(applicants) for name in WAYS}
        for i, who in enumerate(people):
            profile = profile_of(held_out[0], int(who))
            case = case_of(profile, setting, market, random)
            for name, way in WAYS.items():
                found = way(case)
                worth[name][i], p_match[name][i] = true_value(
                    case, found, profile, held_out, world, draws, int(who)
                )
                claim[name][i] = claimed(case, found, alone=name == "independent")
        report[setting.name] = {
            name: {
                "worth": list(interval(worth[name], random)),
                "lost against plan": list(interval(worth["plan"] - worth[name], random)),
                "p_match": list(interval(p_match[name], random)),
                "claim minus truth": list(interval(claim[name] - p_match[name], random)),
            }
            for name in WAYS
        }
    return report


def main() -> None:
    """Run and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--applicants", type=int, default=60)
    parser.add_argument("--seasons", type=int, default=16)
    parser.add_argument("--draws", type=int, default=200)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    report = run(asked.applicants, asked.seasons, asked.draws)
    if asked.json:
        print(json.dumps(report, indent=2))
        return
    for setting, ways in report.items():
        print(
            f"\n{setting}: {asked.applicants} applicants, {asked.seasons} held-out seasons, {asked.draws} draws each"
        )
        columns = ("worth", "lost against plan", "p_match", "claim minus truth")
        print(f"{'':18s}" + "".join(f"{column:>26s}" for column in columns))
        for way, found in ways.items():
            cells = (f"{m:+.3f} [{a:+.3f}, {b:+.3f}]" for m, a, b in (found[column] for column in columns))
            print(f"{way:18s}" + "".join(f"{cell:>26s}" for cell in cells))


if __name__ == "__main__":
    main()
