"""Tables of the market show what is missing as a dash."""

import pytest

from smartpick.cli.market_tables import show_figures
from smartpick.market.comparison import Figure, PublishedFigure


def published(name: str, value: float, unit: str, source: str, *, fitted: bool) -> PublishedFigure:
    """Return a made-up published figure."""
    return PublishedFigure(name, name, value, unit, 0.1, source, fitted=fitted, solved=False)


def test_a_figure_that_is_empty_is_a_dash(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Published, simulated, unit and source in one row; nan is shown as "-", fitted figures say so."""
    monkeypatch.setenv("COLUMNS", "160")
    show_figures(
        (
            Figure(published("a rate", 50.0, "percent", "a source", fitted=False), float("nan")),
            Figure(published("odds", 0.56, "odds ratio", "another", fitted=True), 0.611),
        )
    )
    shown = capsys.readouterr().out
    assert "a rate" in shown
    assert " - " in shown
    assert "0.61" in shown
    assert "odds (fitted)" in shown
