"""What looking up a program is worth to its chance: assessed with and without facts, in worlds that were held out.

    python benchmarks/evidence.py [--worlds 32] [--people 4] [--on processes]

Each world is one member of the ensemble on luck of its own; the belief is made without that member. Its programs have a
past: five earlier years with the same traits, other people and other luck. Somebody looks up, at programs drawn at
random, whether they sponsor a visa (wrong in 2 of 100), all their rules, who the residents are (three classes, drifted
by ``DRIFTED`` and rounded as on a page), in which years positions stayed open. The truth is the exact chance in the
world's season.
The score is the expected logarithmic score of an interview, with chances kept above 0.001; more is better.
"""

import argparse
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from smartpick.chances import assess, row_estimates, shipped_market
from smartpick.chances.held_out import FREE_FROM, ON, HeldOut, held_out, visitors, without
from smartpick.facts import Belief, Report, Value, beliefs
from smartpick.market import LACKS, FillHistory
from smartpick.market.earlier_classes import residents
from smartpick.market.filters import Filters
from smartpick.market.season_run import draw_traits, simulate_year
from smartpick.market.validation.sampling_error import Measured, mean_over_clusters
from smartpick.randomness import key, normals, uniforms, words
from smartpick.scale.in_order import in_order

F64 = NDArray[np.float64]
SEED = 515
YEARS = range(2021, 2026)
PAST_FROM = 2_000_000
CLASSES = 3
DRIFTED = 0.07
WRONG = 0.02
PROGRAMS = 40
LEAST = 1e-3
PAGE_STREAM, CHOICE_STREAM = 81, 82
WAYS = ("nothing", "filling", "residents", "visa", "visa and residents", "all rules", "everything")
ALL_RULES = frozenset({"all rules", "everything"})


@dataclass(frozen=True, slots=True)
class Page:
    """What can be looked up of every program [P]: visas said, other rules, shares of residents, positions by year."""

    visas: list[tuple[str, ...]]
    rules: Filters
    img: F64
    us_img: F64
    residents: NDArray[np.int64]
    taken: NDArray[np.int64]
    quota: NDArray[np.int32]

    def told(self, program: int, way: str) -> tuple[dict[str, Value], FillHistory | None]:
        """Return the facts and the history that a way to look things up finds."""
        facts: dict[str, Value] = {}
        if way in {"visa", "visa and residents"} | ALL_RULES:
            facts["visas"] = self.visas[program]
        if way in ALL_RULES:
            facts |= self._other_rules(program)
        if way in {"residents", "visa and residents", "everything"} and self.residents[program]:
            facts["img_share"] = float(self.img[program])
            facts["us_img_share"] = float(self.us_img[program])
            facts["residents"] = int(self.residents[program])
        quota = int(self.quota[program])
        years = tuple((y, quota, int(self.taken[i, program])) for i, y in enumerate(YEARS))
        return facts, FillHistory(years) if way in {"filling", "everything"} else None

    def _other_rules(self, program: int) -> dict[str, Value]:
        demands, limit = int(self.rules.demands[program]), float(self.rules.limit[program])
        asks = bool(demands & LACKS["US experience"])
        kinds = ("externship",) if demands & LACKS["hands-on"] else ("externship", "observership")
        return {
            "failed_attempts_refused": bool(demands & LACKS["clean record"]),
            "usce_required": asks,
            **({"usce_kinds": kinds} if asks else {}),
            "certificate_required": bool(demands & LACKS["certificate"]),
            "step2ck_minimum": round(float(self.rules.minimum[program])),
            "graduation_limit": round(limit, 1) if np.isfinite(limit) else 99,
        }


def page_of(of: HeldOut, seed: int, number: int) -> Page:
    """Simulate the past of a world and write down what its programs' pages say."""
    traits = draw_traits(of.world, of.card, seed, FREE_FROM + number)
    count = len(of.world.rows)
    past = [
        residents(simulate_year(of.world, of.card, traits, seed, PAST_FROM + len(YEARS) * number + i), count)
        for i in range(len(YEARS))
    ]
    taken, img, us_img = (np.stack(column) for column in zip(*past, strict=True))
    there = taken[-CLASSES:].sum(axis=0)
    block = words(key(seed, PAGE_STREAM, number), np.arange(count))
    share = img[-CLASSES:].sum(axis=0) / np.maximum(there, 1)
    seen = np.clip(share + DRIFTED * normals(block[:, 0]), 0.0, 1.0).round(2)
    american = us_img[-CLASSES:].sum(axis=0) / np.maximum(img[-CLASSES:].sum(axis=0), 1)
    refuses = (traits.filters.demands & LACKS["visa"]) != 0
    refuses ^= uniforms(block[:, 1]) < WRONG
    return Page(
        visas=[() if no else ("J-1",) for no in refuses],
        rules=traits.filters,
        img=seen,
        us_img=(seen * american).round(2),
        residents=there,
        taken=taken,
        quota=of.world.quota,
    )


