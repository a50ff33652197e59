"""What looking facts up in the order of the queue is truly worth, against simpler orders for the same effort.

    python benchmarks/verify_first.py [--worlds 48] [--applicants 4] [--budget 1500] [--processes 2] [--json]

Each applicant is a newcomer in a held-out world (``smartpick.chances.held_out``): the world's programs have rules of
their own, drawn as the market draws them; the belief is made without that member of the ensemble. Every order looks up
facts of the world, enters them as a person would, and the list is made anew for the same money. Its true value is the
chance of matching in that world, luck averaged out; "by its rules" also averages what no page tells (how open a program
is, its cut-offs), as somebody would who knows all rules of the world. Differences are paired by applicant; intervals
resample worlds.

By number: 20 facts each, or visits to 20 programs each. By time: what fits into two hours, visits with the minutes of
the queue.

    queue                the queue as it stands; "again": made anew after every five visits
    random               facts (programs) at random among all in question that the queue could ask about
    random of the list   the same among programs on the list
    visa first           visas of the list in order of rank, then of what follows in order of chance
    rank order           every open fact of the list, program by program in order of rank
    everything           all facts of all programs: what no order can exceed by much

Then the local repair of lists against full re-optimisation, and how long the queue takes.
"""

import argparse
import json
import multiprocessing
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from smartpick.advice import Question
from smartpick.advice.decision import Decided, curve_after, decide
from smartpick.advice.verify_first import Looking, verify_first
from smartpick.advice.verify_first.board import Board, board_of
from smartpick.advice.verify_first.deciding import Deciding, deciding
from smartpick.advice.verify_first.sequence import sequence
from smartpick.advice.verify_first.share_seen import SHARE
from smartpick.advice.verify_first.stopping import HALF_HOUR, worth_of_hundred
from smartpick.advice.verify_first.visit import Visit, minutes_of
from smartpick.advice.verify_first.visits import best_visits
from smartpick.chances import shipped_market
from smartpick.chances.held_out import ON, HeldOut, Visitor, held_out, visitors, without
from smartpick.facts import Report, Value, beliefs
from smartpick.market import LACKS
from smartpick.market.validation.sampling_error import mean_over_clusters
from smartpick.picks import certify, choose
from smartpick.season import load_season

F64 = NDArray[np.float64]
Facts = dict[str, Report]
Asked = tuple[str, tuple[str, ...]]
SEED = 4242
PREFERRED = "Internal Medicine"
MEASURES = ("true", "by its rules")
MANY_FACTS, MANY_VISITS, TWO_HOURS, AGAIN = 20, 20, 120, 5
# Making the queue anew takes most of the time, so it is done for some applicants of every world only.
ONE_IN = 4
HANDS_ON_KINDS = ("elective", "sub-internship", "externship")


def true_facts(of: HeldOut, program: int) -> dict[str, Value]:
    """Return what the page of a program of the world says, field by field."""
    rules = of.season.filters
    demands = int(rules.demands[program])
    minimum, limit = float(rules.minimum[program]), float(rules.limit[program])
    return {
        "visas": () if demands & LACKS["visa"] else ("J-1",),
        "step2ck_minimum": int(np.ceil(minimum)) if minimum > 0 else 0,
        "graduation_limit": round(limit, 2) if np.isfinite(limit) else 99.0,
        "failed_attempts_refused": bool(demands & LACKS["clean record"]),
        "usce_required": bool(demands & LACKS["US experience"]),
        "usce_kinds": HANDS_ON_KINDS if demands & LACKS["hands-on"] else (*HANDS_ON_KINDS, "observership"),
        "certificate_required": bool(demands & LACKS["certificate"]),
    }


