"""The rows of a plan in the terminal, wide and narrow."""

import io
from dataclasses import replace

import pytest
from rich.console import Console

from smartpick.advice import Plan
from smartpick.cli.plan_rows import STOP, show_rows, usual_unknowns
from smartpick.render.wording import percent, percent_range, points

WIDTHS = (160, 120, 119, 80, 40, 20)


def shown(found: Plan, width: int, most: int | None = None) -> str:
    """Return what a terminal of that width shows of the rows."""
    console = Console(width=width, file=io.StringIO())
    show_rows(found, console, most)
    return console.file.getvalue()  # type: ignore[attr-defined]


def squeezed(text: str) -> str:
    """Return a text without any space, so that it can be looked for however it wraps."""
    return "".join(text.split())


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_cut_off(small: Plan, width: int) -> None:
    """At any width no line is longer than the terminal and no word is cut with dots."""
    text = shown(small, width)
    assert max(map(len, text.splitlines())) <= width
    assert "\u2026" not in text


@pytest.mark.parametrize("width", [119, 80, 40, 20])
def test_a_narrow_terminal_says_all_of_every_row(small: Plan, width: int) -> None:
    """Rank, name, place, specialty, tier, signal, both chances with intervals, what it adds, and why: in this order."""
    text = squeezed(shown(small, width))
    for row in small.rows:
        program, signal = row.program, "" if row.signal == "none" else row.signal
        at = text.index(
            squeezed(f"{row.rank}. {program.name}{program.city}, {program.state}; {program.specialty}")
        )
        for words in (
            row.tier,
            signal,
            f"adds {points(row.marginal_value)}",
            f"interview {percent(row.interview.value)} ({percent_range(row.interview)})",
            f"match there {percent(row.match.value)} ({percent_range(row.match)})",
            next(
                (f"{reason.words} ({reason.effect:+.1f})" for reason in row.reasons if not reason.unknown), ""
            ),
        ):
            found = text.find(squeezed(words), at)
            assert found >= at, (row.rank, words)
            at = found


def short_names(found: Plan) -> Plan:
    """Return the plan with programs whose names fit a column, whatever the list of the day is."""
    rows = (
        replace(row, program=replace(row.program, name=f"P{row.rank}", city="Lima")) for row in found.rows
    )
    return replace(found, rows=tuple(rows))


def test_a_wide_terminal_has_a_column_for_each(small: Plan) -> None:
    """160 columns: a table with intervals, places, specialties, why and what is not known."""
    text = shown(short_names(small), 160)
    assert "not known" in text.splitlines()[0]
    assert text.count(" to ") > len(small.rows)
    for row in small.rows:
        assert f"P{row.rank} " in text
        assert f"Lima, {row.program.state};" in text
        assert row.program.specialty.split()[0] in text


def test_what_is_not_known_of_most_is_not_repeated(small: Plan) -> None:
    """A narrow row names only unknowns that differ from the usual ones."""
    usual = usual_unknowns(small)
    assert usual
    assert "not known" not in shown(replace(small, rows=small.rows[:1]), 80)
    known = replace(small.rows[0], screens=())
    assert "not known: nothing" in shown(replace(small, rows=(known, *small.rows[1:])), 80)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_stop_point_parts_the_rows_once(small: Plan, width: int) -> None:
    """Where a budget reaches past the stop point a line says so before the first such row, and only there."""
    assert squeezed(STOP) not in squeezed(shown(small, width))
    rows = tuple(replace(row, past_stop=row.rank > 3) for row in small.rows)
    for most, times in ((None, 1), (4, 1), (3, 0)):
        assert (
            squeezed(shown(replace(small, rows=rows), width, most)).count(squeezed("Your stop point."))
            == times
        )


@pytest.mark.parametrize("width", WIDTHS)
def test_pinned_rows_are_marked(small: Plan, width: int) -> None:
    """A pin is told from a choice, and a wasted pin from a good one."""
    first, second = short_names(small).rows[:2]
    rows = (replace(first, pinned=True), replace(second, pinned=True, why_wasted="service: trains officers"))
    text = squeezed(shown(replace(small, rows=rows), width))
    assert text.count("(pinned)") == text.count("(pinned,wasted)") == 1