def believed(program: str, facts: dict[str, Value]) -> dict[str, Belief]:
    """Return what somebody believes who has just checked these facts."""
    day = ON.isoformat()
    said = [
        Report(f"{program} {field}", program, field, value, "program site", "", day, day, "me")
        for field, value in facts.items()
    ]
    return dict(beliefs(said, ON).get(program, {}))


def chances_in_a_world(member: int, number: int, people: int, seed: int) -> dict[str, F64]:
    """Return predicted and true chances of an interview, and intervals, by way, of newcomers in one world."""
    market = shipped_market()
    belief = without(market, member)
    of = held_out(market.ensemble[member], seed, number)
    page = page_of(of, seed, number)
    found: dict[str, list[F64]] = {}
    for turn, visitor in enumerate(visitors(of, people)):
        rows = np.flatnonzero([p.specialty == visitor.specialty for p in market.directory.programs])
        rows = rows[belief.equilibrium.cell[rows] >= 0]
        luck = uniforms(words(key(seed, CHOICE_STREAM, number, turn), rows)[:, 0])
        rows = rows[np.argsort(luck, kind="stable")][:PROGRAMS]
        places, levels = of.programs(rows), np.zeros(len(rows), np.intp)
        truth, _ = of.row_chances(visitor.newcomer, places, levels)
        found.setdefault("truth", []).append(truth)
        found.setdefault("world", []).append(np.full(len(rows), float(number)))
        for way in WAYS:
            told = [page.told(int(place), way) for place in places]
            ids = [market.directory.programs[row].acgme_id for row in rows]
            facts = {int(r): believed(name, said) for r, name, (said, _) in zip(rows, ids, told, strict=True)}
            history = {int(r): years for r, (_, years) in zip(rows, told, strict=True) if years is not None}
            chances = assess(visitor.profile, belief, rows, {}, ON, facts, history)
            estimates = row_estimates(chances, np.arange(len(rows)), levels)
            for name, values in (
                ("p", [interview.value for interview, _ in estimates]),
                ("low", [interview.low for interview, _ in estimates]),
                ("high", [interview.high for interview, _ in estimates]),
            ):
                found.setdefault(f"{name} {way}", []).append(np.array(values))
    return {name: np.concatenate(values) for name, values in found.items()}


def score(predicted: F64, truth: F64) -> F64:
    """Return the expected logarithmic score of each prediction."""
    p = np.clip(predicted, LEAST, 1.0 - LEAST)
    return np.asarray(truth * np.log(p) + (1.0 - truth) * np.log1p(-p))


def cell(found: Measured, digits: int = 4) -> str:
    """Return a figure with its 95 % interval."""
    return f"{found.value:+.{digits}f} [{found.low:+.{digits}f}, {found.high:+.{digits}f}]"


def show(columns: dict[str, F64]) -> None:
    """Print scores, calibration and intervals by way."""
    truth, world = columns["truth"], columns["world"].astype(np.intp)
    base = score(columns["p nothing"], truth)
    print(
        "| looked up | log score | gain over nothing | said minus true | in the 90 % interval | its width |"
    )
    print("| --- | --- | --- | --- | --- | --- |")
    for way in WAYS:
        p, low, high = (columns[f"{name} {way}"] for name in ("p", "low", "high"))
        own = score(p, truth)
        gain, off = mean_over_clusters(own - base, world), mean_over_clusters(p - truth, world)
        inside = (low - 5e-4 <= truth) & (truth <= high + 5e-4)
        print(
            f"| {way} | {own.mean():.4f} | {cell(gain)} | {cell(off)} | {100 * inside.mean():.0f} % "
            f"| {(high - low).mean():.3f} |"
        )
    print("\nsaid and true, by what was said with everything looked up (and without):")
    for way in ("everything", "nothing"):
        p = columns[f"p {way}"]
        edges = np.array([0.0, 1e-9, 0.01, 0.03, 0.07, 0.15, 0.3, 1.01])
        part = np.digitize(p, edges) - 1
        for b in range(len(edges) - 1):
            here = part == b
            if here.sum() >= 30:
                happened = mean_over_clusters(truth[here], world[here])
                print(f"  {way:10s} {here.sum():6d} rows  said {p[here].mean():.4f}  true {cell(happened)}")


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--worlds", type=int, default=32)
    parser.add_argument("--people", type=int, default=4)
    parser.add_argument("--on", default="processes")
    asked = parser.parse_args()
    members = len(shipped_market().ensemble)
    pieces = [(w % members, w, asked.people, SEED) for w in range(asked.worlds)]
    parts = list(in_order(chances_in_a_world, pieces, asked.on))
    columns = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
    print(f"{asked.worlds} worlds, {asked.people} newcomers in each, {len(columns['truth'])} rows\n")
    show(columns)


if __name__ == "__main__":
    main()
