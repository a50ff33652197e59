"""Reliability of the chances in held-out worlds: what is said of a newcomer against what becomes of them.

A world belongs to one member of the ensemble; the belief is made without that member. Newcomers have the files of
simulated non-US IMGs and apply to lists of two kinds: the programs with the best estimated chances (where luck of the
estimate would flatter, if it could) and programs at random. What happens is known in two ways: the exact chance in that
season, read from its cut-offs with only luck averaged out; and for some newcomers by drawing their luck, adding them
to the country and running interviews and Match of everybody again.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from smartpick.chances.assess import Market
from smartpick.chances.held_out import Country, HeldOut, Visitor, held_out, visitors, without
from smartpick.chances.intervals import list_estimates, row_estimates
from smartpick.chances.reliability_curve import Coverage, Curve, coverage_of, curve_of
from smartpick.chances.shipped import shipped_market
from smartpick.chances.trial_lists import TrialList, trial_list
from smartpick.market.national import load_world
from smartpick.market.one_more import add_newcomer
from smartpick.market.validation.sampling_error import Measured, mean_over_clusters
from smartpick.randomness import key, normals, words

__all__ = ["Columns", "Group", "Reliability", "newcomers_in_a_world", "reliability"]

F64 = NDArray[np.float64]
Rows = NDArray[np.intp]
Columns = dict[str, NDArray[Any]]
MarketSource = Callable[[], Market]
LENGTHS = (10, 20, 40, 80, 120)
LIST_STREAM, LUCK_STREAM = 73, 74
PERSON, ROW = "person_", "row_"


@dataclass(frozen=True, slots=True)
class Group:
    """Newcomers of one kind: how many, the mean chance they were told, and the mean true chance."""

    name: str
    count: int
    predicted: float
    happened: Measured


@dataclass(frozen=True, slots=True)
class Reliability:
    """Curves, coverage of the shown 90 % intervals, and means by kind of newcomer.

    ``reruns``: newcomers for whom the country was run again; ``agreed``: for how many of them the cut-offs of the
    season without them said the same.
    """

    curves: tuple[Curve, ...]
    coverage: tuple[Coverage, ...]
    groups: tuple[Group, ...]
    worlds: int
    people: int
    reruns: int
    agreed: int


def newcomers_in_a_world(
    member: int,
    number: int,
    people: int,
    reruns: int,
    seed: int,
    market: MarketSource = shipped_market,
    country: Country = load_world,
) -> Columns:
    """Return predictions and truths of ``people`` newcomers in one world, one column each, "person_" or "row_".

    The country is run again for ``reruns`` of them, others in every world; elsewhere those outcomes are nan.
    """
    whole = market()
    belief = without(whole, member)
    of = held_out(whole.ensemble[member], seed, number, country)
    found: list[Columns] = []
    for i, visitor in enumerate(visitors(of, people)):
        length = LENGTHS[i // 2 % len(LENGTHS)]
        luck = None if i % 2 == 0 else key(of.season.seed, of.season.number, LIST_STREAM, i)
        found.append(
            _account(
                trial_list(belief, visitor, length, luck),
                of,
                visitor,
                rerun=(i + number) % people < reruns,
                turn=i,
            )
        )
    return {name: np.concatenate([columns[name] for columns in found]) for name in found[0]}


def _account(trial: TrialList, of: HeldOut, visitor: Visitor, *, rerun: bool, turn: int) -> Columns:
    """Return what was said of one newcomer's list and what is true of it."""
    chances, at, levels = trial.chances, trial.at, trial.levels
    programs = of.programs(chances.rows[at])
    whole = list_estimates(chances, at, levels)
    single = row_estimates(chances, at, levels)
    interview, match = of.row_chances(visitor.newcomer, programs, levels)
    anywhere, interviews = of.list_chances(
        visitor.newcomer, programs, levels, np.ones((1, len(at)), np.bool_)
    )
    held, able = np.full(len(at), np.nan), np.full(len(at), np.nan)
    matched = agreed = np.nan
    if rerun:
        held, able, matched = _run_again(of, visitor, programs, levels, turn)
        agreed = float(bool(able.any()) == bool(matched))
    profile = visitor.profile
    person = {
        "world": of.season.number,
        "best": trial.best,
        "length": len(at),
        "visa": bool(profile.visa.needed),
        "failed": bool(profile.exams.step2ck.failed),
        "old": visitor.newcomer.years > 5.0,
        "medicine": visitor.specialty == "Internal Medicine",
        "match": whole.p_match.value,
        "match_low": whole.p_match.low,
        "match_high": whole.p_match.high,
        "match_true": anywhere[0],
        "interviews": whole.interviews.value,
        "interviews_low": whole.interviews.low,
        "interviews_high": whole.interviews.high,
        "interviews_true": interviews[0],
        "matched": matched,
        "agreed": agreed,
    }
    row: dict[str, Any] = {"world": np.full(len(at), of.season.number)}
    for kind, told, truth in (("interview", 0, interview), ("match", 1, match)):
        row[kind] = [pair[told].value for pair in single]
        row[f"{kind}_low"] = [pair[told].low for pair in single]
        row[f"{kind}_high"] = [pair[told].high for pair in single]
        row[f"{kind}_true"] = truth
    row |= {"held": held, "able": able}
    columns = {PERSON + name: np.array([value], np.float64) for name, value in person.items()}
    return columns | {ROW + name: np.asarray(values, np.float64) for name, values in row.items()}