class Truth:
    """One applicant in one world: what pages say, and what lists are worth."""

    def __init__(self, of: HeldOut, visitor: Visitor, belief: Any, budget: float) -> None:
        """Set out from a world, a newcomer, the market as it is believed to be, and the money."""
        self._of, self._visitor, self._belief = of, visitor, belief
        self._budget, self._season = budget, load_season()

    def decided(self, facts: Facts) -> Decided:
        """Return the list that is made with these facts."""
        asked = Question(budget=self._budget, facts=beliefs(facts.values(), ON))
        return decide(self._visitor.profile, self._belief, self._season, ON, asked)

    def value(self, facts: Facts, every: Decided) -> tuple[float, float]:
        """Return the chance of matching with the list that is made with these facts: in the world, and by its rules.

        ``every``: what is believed by who knows all the world's rules.
        """
        made = self.decided(facts)
        at = np.array([c.index for c in made.pick.chosen], dtype=np.intp)
        levels = np.array([c.level for c in made.pick.chosen], dtype=np.intp)
        programs = self._of.programs(made.chances.rows[at])
        everything = np.ones((1, at.size), dtype=np.bool_)
        true = float(self._of.list_chances(self._visitor.newcomer, programs, levels, everything)[0][0])
        missed = np.prod(1.0 - every.chances.match[at, levels], axis=0)
        return true, float(1.0 - missed @ every.chances.node_weights)

    def look_up(self, facts: Facts, asked: Sequence[Asked]) -> Facts:
        """Return the facts with those of some pages added."""
        found, day = dict(facts), ON.isoformat()
        for acgme_id, keys in asked:
            row = self._belief.directory.index(acgme_id)
            said = true_facts(self._of, int(self._of.place[row]))
            # Whether a kind counts is asked together with whether any is asked for.
            for key in ("usce_required", *keys) if "usce_kinds" in keys else keys:
                name = f"{acgme_id} {key}"
                found[name] = Report(name, acgme_id, key, said[key], "its page", "", day, day, "me")
        return found


class Desk:
    """What one applicant may ask about: board, open facts, names, minutes."""

    def __init__(self, made: Decided) -> None:
        """Set out from a list; shares of residents are no rule of the world and stay out."""
        chances = made.chances
        self.made = made
        self.known: Deciding = deciding(chances, range(len(chances.likes.first)))
        self.board: Board = board_of(made.problem, made.pick, chances.group, len(chances.market.ensemble))
        self._rows = chances.rows[self.board.given.order]
        self.ids = [chances.market.directory.programs[row].acgme_id for row in self._rows]
        self._unknown = np.zeros(len(self.ids), np.bool_)

    def queue(self, *, one_fact: bool, most: int, minutes: float) -> list[Visit]:
        """Return the visits of the queue in order."""
        curve = curve_after(self.made.problem, self.made.pick, self.made.drawn)
        minute = worth_of_hundred(curve, len(self.made.pick.chosen)) / HALF_HOUR
        visits = best_visits(self.board, self.known, self._unknown, minute=minute, one_fact=one_fact)
        return [step.visit for step in sequence(self.board, visits, self._rows, most, minutes)]

    def asked(self, visits: Sequence[Visit]) -> list[Asked]:
        """Return visits as ids and keys."""
        return [(self.ids[v.program], tuple(self.known.fields[f] for f in v.fields)) for v in visits]

    def open_of(self, place: int) -> tuple[str, ...]:
        """Return the keys that can still decide at a program."""
        still = self.known.open[:, self.board.group[self.board.row[place]]]
        return tuple(key for key, one in zip(self.known.fields, still, strict=True) if one and key != SHARE)

    def ranked(self) -> list[int]:
        """Return places in order of rank, then of chance."""
        place = {int(candidate): p for p, candidate in enumerate(self.board.given.order)}
        listed = [place[choice.index] for choice in self.made.pick.chosen]
        chance = self.board.match[self.board.row][:, 0] @ self.made.problem.node_weights
        rest = [p for p in np.argsort(-chance, kind="stable").tolist() if p not in set(listed)]
        return listed + [p for p in rest if not self.board.given.bans[p]]


def some_facts(asked: Iterator[Asked], most: int) -> list[Asked]:
    """Return the first facts, ``most`` in number."""
    found: list[Asked] = []
    for acgme_id, keys in asked:
        kept = keys[: most - sum(len(k) for _, k in found)]
        if kept:
            found.append((acgme_id, kept))
    return found


def some_minutes(asked: Iterator[Asked], minutes: float) -> list[Asked]:
    """Return the first visits, as many as fit into the time."""
    found, spent = [], 0.0
    for acgme_id, keys in asked:
        spent += minutes_of(keys, address_known=False) if keys else 0.0
        if spent > minutes:
            break
        if keys:
            found.append((acgme_id, keys))
    return found


def simple_orders(desk: Desk, luck: np.random.Generator, *, by_fact: bool) -> dict[str, Iterator[Asked]]:
    """Return the orders to compare with: single facts, or visits with every open fact of a program."""
    ranked = desk.ranked()
    listed = ranked[: len(desk.made.pick.chosen)]

    def shuffled(places: Sequence[int]) -> Iterator[Asked]:
        asked = [(desk.ids[p], desk.open_of(p)) for p in places]
        singles = [(one, (key,)) for one, keys in asked for key in keys] if by_fact else asked
        return (singles[i] for i in luck.permutation(len(singles)))

    visas = ((desk.ids[p], tuple(k for k in desk.open_of(p) if k == "visas")) for p in ranked)
    return {
        "random": shuffled(ranked),
        "random of the list": shuffled(listed),
        "visa first": visas,
        "rank order": ((desk.ids[p], desk.open_of(p)) for p in ranked),
    }


