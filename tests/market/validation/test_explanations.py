"""Explanations speak of figures that exist, once each."""

import pytest

from smartpick.errors import InternalError
from smartpick.market.comparison import published_figures
from smartpick.market.validation import explanations as module
from smartpick.market.validation.explanations import explanations


def test_every_explanation_belongs_to_a_figure_and_says_something() -> None:
    """Keys are those of published.toml; the words are one line each."""
    keys = {figure.key for figure in published_figures()}
    assert explanations().keys() <= keys
    assert all(len(words) > 40 and "\n" not in words for words in explanations().values())


def test_an_explanation_of_no_figure_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A key that the figures no longer have is a bug, not a silence."""
    monkeypatch.setattr(module, "published_figures", lambda: ())
    explanations.cache_clear()
    try:
        with pytest.raises(InternalError, match="no figure"):
            explanations()
    finally:
        explanations.cache_clear()