def _run_again(
    of: HeldOut, visitor: Visitor, programs: Rows, levels: Rows, turn: int
) -> tuple[F64, F64, float]:
    """Return which interviews [k] a newcomer had, where they were above the match cut-off [k], whether they matched.

    The newcomer's luck is drawn; they attend every interview.
    """
    z = normals(words(key(of.season.seed, of.season.number, LUCK_STREAM), turn)[:2]).astype(float)
    lucky = replace(
        visitor.newcomer,
        quality=of.card.value("latent.file_quality") * float(z[0]),
        skill=float(z[1]),
        capacity=len(programs),
    )
    outcome = add_newcomer(
        of.world, of.card, of.season, lucky, programs.astype(np.int32), levels.astype(np.int8)
    )
    able = outcome.interviewed & (outcome.rank_score >= of.season.match_cutoff[programs])
    return outcome.interviewed.astype(np.float64), able.astype(np.float64), float(outcome.matched >= 0)


def reliability(worlds: Sequence[Mapping[str, NDArray[Any]]]) -> Reliability:
    """Return what the newcomers of all worlds say together."""
    all_ = {name: np.concatenate([world[name] for world in worlds]) for name in worlds[0]}
    # Numbers of worlds may be the same for two members, so worlds are counted by their place.
    for part in (PERSON, ROW):
        sizes = [len(world[f"{part}world"]) for world in worlds]
        all_[f"{part}world"] = np.repeat(np.arange(len(worlds)), sizes)
    again, seen = ~np.isnan(all_["person_matched"]), ~np.isnan(all_["row_held"])
    person, row = all_["person_world"], all_["row_world"]
    curves = (
        curve_of("match anywhere, exact", all_["person_match"], all_["person_match_true"], person),
        curve_of(
            "match anywhere, run again",
            all_["person_match"][again],
            all_["person_matched"][again],
            person[again],
        ),
        curve_of("interview at a program, exact", all_["row_interview"], all_["row_interview_true"], row),
        curve_of(
            "interview at a program, run again",
            all_["row_interview"][seen],
            all_["row_held"][seen],
            row[seen],
        ),
        curve_of("able to match at a program, exact", all_["row_match"], all_["row_match_true"], row),
        curve_of(
            "able to match at a program, run again",
            all_["row_match"][seen],
            all_["row_able"][seen],
            row[seen],
        ),
    )
    return Reliability(
        curves=curves,
        coverage=tuple(
            coverage_of(name, all_[f"{c}_true"], all_[f"{c}_low"], all_[f"{c}_high"], cluster)
            for name, c, cluster in (
                ("chance of matching with a list", "person_match", person),
                ("interviews expected from a list", "person_interviews", person),
                ("chance of an interview at a program", "row_interview", row),
                ("chance of matching at a program", "row_match", row),
            )
        ),
        groups=_groups(all_),
        worlds=len(worlds),
        people=len(person),
        reruns=int(again.sum()),
        agreed=int(np.nansum(all_["person_agreed"])),
    )


def _groups(all_: Mapping[str, NDArray[Any]]) -> tuple[Group, ...]:
    """Return means of the chance of matching anywhere by kind of list and newcomer."""
    flags = {name: all_[f"person_{name}"] > 0.5 for name in ("best", "visa", "failed", "old", "medicine")}
    long = all_["person_length"] >= 40
    kinds = (
        ("everybody", np.ones(len(long), np.bool_)),
        ("lists of the best by chance", flags["best"]),
        ("lists at random", ~flags["best"]),
        ("under 40 programs", ~long),
        ("40 programs and more", long),
        ("needs a visa", flags["visa"]),
        ("needs no visa", ~flags["visa"]),
        ("any failed attempt", flags["failed"]),
        ("more than five years since graduation", flags["old"]),
        ("internal medicine", flags["medicine"]),
        ("another specialty", ~flags["medicine"]),
    )
    found = []
    for name, who in kinds:
        if who.any():
            truth = mean_over_clusters(all_["person_match_true"][who], all_["person_world"][who])
            found.append(Group(name, int(who.sum()), float(all_["person_match"][who].mean()), truth))
    return tuple(found)