def again(truth: Truth) -> Facts:
    """Return what is known after two hours when the queue is made anew after every five visits."""
    facts: Facts = {}
    spent = 0.0
    while spent < TWO_HOURS:
        desk = Desk(truth.decided(facts))
        visits = desk.queue(one_fact=False, most=AGAIN, minutes=TWO_HOURS - spent)
        kept = [v for v, end in zip(visits, np.cumsum([v.minutes for v in visits]), strict=True) if
                spent + end <= TWO_HOURS]  # fmt: skip
        if not kept:
            break
        facts = truth.look_up(facts, desk.asked(kept))
        spent += sum(v.minutes for v in kept)
    return facts


def one_applicant(
    truth: Truth, luck: np.random.Generator, *, also_again: bool
) -> dict[str, tuple[float, float]]:
    """Return the chances of matching (see ``Truth.value``) after every way of looking up."""
    nothing: Facts = {}
    desk = Desk(truth.decided(nothing))
    everything = truth.look_up(nothing, [(desk.ids[p], desk.open_of(p)) for p in desk.ranked()])
    every = truth.decided(everything)
    found = {"nothing": truth.value(nothing, every)}

    def learn(name: str, asked: Sequence[Asked]) -> None:
        found[name] = truth.value(truth.look_up(nothing, asked), every)

    single = desk.queue(one_fact=True, most=MANY_FACTS, minutes=np.inf)
    learn("20 facts: queue", desk.asked(single))
    for name, order in simple_orders(desk, luck, by_fact=True).items():
        learn(f"20 facts: {name}", some_facts(order, MANY_FACTS))
    visits = desk.queue(one_fact=False, most=60, minutes=TWO_HOURS)
    learn("2 hours: queue", some_minutes(iter(desk.asked(visits)), TWO_HOURS))
    found["2 hours: queue, again"] = truth.value(again(truth), every) if also_again else (np.nan, np.nan)
    for name, order in simple_orders(desk, luck, by_fact=False).items():
        learn(f"2 hours: {name}", some_minutes(order, TWO_HOURS))
    top = desk.queue(one_fact=False, most=MANY_VISITS, minutes=np.inf)
    learn("20 visits: queue", desk.asked(top))
    for name, order in simple_orders(desk, luck, by_fact=False).items():
        learn(f"20 visits: {name}", list(islice((one for one in order if one[1]), MANY_VISITS)))
    found["everything"] = truth.value(everything, every)
    return found


def one_world(number: int, people: int, budget: float) -> list[dict[str, float]]:
    """Return what becomes of the applicants of one world; ``visa``: whether they need one."""
    market = shipped_market()
    member = number % len(market.ensemble)
    of = held_out(market.ensemble[member], SEED, number)
    belief = without(market, member)
    rows = []
    for i, visitor in enumerate(visitors(of, people, PREFERRED)):
        luck = np.random.default_rng([SEED, number, i])
        found = one_applicant(Truth(of, visitor, belief, budget), luck, also_again=i % ONE_IN == 0)
        rows.append(
            {
                "world": float(number),
                "visa": float(bool(visitor.profile.visa.needed)),
                **{f"true | {name}": true for name, (true, _) in found.items()},
                **{f"by its rules | {name}": expected for name, (_, expected) in found.items()},
            }
        )
    return rows


def compared(rows: Sequence[Mapping[str, float]], measure: str) -> list[dict[str, Any]]:
    """Return for every way its gain over knowing nothing, and what the queue gains more than it, with intervals.

    ``measure``: "true" or "by its rules".
    """
    world = np.array([row["world"] for row in rows]).astype(np.intp)

    def column(name: str) -> F64:
        return np.array([row[f"{measure} | {name}"] for row in rows])

    found = []
    for name in (key.split(" | ")[1] for key in rows[0] if key.startswith(f"{measure} | ")):
        if name == "nothing":
            continue
        gain = mean_over_clusters(column(name) - column("nothing"), world)
        line: dict[str, Any] = {"way": name, "gain": [gain.value, gain.low, gain.high]}
        kind = name.split(":", maxsplit=1)[0]
        if ":" in name and not name.endswith(": queue"):
            more = mean_over_clusters(column(f"{kind}: queue") - column(name), world)
            line["queue_more"] = [more.value, more.low, more.high]
        found.append(line)
    return found


