"""Straight lines: orthogonal trials, slopes clear of curvature, and noise that is not taken for information."""

import numpy as np
import pytest

from smartpick.market.calibration.response import SPAN, screening_design, straight_lines, with_others


@pytest.mark.parametrize(("parameters", "trials"), [(1, 4), (3, 8), (7, 16), (8, 32), (45, 128), (63, 128)])
def test_trials_are_orthogonal_and_come_with_their_mirror_image(parameters: int, trials: int) -> None:
    """Every column is balanced and independent of every other; for each trial its opposite is tried, too."""
    design = screening_design(parameters)
    assert design.shape == (trials, parameters)
    assert np.array_equal(design.T @ design, trials * np.eye(parameters))
    assert {tuple(row) for row in design} == {tuple(row) for row in -design}


def test_slopes_are_clear_of_curvature_and_of_products() -> None:
    """Squares and products of any two parameters change no slope; they show as noise."""
    slopes = np.array([[1.0, -2.0, 0.5], [0.0, 3.0, 1.0]])
    u = SPAN * screening_design(3)
    plain = straight_lines(u, u @ slopes.T)
    bent = straight_lines(u, u @ slopes.T + (3.0 * u[:, :1] * u[:, 1:2] + 2.0 * u[:, 2:] ** 2))
    assert np.allclose(plain.slopes, slopes)
    assert np.allclose(bent.slopes, slopes)
    assert np.allclose(plain.noise, 0.0, atol=1e-12)
    assert (bent.noise > 0.1).all()


def test_the_noise_of_a_slope_is_what_it_says() -> None:
    """Over two hundred fits to pure chance, slopes scatter with the stated standard error."""
    chance = np.random.default_rng(5)
    u = SPAN * screening_design(10)
    found = [straight_lines(u, chance.normal(0.0, 0.6, (len(u), 1))) for _ in range(200)]
    scatter = np.std([response.slopes for response in found])
    assert np.isclose(scatter, np.mean([response.noise for response in found]), rtol=0.1)


def test_chance_is_not_taken_for_information() -> None:
    """Of what chance seems to tell, more than half is taken off again, and no direction tells less than nothing."""
    chance = np.random.default_rng(6)
    u = SPAN * screening_design(12)
    told, claimed = [], []
    for _ in range(50):
        response = straight_lines(u, chance.normal(0.0, 1.0, (len(u), 20)))
        told.append(np.trace(response.information()))
        claimed.append(np.trace(response.slopes.T @ response.slopes))
        assert np.linalg.eigvalsh(response.information()).min() > -1e-9
    assert np.mean(told) < 0.5 * np.mean(claimed)


def test_information_of_exact_lines_is_that_of_the_lines() -> None:
    """Without chance nothing is taken off."""
    slopes = np.array([[1.0, -2.0, 0.5], [0.0, 3.0, 1.0]])
    u = SPAN * screening_design(3)
    assert np.allclose(straight_lines(u, u @ slopes.T).information(), slopes.T @ slopes)


def test_a_trial_without_the_people_of_a_figure_changes_no_slope_much() -> None:
    """One figure of one trial is unknown: its slope stays within a few hundredths, every other one exactly."""
    slopes = np.array([[1.0, -2.0, 0.5], [0.0, 3.0, 1.0]])
    u = SPAN * screening_design(30)[:, :3]
    misses = u @ slopes.T
    holed = misses.copy()
    holed[3, 0] = np.nan
    found = straight_lines(u, with_others(holed))
    assert np.allclose(found.slopes[0], slopes[0], atol=0.1)
    assert np.allclose(found.slopes[1], slopes[1])
    assert np.array_equal(with_others(misses), misses)
