"""Explanations speak of figures that exist, once for each side, and of none that is met."""

import re
from pathlib import Path

import pytest

from smartpick.errors import InternalError
from smartpick.market.comparison import published_figures
from smartpick.market.validation import explanations as module
from smartpick.market.validation.explanations import explanations

REPORT = Path(__file__).parents[3] / "docs" / "validation.md"
EXPLAINED = re.compile(
    r"^\* (?P<name>.+) \((?:fitted|solved|predicted), z (?P<sign>[+\u2212])[\d.]+, by luck"
)


def test_every_explanation_belongs_to_a_figure_and_says_something() -> None:
    """Keys are those of published.toml; the words are one line each."""
    keys = {figure.key for figure in published_figures()}
    assert {key for key, _ in explanations()} <= keys
    assert all(len(words) > 40 and "\n" not in words for words in explanations().values())


def test_only_what_the_published_report_misses_is_explained() -> None:
    """No words wait for a miss that has not come: the next figure to go astray has none, and the report says so."""
    names = {figure.name: figure.key for figure in published_figures()}
    lines = REPORT.read_text(encoding="utf-8").splitlines()
    found = [match for line in lines if (match := EXPLAINED.match(line))]
    far = {(names[m["name"]], "below" if m["sign"] == "+" else "above") for m in found}
    assert far == explanations().keys()


def test_an_explanation_of_no_figure_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A key that the figures no longer have is a bug, not a silence."""
    monkeypatch.setattr(module, "published_figures", lambda: ())
    explanations.cache_clear()
    try:
        with pytest.raises(InternalError, match="no figure"):
            explanations()
    finally:
        explanations.cache_clear()