def full_reoptimisation(people: int) -> dict[str, float]:
    """Return the gain by local repair as a share of the gain by full re-optimisation, for visits all over the queue."""
    market, season = shipped_market(), load_season()
    of = held_out(market.ensemble[0], SEED, 10_000)
    local, full, pairs = 0.0, 0.0, []
    for visitor in visitors(of, people, PREFERRED):
        made = decide(visitor.profile, market, season, ON, Question(budget=1500.0))
        desk = Desk(made)
        visits = best_visits(desk.board, desk.known, np.zeros(len(desk.ids), np.bool_))
        chosen = np.random.default_rng(SEED).permutation(len(visits))[:8]
        best = certify(made.problem, made.pick, 1e-6, 10.0).value
        for visit in (visits[i] for i in chosen):
            exact = _exactly(made, desk.board, visit) - best
            pairs.append((visit.gain, exact))
            local, full = local + visit.gain, full + exact
    both = np.array(pairs)
    return {
        "visits": float(len(both)),
        "share_of_full": local / full,
        "largest_difference": float(np.abs(both[:, 0] - both[:, 1]).max()),
        "correlation": float(np.corrcoef(both.T)[0, 1]),
    }


def _exactly(made: Decided, board: Board, visit: Visit) -> float:
    """Return the expected value of the best list after the answer, each certified."""
    problem, candidate = made.problem, int(board.given.order[visit.program])
    total = 0.0
    for i, likelihood in enumerate(visit.answers.likelihood):
        share = likelihood[board.member]
        weights = problem.node_weights * share
        if weights.sum() <= 0.0:
            continue
        chances, bans = problem.chances.copy(), np.array(problem.bans)
        available = ~np.isnan(chances[candidate])
        chances[candidate] = np.where(available, visit.answers.rows[i], np.nan)
        bans[candidate] |= i == 0
        after = replace(problem, chances=chances, bans=bans, node_weights=weights)
        total += float(weights.sum()) * certify(after, choose(after), 1e-6, 10.0).value
    return total


def speed() -> dict[str, float]:
    """Return seconds of one core for a queue of twenty over all of internal medicine, and for the next question."""
    market, season = shipped_market(), load_season()
    visitor = visitors(held_out(market.ensemble[0], SEED, 10_000), 1, PREFERRED)[0]
    times: dict[str, float] = {}
    for name, looking in (("queue_of_20", Looking()), ("next_question", Looking(top=1, states=1))):
        best = np.inf
        for _ in range(5):
            started = time.process_time()
            found = verify_first(visitor.profile, market, season, ON, Question(budget=1500.0), looking)
            best = min(best, time.process_time() - started)
        times[name], times["programs"] = best, float(found.programs)
    return times


def show(rows: Sequence[Mapping[str, float]], title: str, measure: str) -> None:
    """Print one table."""
    worlds = len({row["world"] for row in rows})
    nothing = 100 * float(np.mean([row[f"{measure} | nothing"] for row in rows]))
    print(f"\n{title}, {measure}: {len(rows)} applicants in {worlds} worlds, P(match) before {nothing:.1f} %")
    print(f"{'percentage points, 95 % intervals':34}{'gain':>24}{'queue gains more':>26}")
    for line in compared(rows, measure):
        cells = [
            "{:+.2f} [{:+.2f}, {:+.2f}]".format(*(100 * x for x in line[key])) if key in line else ""
            for key in ("gain", "queue_more")
        ]
        print(f"{line['way']:34}{cells[0]:>24}{cells[1]:>26}")


def main() -> None:
    """Run everything and print it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--worlds", type=int, default=48)
    parser.add_argument("--applicants", type=int, default=4)
    parser.add_argument("--budget", type=float, default=1500.0)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    quick, local = speed(), full_reoptimisation(4)
    with ProcessPoolExecutor(asked.processes, multiprocessing.get_context("spawn")) as pool:
        worlds = [pool.submit(one_world, w, asked.applicants, asked.budget) for w in range(asked.worlds)]
        rows = [row for world in worlds for row in world.result()]
    groups = {
        "all": rows,
        "who need a visa": [row for row in rows if row["visa"]],
        "who need none": [row for row in rows if not row["visa"]],
    }
    if asked.json:
        tables = {
            f"{title}, {measure}": compared(some, measure)
            for title, some in groups.items()
            for measure in MEASURES
            if some
        }
        print(json.dumps({"speed": quick, "local": local, "tables": tables}, indent=2))
        return
    for title, some in groups.items():
        for measure in MEASURES if some else ():
            show(some, title, measure)
    print("\nlocal repair against full re-optimisation:", {k: round(v, 5) for k, v in local.items()})
    print("seconds:", {k: round(v, 3) for k, v in quick.items()})


if __name__ == "__main__":
    main()
