"""Tables of the market show what is missing as a dash."""

import pytest

from smartpick.cli.market_tables import show_figures
from smartpick.market.comparison import Figure


def test_a_figure_that_is_empty_is_a_dash(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Published, simulated, unit and source in one row; nan is shown as "-", fitted figures say so."""
    monkeypatch.setenv("COLUMNS", "160")
    show_figures(
        (
            Figure("a rate", 50.0, float("nan"), "percent", "a source", fitted=False),
            Figure("odds", 0.56, 0.611, "odds ratio", "another", fitted=True),
        )
    )
    shown = capsys.readouterr().out
    assert "a rate" in shown
    assert " - " in shown
    assert "0.61" in shown
    assert "odds (fitted)" in shown
