"""Recovery says that spreads are right where they are, and shows it where they are not."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from linear_country import FITTED, card, figures, run

from smartpick.market.calibration.fit import Sizes
from smartpick.market.card import ModelCard
from smartpick.market.moments import Moments
from smartpick.market.validation.recovery import (
    TELLING,
    Recovered,
    figures_of,
    of_parameters,
    prior_truths,
    recovery,
    with_counts,
)

SMALL = Sizes(10, 2, 2, rounds=1, around=4, steps=1, replicates=6, members=1, member_steps=0, final=2)


def test_truths_of_the_prior_are_recovered_within_stated_spreads() -> None:
    """In a country of straight lines the fit is exact: nine of ten true values are inside, z is near 1 in the mean."""
    truths = [("prior", truth) for truth in prior_truths(card(), 3, 12)]
    found = recovery(card(), truths, run, SMALL, 5, pattern=figures(0.3))
    assert found.truths == 12
    assert len(found.parameters) == 12 * len(FITTED)
    assert {p.name for p in found.parameters} == set(FITTED)
    assert found.informed.values == found.everything.values == 12 * len(FITTED)
    assert found.informed.covered.low <= 0.9 <= found.informed.covered.high
    assert 0.7 < found.informed.rms_z < 1.3
    assert all(0.0 <= p.told <= 1.0 for p in found.parameters)
    assert found.openness.values == 12 * len(card().specialties)


def test_a_fit_that_claims_too_much_is_found_out() -> None:
    """When seasons differ far more than the fit can see, true values fall outside and root mean square z says so."""

    def noisy(pieces: Sequence[tuple[ModelCard, int, int, int]]) -> list[Moments]:
        # Only the published season (a design of one) has the luck that the fit does not know of.
        found = []
        for given, seed, replicate, design in pieces:
            names = ("parallel.img", "effects.step2ck")
            off = 1.0 * np.random.default_rng(seed).normal(size=2) if design == 1 else np.zeros(2)
            moved = given.changed({n: given.value(n) + float(o) for n, o in zip(names, off, strict=True)})
            found += run([(moved, seed, replicate, design)])
        return found

    truths = [("prior", truth) for truth in prior_truths(card(), 3, 6)]
    found = recovery(card(), truths, noisy, SMALL, 5, pattern=figures(0.3))
    assert found.informed.covered.high < 0.9
    assert found.informed.rms_z > 2.0


def test_members_among_the_truths_are_counted_apart() -> None:
    """What is promised is counted over draws of the prior; a truth that no prior expected changes only its own."""
    drawn = [("prior", truth) for truth in prior_truths(card(), 3, 2)]
    far = card().changed({name: card()[name].prior[0] + 4.0 * card()[name].prior[1] for name in FITTED})
    alone = recovery(card(), drawn, run, SMALL, 5, pattern=figures(0.3))
    both = recovery(card(), [*drawn, ("member", far)], run, SMALL, 5, pattern=figures(0.3))
    assert (both.everything, both.informed, both.openness) == (
        alone.everything,
        alone.informed,
        alone.openness,
    )
    assert (both.truths, both.members, alone.members) == (2, 1, 0)
    assert both.openness_rms == alone.openness_rms
    assert both.informed_of_members.values == len(FITTED)
    assert both.informed_of_members.rms_z > both.informed.rms_z
    assert alone.informed_of_members.values == 0


def test_truths_are_draws_of_the_prior() -> None:
    """Sixty draws have the prior's mean and spread, each parameter for itself, the luck after the interview too."""
    free = {name: replace(card()[name], prior=(0.5, 0.1)) for name in ("latent.skill", "latent.s2")}
    base = replace(card(), parameters={**card().parameters, **free})
    truths = prior_truths(base, 1, 60)
    values = np.array([truth.value("parallel.img") for truth in truths])
    assert abs(values.mean() - 0.5) < 0.05
    assert 0.07 < values.std() < 0.13
    own, programs = (np.array([truth.value(name) for truth in truths]) for name in free)
    assert 0.07 < own.std() < 0.13
    assert 0.07 < programs.std() < 0.13
    assert abs(np.corrcoef(own, programs)[0, 1]) < 0.4
    assert len({truth.value("signals.gold") for truth in truths}) == 1
    assert truths[0].hash == prior_truths(base, 1, 1)[0].hash


def test_published_figures_are_off_by_their_tolerance() -> None:
    """Without a tolerance a figure is the season's; with one it is moved, at random and the same way every time."""
    season = run([(card(), 3, 0, 1)])[0]
    plain = figures_of(card(), season, figures(0.0), 1)
    moved = [figures_of(card(), season, figures(2.0), 1) for _ in range(2)]
    assert np.isclose(plain[0].value, 100.0 * season.screened)
    assert moved[0] == moved[1]
    off = np.array([a.value - b.value for a, b in zip(moved[0], plain, strict=True)])
    assert (np.abs(off) > 0.01).all()


def test_the_counts_of_a_season_are_the_card_s() -> None:
    """What a season of the truth matched, and how many were active in it, is what the fit is told; the rest stays."""
    base = card().changed({"parallel.img": 0.77})
    season = run([(base, 3, 0, 1)])[0]
    start = with_counts(base, replace(season, applicants=0.5 * season.applicants))
    half = 0.5 * season.applicants.sum(axis=0)
    told = np.sum([row.preferring for row in start.specialties.values()], axis=0)
    assert np.allclose(told[:4], half[:4])
    assert np.isclose(told[4:].sum(), half[4:].sum())
    assert start.parameters == base.parameters
    for s, row in enumerate(start.specialties.values()):
        assert row.img_matched == round(float(season.preferred[s, 4:].sum()))


def test_what_only_the_prior_knows_does_not_count_as_recovered() -> None:
    """A value whose spread the figures left alone is in the whole, not among those of which they tell something."""
    known = Recovered(0, "prior", "a", value=1.0, fitted=1.1, spread=0.5, prior_spread=1.0)
    unknown = Recovered(0, "prior", "b", value=1.0, fitted=4.0, spread=0.95, prior_spread=1.0)
    assert known.told >= TELLING > unknown.told
    assert of_parameters([known]).count == 1
    assert of_parameters([known, unknown]).covered.value == 0.5
    assert np.isnan(of_parameters([]).rms_z)


def test_values_of_one_fit_do_not_count_as_independent() -> None:
    """When whole truths go wrong together, the interval is wider than the binomial one."""
    rows = [Recovered(t, "prior", str(n), 0.0, 9.0 * (t % 2), 1.0, 3.0) for t in range(6) for n in range(40)]
    apart = [replace(row, truth=n) for n, row in enumerate(rows)]
    together, alone = of_parameters(rows).covered, of_parameters(apart).covered
    assert together.value == alone.value == 0.5
    assert together.high - together.low > 3 * (alone.high - alone.low)
