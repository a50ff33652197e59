"""One season: the kernels against plain twins, and what every replicate must satisfy."""

from dataclasses import replace

import numpy as np
import pytest
from small_world import NEUROLOGY, small_card, small_world

from smartpick.market.candidacies import draw_candidacies
from smartpick.market.season_run import (
    DO_STREAM,
    PAIR_STREAM,
    Replicate,
    application_rates,
    openness_of,
    simulate_replicate,
    tie_weights,
)
from smartpick.randomness import key, normals, words


@pytest.fixture(scope="module")
def season() -> Replicate:
    """One replicate of the small country."""
    return simulate_replicate(small_world(), small_card(), 11, 2)


def by_pair(season: Replicate) -> dict[tuple[int, int], int]:
    """Return the entry of each application by (applicant, program)."""
    offsets = season.applications.offsets
    owner = np.repeat(np.arange(len(offsets) - 1), np.diff(offsets))
    return {
        (int(a), int(p)): i for i, (a, p) in enumerate(zip(season.applications.applicant, owner, strict=True))
    }


def test_same_seed_same_bytes(season: Replicate) -> None:
    """Everything about a replicate depends on world, card, seed and number only."""
    again = simulate_replicate(small_world(), small_card(), 11, 2)
    assert again.interview_cutoff.tobytes() == season.interview_cutoff.tobytes()
    assert again.match_cutoff.tobytes() == season.match_cutoff.tobytes()
    assert again.matched.tobytes() == season.matched.tobytes()
    assert again.applications.opinion.tobytes() == season.applications.opinion.tobytes()
    other = simulate_replicate(small_world(), small_card(), 11, 3)
    assert other.matched.tobytes() != season.matched.tobytes()


