"""The shipped parts fit together."""

import numpy as np
import pytest

from smartpick.chances import Market, shipped_market
from smartpick.chances import shipped as module
from smartpick.errors import InternalError


def test_rows_are_the_same_programs(market: Market) -> None:
    """Directory and equilibrium agree row by row; every modelled specialty has cut-offs."""
    assert list(market.equilibrium.ids) == [p.acgme_id for p in market.directory.programs]
    modelled = np.array([p.specialty in market.card.specialties for p in market.directory.programs])
    assert (market.equilibrium.cell[modelled] >= 0).all()
    assert np.isfinite(market.equilibrium.interview_cutoff).all()


def test_another_directory_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """An equilibrium of another directory is a broken promise, not a wrong answer."""
    stale = type("Stale", (), {"ids": ("0000000000",)})()
    monkeypatch.setattr(module, "load_equilibrium", lambda: stale)
    shipped_market.cache_clear()
    with pytest.raises(InternalError, match="another directory"):
        shipped_market()
    monkeypatch.undo()
    shipped_market.cache_clear()
