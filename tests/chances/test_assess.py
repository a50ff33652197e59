"""f[program, level, node]: bounds, order, and the monotonicity that an applicant would expect."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from example_inputs import ALLOWANCES, ON, scored

from smartpick.applicant import Profile, Visa
from smartpick.chances import Chances, KnownFacts, Market, assess


def mean(chances: Chances) -> np.ndarray:
    """Return the mean chance of matching by program and level."""
    return np.asarray(chances.match @ chances.node_weights)


def test_chances_are_chances_and_match_needs_an_interview(chances: Chances) -> None:
    """0 <= match <= interview <= 1 at every program, level and node; node weights sum to one."""
    assert chances.node_weights.sum() == pytest.approx(1.0)
    assert (chances.match >= 0.0).all()
    assert (chances.match <= chances.interview + 1e-12).all()
    assert (chances.interview <= 1.0 + 1e-12).all()


def test_a_signal_never_lowers_a_chance(chances: Chances) -> None:
    """Gold is at least silver, silver at least none."""
    found = mean(chances)
    assert (np.diff(found, axis=1) >= -1e-12).all()


@pytest.mark.parametrize("score", [225, 240, 255, 270])
def test_a_better_score_never_lowers_a_chance(
    profile: Profile, market: Market, medicine: np.ndarray, score: int
) -> None:
    """Five points more raise the chance at every program that would read the file."""
    less = assess(scored(profile, score), market, medicine, ALLOWANCES, ON)
    more = assess(scored(profile, score + 5), market, medicine, ALLOWANCES, ON)
    assert (mean(more) >= mean(less) - 1e-9).all()


def test_nodes_are_enough(
    chances: Chances, monkeypatch: pytest.MonkeyPatch, profile: Profile, market: Market
) -> None:
    """P(match) of a hundred programs moves by less than 0.4 points on a grid far finer."""
    from smartpick.chances import assess as assess_function  # noqa: PLC0415
    from smartpick.chances.nodes import latent_grid  # noqa: PLC0415

    best = np.argsort(-mean(chances)[:, 0])[:100]

    def anywhere(found: Chances) -> float:
        return float((1.0 - np.prod(1.0 - found.match[best, 0], axis=0)) @ found.node_weights)

    coarse = anywhere(chances)
    module = __import__("sys").modules[assess_function.__module__]
    monkeypatch.setattr(module, "latent_grid", lambda sd: latent_grid(sd, 33, 11))
    assert anywhere(assess(profile, market, chances.rows, ALLOWANCES, ON)) == pytest.approx(
        coarse, abs=2.5e-3
    )


def test_a_known_fact_replaces_the_prior(profile: Profile, market: Market, medicine: np.ndarray) -> None:
    """No sponsorship makes a program impossible for who needs a visa; sponsorship makes it likelier."""
    needs = replace(profile, visa=Visa(needed=True, accepts=("J-1",)))
    row = int(medicine[0])
    unknown = mean(assess(needs, market, medicine, ALLOWANCES, ON))[0, 0]
    closed = assess(needs, market, medicine, ALLOWANCES, ON, {row: KnownFacts(visas=())})
    opened = assess(needs, market, medicine, ALLOWANCES, ON, {row: KnownFacts(visas=("J-1",))})
    assert mean(closed)[0, 0] == 0.0
    assert not closed.eligible[0]
    assert mean(opened)[0, 0] > unknown


def test_no_visa_need_is_never_worse(profile: Profile, market: Market, medicine: np.ndarray) -> None:
    """Who needs no visa passes that screen everywhere."""
    needs = assess(replace(profile, visa=Visa(needed=True)), market, medicine, ALLOWANCES, ON)
    free = assess(replace(profile, visa=Visa(needed=False)), market, medicine, ALLOWANCES, ON)
    assert (mean(free)[:, 0] >= mean(needs)[:, 0]).all()
    assert free.node_weights.size == needs.node_weights.size


def test_military_programs_are_closed_to_civilians(chances: Chances) -> None:
    """A program of the armed forces has chance zero, and says so."""
    programs = chances.market.directory.programs
    military = [i for i, row in enumerate(chances.rows) if programs[row].kind == "military"]
    assert military
    for i in military:
        assert chances.match[i, 0].max() == 0.0
        assert chances.screen(chances.screens[0], i).verdict == "fails"


def test_order_of_programs_is_irrelevant(profile: Profile, market: Market, medicine: np.ndarray) -> None:
    """Assessing the programs backwards gives the same chances backwards."""
    forth = assess(profile, market, medicine, ALLOWANCES, ON)
    back = assess(profile, market, np.ascontiguousarray(medicine[::-1]), ALLOWANCES, ON)
    np.testing.assert_array_equal(forth.match, back.match[::-1])


def test_the_same_day_gives_the_same_bytes(profile: Profile, market: Market, medicine: np.ndarray) -> None:
    """Nothing is drawn at random when one applicant is assessed."""
    first, second = (assess(profile, market, medicine, ALLOWANCES, date(2026, 11, 1)) for _ in range(2))
    assert first.match.tobytes() == second.match.tobytes()
