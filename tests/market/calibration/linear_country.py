"""A country whose figures are straight lines in three parameters, so that every answer of the fit is known exactly."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from small_world import small_card, small_world

from smartpick.market.card import ModelCard
from smartpick.market.comparison import PublishedFigure
from smartpick.market.moments import Moments, moments
from smartpick.market.season_run import simulate_replicate
from smartpick.randomness import key, normals, words

FITTED = ("parallel.img", "effects.step2ck", "applications.all")
SLOPES = np.array([[2.0, 0.5, 0.0], [0.0, 1.5, -1.0], [0.5, 0.0, 1.0], [1.0, 1.0, 0.0]])
LUCK = 0.1
TRUTH = np.array([0.8, -0.6, 0.5])
KEYS = ("screened", "seldom", "applications", "us_md_rate")


def card() -> ModelCard:
    """Return a card in which only three parameters are fitted, each with a prior of mean 0.5 and sd 0.1."""
    base = small_card()
    parameters = {name: replace(parameter, prior=None) for name, parameter in base.parameters.items()}
    for name in FITTED:
        free = replace(parameters[name], value=0.5, sd=0.1, prior=(0.5, 0.1), lowest=-9.0, highest=9.0)
        parameters[name] = free
    return replace(base, parameters=parameters)


BASE = moments(small_world(), simulate_replicate(small_world(), small_card(), 1, 0))


def exact(u: np.ndarray) -> np.ndarray:
    """Return the four figures at u (in prior sds)."""
    return 10.0 + SLOPES @ u


def season(given: ModelCard, seed: int, replicate: int, design: int) -> Moments:
    """Return moments whose figures are exact plus a little luck of the season; the design does not matter."""
    u = np.array([(given.value(name) - 0.5) / 0.1 for name in FITTED])
    z = normals(words(key(seed, replicate), np.arange(len(SLOPES)))[:, 0]).astype(float)
    figures = exact(u) + LUCK * z
    matched = BASE.matched.copy()
    matched[:, 0] = BASE.applicants[:, 0] * figures[3] / 100.0
    return replace(
        BASE,
        screened=figures[0] / 100.0,
        seldom=figures[1] / 100.0,
        applications=figures[2] * BASE.applying.sum(),
        matched=matched,
    )


def run(pieces: Sequence[tuple[ModelCard, int, int, int]]) -> list[Moments]:
    """Simulate the pieces."""
    return [season(*piece) for piece in pieces]


def figures(tolerance: float = 0.2) -> tuple[PublishedFigure, ...]:
    """Return the figures as they would be published if ``TRUTH`` were the truth."""
    return tuple(
        PublishedFigure(name, name, float(value), "", tolerance, "made up", fitted=True, solved=False)
        for name, value in zip(KEYS, exact(TRUTH), strict=True)
    )


def posterior(scale: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return mean and covariance of the exact posterior of u when figures are missed in units of ``scale``."""
    slopes = SLOPES / scale[:, None]
    covariance = np.linalg.inv(slopes.T @ slopes + np.eye(3))
    return covariance @ slopes.T @ (slopes @ TRUTH), covariance