def test_who_applies_where_equals_a_plain_twin(season: Replicate) -> None:
    """The kernel's choices, likings and opinions are those of the formulas with plain random numbers."""
    world, card = small_world(), small_card()
    people, pair = season.applicants, key(11, 2, PAIR_STREAM)
    runs = draw_candidacies(world, card, people, 11, 2)
    ties = tie_weights(card)
    group = np.array([0, 1, 0, 2, 3, 3])[people.type[runs.person]].astype(np.uint8)
    heritage = normals(words(key(11, 2, DO_STREAM), world.rows)[:, 0]).astype(float)
    osteopathic = card.value("types.do_residual") * heritage
    opens = season.openness.astype(float)
    pull = card.value("applications.openness")
    toward = np.exp(pull * np.clip(opens - opens.mean(), -3, 3))
    md = np.exp(card.value("applications.prestige") * season.prestige.astype(float))
    weight = np.stack([md, md * np.exp(pull * np.clip(osteopathic, -3, 3)), toward, toward])
    rate = application_rates(world, card, people, runs, weight.astype(np.float32), group)
    offset = np.array([card.specialties[n].us_img_offset for n in world.specialties])[world.specialty]
    us = card.value("types.us_openness")
    entries = by_pair(season)
    bonus = {0: 0.0, 1: card.value("signals.silver")}
    wrong = 0
    for p in range(len(world.quota)):
        s = world.specialty[p]
        bonus[2] = card.value("signals.gold" if world.tiered[s] else "signals.single")
        for a in range(runs.start[s], runs.start[s + 1]):
            who, second = runs.person[a], not runs.preferred[a]
            home, near = people.state[who] == world.state[p], people.division[who] == world.division[p]
            own = ties[int(group[a])]
            tie = [own[2 * k] if home else own[2 * k + 1] if near else 0.0 for k in range(3)]
            u = words(pair, a // 4, p, 0)[a % 4] * 2.0**-32
            chance = rate[a] * weight[group[a], p] * np.exp(tie[0])
            applies = (who, p) in entries
            wrong += (u < chance) != applies and abs(u - chance) > 1e-6
            if not applies:
                continue
            entry = entries[who, p]
            z = normals(words(pair, a, p, 1))
            liking = season.prestige[p] + tie[2] + z[0] + second * card.value("parallel.liking")
            assert np.isclose(season.applications.liking[entry], liking, atol=1e-4)
            screened = (
                people.lacks[who] & season.filters.demands[p]
                or people.step2ck[who] < season.filters.minimum[p]
                or people.years[who] > season.filters.limit[p]
            )
            opinion = season.applications.opinion[entry]
            assert bool(screened) == bool(np.isnan(opinion))
            if not screened:
                openness = (us, us + osteopathic[p], opens[p] + offset[p], opens[p])[group[a]]
                file = people.index[who] + people.quality[who] + second * card.value("parallel.opinion")
                expected = file + openness + tie[1] + z[1]
                assert np.isclose(
                    opinion, expected + bonus[int(season.applications.signal[entry])], atol=1e-4
                )
    assert wrong == 0
    assert not runs.preferred.all()


def test_signals_go_to_the_best_liked(season: Replicate) -> None:
    """Everybody uses a specialty's allowance on the best-liked applications: gold before silver, never more."""
    world, entries = small_world(), by_pair(season)
    sent: dict[tuple[int, int], list[tuple[float, int]]] = {}
    for (a, p), i in entries.items():
        sent.setdefault((a, int(world.specialty[p])), []).append(
            (float(season.applications.liking[i]), int(season.applications.signal[i]))
        )
    for (_, s), pairs in sent.items():
        gold, silver = int(world.gold[s]), int(world.silver[s])
        levels = [level for _, level in sorted(pairs, reverse=True)]
        expected = ([2] * gold + [1] * silver + [0] * len(levels))[: len(levels)]
        assert levels == expected


def test_interviews_respect_slots_capacities_and_cutoffs(season: Replicate) -> None:
    """Nobody below the cut-off is interviewed; whoever is above and not interviewed held better-liked offers."""
    world = small_world()
    applications = season.applications
    owner = np.repeat(np.arange(len(world.quota)), np.diff(applications.offsets))
    held = season.interviewed
    assert (np.bincount(owner[held], minlength=len(world.quota)) <= world.slots).all()
    count = np.bincount(applications.applicant[held], minlength=len(season.applicants))
    assert (count <= season.applicants.capacity).all()
    invited = applications.opinion >= season.interview_cutoff[owner]
    assert not (held & ~invited).any()
    least = np.full(len(season.applicants), np.inf)
    np.minimum.at(least, applications.applicant[held], applications.liking[held])
    declined = invited & ~held
    who = applications.applicant[declined]
    assert (count[who] == season.applicants.capacity[who]).all()
    assert (applications.liking[declined] <= least[who]).all()


def test_the_match_is_stable_and_cutoffs_are_the_lowest_matched(season: Replicate) -> None:
    """Nobody prefers a program whose cut-off they reach; full programs' cut-offs are their weakest match."""
    world = small_world()
    filled = np.bincount(season.matched[season.matched >= 0], minlength=len(world.quota))
    assert (filled <= world.quota).all()
    for a in range(len(season.applicants)):
        mine = slice(season.start[a], season.start[a + 1])
        for p, score in zip(season.program[mine], season.rank_score[mine], strict=True):
            if p == season.matched[a]:
                assert score >= season.match_cutoff[p]
                break
            assert np.isnan(score) or (filled[p] == world.quota[p] and score < season.match_cutoff[p])
    floor = small_card().value("interviews.rank_floor")
    assert (season.match_cutoff[filled < world.quota] == np.float32(floor)).all()


def test_the_number_of_applications_is_as_wished() -> None:
    """On average over people, applications are what they wished for, up to the number of programs."""
    world, card = (
        small_world(),
        small_card(applications__spread=0.01, applications__img=12.0, applications__all=1.0),
    )
    sent = []
    for r in range(6):
        season = simulate_replicate(world, card, 3, r)
        img = season.applicants.type > 3
        count = np.bincount(season.applications.applicant, minlength=len(img))
        sent.append(count[img].mean())
    assert abs(np.mean(sent) - 12.0) < 0.6


def test_more_openness_means_more_matches_of_imgs() -> None:
    """Raising one specialty's openness brings its non-US IMGs matches, and touches the other specialty less."""
    world, card = small_world(), small_card()
    row = card.specialties[NEUROLOGY]
    matched = []
    for openness in (-1.5, 0.5):
        changed = replace(card, specialties={**card.specialties, NEUROLOGY: replace(row, openness=openness)})
        people = [simulate_replicate(world, changed, 1, r) for r in range(3)]
        img = [(s.matched >= 0) & (s.applicants.type > 3) for s in people]
        cut = people[0].applicants.start[1]
        matched.append((sum(m[cut:].sum() for m in img), sum(m[:cut].sum() for m in img)))
    assert matched[0][0] < matched[1][0]
    assert abs(matched[0][1] - matched[1][1]) < matched[1][0] - matched[0][0]


def test_openness_is_stratified_over_the_design() -> None:
    """A program's residuals over a design average out; a replicate beyond it is a free draw."""
    world, card = small_world(), small_card()
    deviation = np.stack([openness_of(world, card, 1, r, 8)[1] for r in range(8)])
    assert np.allclose(deviation.mean(axis=0), world.evidence)
    assert np.allclose(deviation.std(axis=0), card.value("openness.residual"))
    free = openness_of(world, card, 1, 20, 8)[1] - world.evidence
    assert 0.3 < free.std() < 1.5


def test_one_season_alone_has_programs_that_differ() -> None:
    """A design of one would give every program the middle of its residual; it is a free draw instead."""
    card = small_card()
    world = small_world(card)
    alone = openness_of(world, card, 1, 0, 1)[1] - world.evidence
    assert alone.std() == pytest.approx(card.value("openness.residual"), rel=0.3)
    assert np.array_equal(alone, openness_of(world, card, 1, 0, 0)[1] - world.evidence)
