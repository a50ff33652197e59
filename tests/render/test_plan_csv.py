import csv
import io
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartpick.advice.result import Plan
from smartpick.render import plan_csv
from smartpick.render.plan_csv import COLUMNS, _guarded

MakePlan = Callable[..., Plan]


def read_back(text: str) -> list[dict[str, str]]:
    """Return the rows as any CSV reader sees them."""
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_every_row_reads_back_field_by_field(make_plan: MakePlan) -> None:
    """What a CSV reader gets is what the plan holds, in the order of choice."""
    plan = make_plan(40)
    rows = read_back(plan_csv(plan))
    assert tuple(rows[0]) == COLUMNS
    assert [int(row["rank"]) for row in rows] == list(range(1, 41))
    for read, row in zip(rows, plan.rows, strict=True):
        assert read["acgme_id"] == row.program.acgme_id
        assert read["program"] == row.program.name
        assert (read["city"], read["state"]) == (row.program.city, row.program.state)
        assert (read["tier"], read["signal"]) == (row.tier, row.signal)
        assert float(read["interview"]) == pytest.approx(row.interview.value, abs=1e-5)
        assert float(read["match_high"]) == pytest.approx(row.match.high, abs=1e-5)
        assert float(read["marginal_value"]) == pytest.approx(row.marginal_value, abs=1e-6)
        assert float(read["cost_dollars"]) == row.cost
        assert (read["pinned"] == "yes") is row.pinned
        assert (read["past_stop"], read["wasted"], read["why_wasted"]) == ("no", "no", "")
        assert read["screens"].startswith("Visa: unknown")
        assert read["unknown"] == "; ".join(row.unknown)
        assert read["known_facts"] == "; ".join(fact.words for fact in row.facts)
    assert "program site" in rows[1]["known_facts"]


def test_wasted_rows_say_why(make_plan: MakePlan, make_row: Callable[..., Any]) -> None:
    """The mark comes with its reason, and a row past the stop point with its own mark."""
    row = make_row(1, pinned=True, past_stop=True, why_wasted="visa: no J-1")
    (read,) = read_back(plan_csv(make_plan(1, rows=(row,))))
    assert (read["past_stop"], read["wasted"], read["why_wasted"]) == ("yes", "yes", "visa: no J-1")


def test_unknown_numbers_are_empty_cells(make_plan: MakePlan, make_row: Callable[..., Any]) -> None:
    """A number that is not known is an empty cell, never 0 or nan."""
    rows = read_back(plan_csv(make_plan(1, rows=(make_row(1, marginal_value=float("nan")),))))
    assert rows[0]["marginal_value"] == ""


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1+1",
        "@SUM(A1)",
        "|calc",
        "%0A",
        "  =1+1",
        "\t=1",
        "\r\n=1",
        "＝1",
        "\x00=1",
        "\u200b=cmd()",
    ],
)
def test_a_name_that_looks_like_a_formula_is_inert(
    make_plan: MakePlan, make_row: Callable[..., Any], make_program: Callable[..., Any], text: str
) -> None:
    """Text that a spreadsheet would run starts with an apostrophe; control characters are gone."""
    row = make_row(1, program=make_program(1, name=text))
    read = read_back(plan_csv(make_plan(1, rows=(row,))))[0]
    assert read["program"].startswith("'")


@given(st.text())
def test_no_text_starts_a_formula_or_breaks_the_table(text: str) -> None:
    """Whatever the text, its cell is one line and starts with nothing a spreadsheet runs."""
    cell = str(_guarded(text))
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "|", "%"))
    assert len(cell.splitlines()) <= 1 or not any(mark in cell for mark in "\r\n\0")
    out = io.StringIO(newline="")
    csv.writer(out).writerow([cell, "end"])
    assert next(csv.reader(io.StringIO(out.getvalue(), newline=""))) == [cell, "end"]


def test_numbers_stay_numbers() -> None:
    """A negative number is not text and is not guarded."""
    assert _guarded(-1.5) == -1.5
