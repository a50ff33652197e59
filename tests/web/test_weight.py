"""How much memory an answer holds."""

from dataclasses import dataclass

import numpy as np
import pytest

from smartpick.programs import load_directory
from smartpick.web.engine import Engine
from smartpick.web.weight import weight


@dataclass(frozen=True, slots=True)
class Holding:
    """Something that holds something."""

    what: object


def test_arrays_count_once_with_all_that_a_view_keeps() -> None:
    """A view of ten numbers keeps the million that it was cut from; the same array twice is there once."""
    whole = np.zeros(1_000_000)
    assert weight(Holding(whole)) == pytest.approx(8_000_000, rel=0.01)
    assert weight([Holding(whole[:10]), {"again": whole}]) == pytest.approx(8_000_000, rel=0.01)


def test_text_and_what_holds_it_count() -> None:
    """Pages that were made are text."""
    assert weight(("a" * 50_000, ["b" * 50_000])) == pytest.approx(100_000, rel=0.01)


def test_what_all_answers_share_counts_for_none(engine: Engine) -> None:
    """The directory and the market are there anyway."""
    assert weight(Holding(engine.market())) < 1000
    assert weight([load_directory().programs[0], engine.season, Engine, weight]) < 1000
