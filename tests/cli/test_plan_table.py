"""The terminal's table, wide and narrow."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from rich.console import Console

from smartpick.advice import Plan, Question, plan
from smartpick.applicant import load_profile
from smartpick.chances import shipped_market
from smartpick.cli.plan_table import show_plan
from smartpick.season import load_season

EXAMPLE = Path(__file__).parents[2] / "examples" / "community-clinic.toml"


@pytest.fixture(scope="module")
def small() -> Plan:
    """Return a plan of thirty programs."""
    asked = Question(budget=330.0)
    return plan(load_profile(EXAMPLE), shipped_market(), load_season(), date(2026, 11, 1), asked)


def shown(found: Plan, width: int, most: int | None = None) -> str:
    """Return what a terminal of that width shows."""
    console = Console(width=width, record=True, force_terminal=False, file=Path("/dev/null").open("w"))  # noqa: SIM115
    show_plan(found, console, most)
    console.file.close()
    return console.export_text()


def test_wide_has_reasons_and_unknowns(small: Plan) -> None:
    """160 columns: every row with place, intervals, why and what is not known."""
    text = shown(small, 160)
    assert "not known" in text
    assert text.count(" to ") > len(small.rows)
    assert small.rows[0].program.city in text


def test_narrow_fits_eighty_columns(small: Plan) -> None:
    """No line is longer than the terminal, and every program is there."""
    text = shown(small, 80)
    assert max(map(len, text.splitlines())) <= 80
    assert text.count("%") > 2 * len(small.rows)


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
