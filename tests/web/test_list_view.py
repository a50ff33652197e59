"""A plan as the page shows it."""

import math
from dataclasses import replace

import pytest
from list_plans import plan_of_example

from smartpick.programs import load_directory
from smartpick.web.list_view import SignalBar, list_view, proof_words, ties_of, why_of


def test_rows_map_and_counts_agree() -> None:
    """Every row is there in the order of choice, on the map or counted as unmapped, in its tier and in its state."""
    plan = plan_of_example()
    view = list_view(plan, [SignalBar("Internal Medicine", (("gold", 1, 3),), "source")])
    assert [row.plan.rank for row in view.rows] == list(range(1, len(plan.rows) + 1))
    assert len(view.dots) + view.unmapped == len(plan.rows)
    assert {dot.id for dot in view.dots} <= {row.program.acgme_id for row in plan.rows}
    assert (
        sum(number for _, number in view.tiers) == sum(number for _, number in view.states) == len(plan.rows)
    )
    assert view.curve is not None
    assert view.signals[0].specialty == "Internal Medicine"
    assert view.scale >= max(row.interview.value for row in plan.rows)


def test_what_is_usually_unknown_is_said_once() -> None:
    """A row that lacks everything usual points at it; what else it lacks stands in the row."""
    plan = plan_of_example()
    view = list_view(plan, ())
    assert view.usual
    usual = [row for row in view.rows if row.usual]
    assert usual
    assert all(not set(row.unknown) & set(view.usual) for row in usual)


def test_the_strongest_reasons_lead() -> None:
    """Two reasons about applicant and program are shown, the strongest first; all of them can be opened."""
    for row in list_view(plan_of_example(), ()).rows:
        sizes = [abs(float(effect.replace("\N{MINUS SIGN}", "-"))) for effect, _ in row.why]
        assert sizes == sorted(sizes, reverse=True)
        assert len(row.why) <= 2 <= len(row.reasons)


@pytest.mark.parametrize(
    ("bound", "said"),
    [(0.5, "best possible"), (0.500501, "within 0.11%"), (0.6, "within 20%"), (math.inf, "not proven")],
)
def test_the_proof_is_never_better_than_it_is(bound: float, said: str) -> None:
    """The gap is rounded up, and a list without a bound is not called proven."""
    plan = plan_of_example()
    totals = replace(plan.totals, value=0.5, upper_bound=bound)
    assert proof_words(replace(plan, totals=totals))[0] == said


def test_a_list_of_nothing_can_be_shown() -> None:
    """No rows: no map, no usual, no fault."""
    plan = plan_of_example()
    view = list_view(replace(plan, rows=(), wasted=()), ())
    assert (view.rows, view.dots, view.usual, view.states) == ((), (), (), ())


def test_equal_rows_are_counted_and_marked() -> None:
    """A row that nothing known tells apart knows how many others there are; the groups add up to the marked rows."""
    view = list_view(plan_of_example(), ())
    marked = [row for row in view.rows if row.equals]
    assert sum(view.groups) == len(marked)
    for row in marked:
        same = [one for one in view.rows if one.plan.interview == row.plan.interview]
        assert len(same) == row.equals + 1


def test_two_numbers_of_one_hospital_name_each_other() -> None:
    """Where both are on the list, each row points at the other's place; a row alone points nowhere."""
    plan = plan_of_example()
    pair = [load_directory().by_id(one) for one in ("1403511297", "1403521270")]
    rows = tuple(replace(row, program=one) for row, one in zip(plan.rows, pair, strict=False))
    both = ties_of(replace(plan, rows=rows)).twins
    assert both[pair[0].acgme_id].endswith(f"No. {rows[1].rank}")
    assert both[pair[1].acgme_id].endswith(f"No. {rows[0].rank}")
    assert ties_of(replace(plan, rows=rows[:1])).twins == {}


def test_reasons_are_the_same_words_wherever_they_are_said() -> None:
    """The page of a program says why as the list does."""
    view = list_view(plan_of_example(), ())
    row = view.rows[0]
    why = why_of(row.plan.reasons, row.plan.screens)
    assert (why.why, why.reasons, why.fails, why.passes) == (row.why, row.reasons, row.fails, row.passes)
