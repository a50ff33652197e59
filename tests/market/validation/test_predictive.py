"""Predictions are over members and seasons, and a published value is judged by them."""

from dataclasses import replace

import numpy as np
import pytest
from linear_country import BASE, card, exact, run
from small_world import small_card

from smartpick.market.comparison import PublishedFigure
from smartpick.market.validation import predictive
from smartpick.market.validation.predictive import check_figures, predictive_checks

NAMES = tuple(small_card().specialties)


def figure(value: float, tolerance: float = 0.0, **role: bool) -> PublishedFigure:
    """Return a published share of screened applications."""
    marks = {"fitted": False, "solved": False, **role}
    return PublishedFigure("screened", "screened", value, "percent", tolerance, "made up", **marks)


def test_standard_errors_hold_luck_and_members_together() -> None:
    """Two members, three seasons each, known exactly: mean, both spreads, z with and without tolerance."""
    shares = np.array([[0.30, 0.32, 0.34], [0.40, 0.42, 0.44]])
    seasons = [replace(BASE, screened=share) for share in shares.ravel()]
    (found,) = check_figures(NAMES, seasons, 2, [figure(50.0, 3.0, fitted=True)])
    assert np.isclose(found.predicted.mean, 37.0)
    assert np.isclose(found.luck, 2.0)
    assert np.isclose(found.between, 5.0)
    total = np.std(100.0 * shares)
    assert np.isclose(found.z, 13.0 / total)
    assert np.isclose(found.z_tolerant, 13.0 / np.hypot(total, 3.0))
    assert found.role == "fitted"
    assert found.far
    assert found.to_explain
    assert not found.inside


def test_what_was_aimed_at_needs_words_beyond_luck_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Members that differ much excuse no miss of a figure that the fit was told; of another figure they do."""
    monkeypatch.setattr(predictive, "explanations", lambda: {("screened", "below"): "Known why."})
    shares = np.array([[0.30, 0.32, 0.34], [0.40, 0.42, 0.44]])
    seasons = [replace(BASE, screened=share) for share in shares.ravel()]
    aimed, free = check_figures(NAMES, seasons, 2, [figure(44.0, fitted=True), figure(44.0)])
    assert not aimed.far
    assert (aimed.to_explain, free.to_explain) == (True, False)
    assert (aimed.explanation, free.explanation) == ("Known why.", "")


def test_an_explanation_of_one_side_excuses_no_miss_on_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """Words for a simulation that is too low are not shown when it is too high."""
    monkeypatch.setattr(predictive, "explanations", lambda: {("screened", "below"): "Known why."})
    seasons = [replace(BASE, screened=share) for share in (0.30, 0.31, 0.33, 0.34)]
    low, high = check_figures(NAMES, seasons, 2, [figure(50.0), figure(10.0)])
    assert low.far
    assert high.far
    assert (low.explanation, high.explanation) == ("Known why.", "")


def test_a_figure_that_is_met_needs_no_explanation() -> None:
    """Inside the interval, near in standard errors, silent."""
    seasons = [replace(BASE, screened=share) for share in (0.30, 0.31, 0.33, 0.34)]
    (found,) = check_figures(NAMES, seasons, 2, [figure(32.5, solved=True)])
    assert found.inside
    assert not found.far
    assert found.explanation == ""
    assert found.role == "solved"


def test_a_figure_of_a_specialty_that_is_not_there_is_left_out() -> None:
    """A small country has fewer figures, not figures that are not numbers."""
    absent = replace(figure(5.0), key="gap:Dermatology")
    assert check_figures(NAMES, [BASE, BASE], 1, [absent]) == ()


def test_members_and_their_seasons_are_asked_for_in_order() -> None:
    """The predictions of two known members are those of their parameters; luck is small, members differ."""
    base = card()
    members = [base.changed({"parallel.img": 0.5 + 0.1 * u}) for u in (-1.0, 1.0)]
    found = predictive_checks(members, run, 7, 6)
    screened = next(f for f in found.figures if f.key == "screened")
    expected = [exact(np.array([u, 0.0, 0.0]))[0] for u in (-1.0, 1.0)]
    assert np.isclose(screened.predicted.mean, np.mean(expected), atol=0.2)
    assert np.isclose(screened.between, np.std(expected), atol=0.2)
    assert screened.luck < 0.3
    assert [s.name for s in found.specialties] == list(base.specialties)
    assert (found.members, found.seasons, found.seed) == (2, 6, 7)
    for specialty in found.specialties:
        assert specialty.img.low <= specialty.img.mean <= specialty.img.high
        assert specialty.inside == (specialty.img.low <= specialty.img_published <= specialty.img.high)
