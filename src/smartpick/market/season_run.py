"""One replicate of the national season: applications, signals, interviews, rank lists, Match.

Comes in: the programs' side (``World``), the model card, a seed and the number of the replicate. Goes out:
the cut-offs of every program and what became of every applicant. The same four give the same bytes, always.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from smartpick.errors import InternalError
from smartpick.market.applications import _kernels
from smartpick.market.candidacies import Candidacies, draw_candidacies
from smartpick.market.card import ModelCard
from smartpick.market.deferred_acceptance import match_applicants, offer_seats
from smartpick.market.filters import Filters, draw_filters
from smartpick.market.population import Applicants, draw_population
from smartpick.market.programs_side import World
from smartpick.randomness import key, latin_row, normals, quantile_table, words

__all__ = [
    "DESIGN",
    "Applications",
    "Replicate",
    "Traits",
    "draw_traits",
    "simulate_replicate",
    "simulate_year",
]

I32 = npt.NDArray[np.int32]
F32 = npt.NDArray[np.float32]
F64 = npt.NDArray[np.float64]
DESIGN = 24
PAIR_STREAM, PRESTIGE_STREAM, OPENNESS_STREAM, DO_STREAM = 3, 4, 5, 8
GROUPS = 4
FREE = np.inf


@dataclass(frozen=True, slots=True, eq=False)
class Applications:
    """All applications, program by program: entries ``offsets[p]:offsets[p + 1]``.

    ``applicant`` the person: those who prefer the specialty ascending, then the others ascending; ``liking`` U, what
    the applicant thinks of the program; ``opinion`` A, what the program thinks of the file, signals included, nan when
    a screen ended it; ``signal`` 2 gold or the only tier, 1 silver, 0 none.
    """

    offsets: I32
    applicant: I32
    liking: F32
    opinion: F32
    signal: npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True, eq=False)
class Replicate:
    """One simulated season of P programs and N applicants.

    ``interview_cutoff`` (A scale) and ``match_cutoff`` (R scale) float32[P]: what one more applicant needs;
    the floors where places stayed open. ``openness`` float32[P] to non-US IMGs, residual included.
    ``interviewed`` bool per application: the invitation was kept. ``start`` [N + 1], ``program``,
    ``rank_score``: rank lists, best liked first, nan where the program does not rank the applicant.
    ``matched`` int32[N] program or -1.
    """

    number: int
    seed: int
    applicants: Applicants
    applications: Applications
    filters: Filters
    openness: F32
    prestige: F32
    interview_cutoff: F32
    interviewed: npt.NDArray[np.bool_]
    start: I32
    program: I32
    rank_score: F32
    match_cutoff: F32
    matched: I32


def tie_weights(card: ModelCard) -> F32:
    """Return the weights of a home state and division: in applying, in opinion A, in liking U [GROUPS, 6].

    The home of an IMG is that of the last year or two; it counts less to a program.
    """
    names = (
        "applications.home_state",
        "applications.home_division",
        "ties.home_state",
        "ties.home_division",
        "taste.home_state",
        "taste.home_division",
    )
    weights = np.array([card.value(name) for name in names], np.float32)
    share = np.float32(card.value("ties.img_home"))
    img = weights * np.array([1, 1, share, share, 1, 1], np.float32)
    return np.stack([weights, weights, img, img])


def groups(people: Applicants) -> npt.NDArray[np.uint8]:
    """Return the group as the kernels know it: 0 US MD, 1 US DO senior, 2 US IMG, 3 non-US IMG; [N].

    Previous US graduates count with the MDs, whose openness they meet.
    """
    return np.array([0, 1, 0, 2, 3, 3], np.uint8)[people.type]


def openness_of(world: World, card: ModelCard, seed: int, replicate: int, design: int) -> tuple[F64, F64]:
    """Return openness to non-US IMGs [P] and its part without the specialty's level (deviation) [P].

    The residual is stratified over the ``design`` replicates of a program; later replicates are free draws, and so is
    the only one of a design of one, whose middle would be a country of programs that are all alike.
    """
    if replicate < design and design > 1:
        residual = latin_row(key(seed, OPENNESS_STREAM), world.rows, design, replicate)
    else:
        residual = normals(words(key(seed, OPENNESS_STREAM, replicate), world.rows)[:, 0]).astype(float)
    deviation = world.evidence + card.value("openness.residual") * residual
    level = np.array([card.specialties[name].openness for name in world.specialties])
    return level[world.specialty] + deviation, deviation


def application_rates(
    world: World,
    card: ModelCard,
    people: Applicants,
    runs: Candidacies,
    weight: F32,
    group: npt.NDArray[np.uint8],
) -> F32:
    """Return each candidacy's rate [M] so that the expected number of applications is what was wished for.

    The chance to apply to p is min(1, rate * weight * tie). Without ties the rate is exact (the sum of the
    capped chances is piecewise linear in it); ties scale it by the mean tie weight seen from the applicant's
    state. ``group`` [M].
    """
    same_state, same_division = np.exp(tie_weights(card)[0, :2].astype(float))
    rate = np.zeros(len(runs), np.float64)
    states = int(max(world.state.max(), people.state.max())) + 1
    for s in range(len(world.specialties)):
        programs = slice(int(world.program_start[s]), int(world.program_start[s + 1]))
        members = slice(int(runs.start[s]), int(runs.start[s + 1]))
        for g in range(weight.shape[0]):
            w = weight[g, programs].astype(float)
            who = np.flatnonzero(group[members] == g) + members.start
            if len(who) == 0 or len(w) == 0:
                continue
            descending = np.sort(w)[::-1]
            knots = 1.0 / descending
            reached = np.arange(len(w)) + knots * (
                descending.sum() - np.concatenate([[0.0], np.cumsum(descending)[:-1]])
            )
            by_state = np.bincount(world.state[programs], weights=w, minlength=states)
            by_division = np.bincount(world.division[programs], weights=w, minlength=10)
            home, region = people.state[runs.person[who]], people.division[runs.person[who]]
            at_home = np.where(home >= 0, by_state[home], 0.0)
            nearby = np.where(region >= 0, by_division[region], 0.0) - at_home
            pull = 1.0 + ((same_state - 1.0) * at_home + (same_division - 1.0) * nearby) / w.sum()
            wished = np.minimum(runs.wished[who], len(w))
            rate[who] = (
                np.interp(wished, np.concatenate([[0.0], reached]), np.concatenate([[0.0], knots])) / pull
            )
    return rate.astype(np.float32)


def _toward(world: World, card: ModelCard, openness: F64, osteopathic: F64, prestige: F64) -> tuple[F32, F32]:
    """Return openness to each group and the weight with which it chooses programs; both [GROUPS, P]."""
    offset = np.array([card.specialties[name].us_img_offset for name in world.specialties])[world.specialty]
    us = np.full(len(openness), card.value("types.us_openness"))
    opens = np.stack([us, us + osteopathic, openness + offset, openness])
    pull = card.value("applications.openness")
    img = np.exp(pull * np.clip(openness - openness.mean(), -3.0, 3.0))
    md = np.exp(card.value("applications.prestige") * prestige)
    weight = np.stack([md, md * np.exp(pull * np.clip(osteopathic, -3.0, 3.0)), img, img])
    return opens.astype(np.float32), weight.astype(np.float32)


def apply_season(
    world: World,
    card: ModelCard,
    people: Applicants,
    runs: Candidacies,
    openness: F64,
    osteopathic: F64,
    prestige: F64,
    filters: Filters,
    pair: tuple[int, int],
) -> Applications:
    """Let every candidacy apply, send signals and pass or fail the screens."""
    who = runs.person
    group = groups(people)[who]
    opens, weight = _toward(world, card, openness, osteopathic, prestige)
    rate = application_rates(world, card, people, runs, weight, group)
    programs = np.repeat(np.diff(world.program_start), np.diff(runs.start))
    room = int(1.15 * float(np.minimum(runs.wished, programs).sum()) + 10_000)
    applicant = np.empty(room, np.int32)
    liking, opinion = np.empty(room, np.float32), np.empty(room, np.float32)
    offsets = np.zeros(len(openness) + 1, np.int32)
    second = np.where(runs.preferred, 0.0, 1.0).astype(np.float32)
    base = (people.index + people.quality)[who] + np.float32(card.value("parallel.opinion")) * second
    total = _kernels.apply_everywhere(
        pair[0],
        pair[1],
        quantile_table().copy(),
        world.program_start,
        runs.start,
        rate,
        base,
        np.float32(card.value("parallel.liking")) * second,
        group,
        people.lacks[who],
        np.nan_to_num(people.step2ck, nan=FREE)[who],
        np.nan_to_num(people.years, nan=0.0)[who],
        people.state[who],
        people.division[who],
        weight,
        opens,
        filters.demands,
        filters.minimum,
        filters.limit,
        prestige.astype(np.float32),
        world.state,
        world.division,
        tie_weights(card),
        applicant,
        liking,
        opinion,
        offsets,
    )
    if total < 0:
        raise InternalError("more applications than expected by chance")
    signal = np.empty(total, np.uint8)
    single = card.value("signals.single")
    bonus = np.where(
        world.tiered[:, None], [[card.value("signals.gold"), card.value("signals.silver")]], [[single, 0.0]]
    )
    _kernels.send_signals(
        offsets,
        applicant[:total],
        world.program_start,
        runs.start,
        world.gold,
        world.silver,
        liking[:total],
        opinion[:total],
        bonus.astype(np.float32),
        signal,
    )
    return Applications(offsets, who[applicant[:total]], liking[:total], opinion[:total], signal)


@dataclass(frozen=True, slots=True, eq=False)
class Traits:
    """What P programs are like, year after year.

    ``openness`` to non-US IMGs, ``osteopathic`` openness to DOs beside that to MDs (index units), ``prestige`` (sds of
    taste) float64[P], and the rules in ``filters``.
    """

    openness: F64
    osteopathic: F64
    prestige: F64
    filters: Filters


def draw_traits(world: World, card: ModelCard, seed: int, replicate: int, design: int = DESIGN) -> Traits:
    """Draw what the programs of one replicate are like; ``design`` as for ``simulate_replicate``."""
    openness, deviation = openness_of(world, card, seed, replicate, design)
    luck = normals(words(key(seed, replicate, PRESTIGE_STREAM), world.rows)[:, 0]).astype(float)
    heritage = normals(words(key(seed, replicate, DO_STREAM), world.rows)[:, 0]).astype(float)
    return Traits(
        openness=openness,
        osteopathic=card.value("types.do_residual") * heritage,
        prestige=world.prestige + card.value("taste.spread") * luck,
        filters=draw_filters(card, deviation, world.rows, seed, replicate),
    )


def simulate_replicate(
    world: World, card: ModelCard, seed: int, replicate: int, design: int = DESIGN
) -> Replicate:
    """Simulate one season; ``design`` is the number of replicates over which openness is stratified."""
    return simulate_year(world, card, draw_traits(world, card, seed, replicate, design), seed, replicate)


def simulate_year(world: World, card: ModelCard, traits: Traits, seed: int, number: int) -> Replicate:
    """Simulate a season of programs that are as ``traits`` say; the people and all luck are those of ``number``."""
    people = draw_population(world, card, seed, number)
    runs = draw_candidacies(world, card, people, seed, number)
    openness, prestige, filters = traits.openness, traits.prestige, traits.filters
    pair = key(seed, number, PAIR_STREAM)
    applications = apply_season(
        world, card, people, runs, openness, traits.osteopathic, prestige, filters, pair
    )
    return settle(world, card, people, applications, filters, openness, prestige, pair, seed, number)


def settle(
    world: World,
    card: ModelCard,
    people: Applicants,
    applications: Applications,
    filters: Filters,
    openness: F64 | F32,
    prestige: F64 | F32,
    pair: tuple[int, int],
    seed: int,
    replicate: int,
) -> Replicate:
    """Interview, rank and match what has been applied for."""
    floor = np.full(len(world.slots), card.value("interviews.floor"), np.float32)
    offers = offer_seats(
        applications.offsets,
        applications.applicant,
        applications.opinion,
        applications.liking,
        world.slots,
        people.capacity,
        floor,
    )
    held = np.bincount(applications.applicant[offers.accepted], minlength=len(people))
    start = np.concatenate([[0], np.cumsum(held)]).astype(np.int32)
    program = np.empty(int(start[-1]), np.int32)
    score = np.empty(len(program), np.float32)
    lowest = card.value("interviews.rank_floor")
    _kernels.rank_lists(
        pair[0],
        pair[1],
        quantile_table().copy(),
        applications.offsets,
        applications.applicant,
        offers.accepted.view(np.uint8),
        applications.liking,
        people.index + people.quality + np.float32(card.value("latent.skill")) * people.skill,
        groups(people),
        people.state,
        people.division,
        people.specialty,
        world.state,
        world.division,
        world.specialty,
        tie_weights(card),
        card.value("parallel.opinion"),
        card.value("latent.s2"),
        lowest,
        start,
        program,
        score,
    )
    matched = match_applicants(start, program, score, world.quota, count_rounds=False).program
    return Replicate(
        number=replicate,
        seed=seed,
        applicants=people,
        applications=applications,
        filters=filters,
        openness=openness.astype(np.float32),
        prestige=prestige.astype(np.float32),
        interview_cutoff=offers.cutoff,
        interviewed=offers.accepted,
        start=start,
        program=program,
        rank_score=score,
        match_cutoff=match_cutoffs(start, program, score, matched, world.quota, lowest),
        matched=matched,
    )


def match_cutoffs(start: I32, program: I32, score: F32, matched: I32, quota: I32, floor: float) -> F32:
    """Return the lowest R among the matched of each full program, the floor where places stay open."""
    owner = np.repeat(np.arange(len(matched), dtype=np.int32), np.diff(start))
    here = program == matched[owner]
    cutoff = np.full(len(quota), np.inf, np.float32)
    np.minimum.at(cutoff, program[here], score[here])
    filled = np.bincount(program[here], minlength=len(quota))
    cutoff[filled < quota] = floor
    return cutoff
