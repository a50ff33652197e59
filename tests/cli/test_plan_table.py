"""A plan in the terminal: what stands above and below the rows."""

import io
from dataclasses import replace

import pytest
from rich.console import Console

from smartpick.advice import Plan
from smartpick.cli.plan_table import show_plan


def shown(found: Plan, width: int, most: int | None = None) -> str:
    """Return what a terminal of that width shows."""
    console = Console(width=width, file=io.StringIO())
    show_plan(found, console, most)
    return console.file.getvalue()  # type: ignore[attr-defined]


def test_the_words_below_define_what_stands_above(small: Plan) -> None:
    """Tiers with their thresholds, the meaning of the order and of what a row adds, once, at any width."""
    for width in (160, 80, 40):
        text = " ".join(shown(small, width).split())
        assert "likely from 20%, target from 7%, reach below" in text
        assert "likely does not mean more likely than not" in text
        assert "it may rise from one row to the next" in text
        assert "go by their ACGME number" in text


@pytest.mark.parametrize("width", [160, 80, 40, 20])
def test_a_label_is_not_obeyed(small: Plan, width: int) -> None:
    """Square brackets in what the applicant wrote are shown, not taken for colours."""
    assert "[red]x" in shown(replace(small, label="[red]x"), width)


def test_wasted_pins_are_named_though_their_row_is_hidden(small: Plan) -> None:
    """Number, name, id, price and reason of a wasted pin stand below the table, whatever part of it is shown."""
    row = replace(small.rows[-1], pinned=True, why_wasted="service: it trains serving officers")
    changed = replace(small, rows=(*small.rows[:-1], row), wasted=(row,))
    text = " ".join(shown(changed, 80, most=5).split())
    for words in (
        f"no. {row.rank}",
        row.program.name,
        row.program.acgme_id,
        "$11",
        "it trains serving officers.",
    ):
        assert words in text


def test_the_goal_is_said_with_its_worth(small: Plan) -> None:
    """Two specialties of different weight: what was maximised, its number, and the weights, beside the chance."""
    text = " ".join(shown(small, 80).replace("\u2502", " ").split())
    assert f"Expected worth {small.totals.value:.3f} of 1" in text
    assert "A match in Family Medicine counts 0.4 of one in Internal Medicine; a match outside" in text
    assert "no list under these limits is worth more than this one" in text


def test_long_lists_are_cut_with_a_word(small: Plan) -> None:
    """With a limit the rest is counted, not hidden."""
    assert f"and {len(small.rows) - 5} more programs" in shown(small, 80, most=5)
