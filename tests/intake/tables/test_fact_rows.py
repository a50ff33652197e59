"""Rows to reports."""

import json
from datetime import date

import pytest

from smartpick.errors import UserError
from smartpick.facts import Value
from smartpick.intake.tables.columns import mapped_columns
from smartpick.intake.tables.fact_rows import Origin, ReadFacts, read_facts
from smartpick.intake.tables.program_match import Programs
from smartpick.programs import load_directory
from smartpick.tables import csv_table

DIRECTORY = load_directory()
PROGRAMS = Programs(DIRECTORY)
TODAY = date(2026, 11, 22)
ORIGIN = Origin("my table", "2026-10", "other")
A, B = DIRECTORY.programs[0].acgme_id, DIRECTORY.programs[1].acgme_id


def read(text: str, origin: Origin = ORIGIN) -> ReadFacts:
    """Return what a CSV says."""
    table = csv_table(text.encode(), "t.csv")
    return read_facts(table, mapped_columns(table.columns, (), "t.csv"), PROGRAMS, origin, TODAY)


def said(found: ReadFacts) -> dict[tuple[str, str], Value]:
    """Return values by program and field."""
    return {(one.program, one.field): one.value for one in found.reports}


def test_cells_become_reports_with_their_origin() -> None:
    """As people write them; empty cells and "?" say nothing; rows may say who, when and where."""
    found = read(
        f"acgme;Visa;Min Step 2 CK;IMG %;as of;source;link;checked by\n"
        f"{A};J1, H1B;230;35;2026-09;program site;example.org/a;\n"
        f"{B};none;?;;;;;Sam\n"
    )
    assert said(found) == {
        (A, "visas"): ("J-1", "H-1B"),
        (A, "step2ck_minimum"): 230,
        (A, "img_share"): 0.35,
        (B, "visas"): (),
    }
    first, last = found.reports[0], found.reports[-1]
    assert (first.source, first.as_of, first.link) == ("program site", "2026-09", "https://example.org/a")
    assert (last.source, last.as_of, last.verified) == ("my table", "2026-10", "other")
    assert first.entered_on == "2026-11-22"
    assert (found.programs, found.problems) == (2, ())


def test_every_problem_has_its_row_and_column_and_the_rest_is_read() -> None:
    """Impossible values, formulas, failed formulas, bad dates and links, unknown programs."""
    found = read(
        f"acgme,Step 2,IMG %,Note,as of,link\n"
        f"{A},900,35,=1+1,2026-09,\n"
        f"{A},230,=A1/B1,ok,2026-09,\n"
        f"{A},#N/A,140,,2026-09,\n"
        f"{B},240,,,2030,\n"
        f"{B},240,,,2026-09,not a link\n"
        f"1111111111,240,,,2026-09,\n"
    )
    places = [one.where for one in found.problems]
    assert places == [
        't.csv, line 2, column "Step 2"',
        't.csv, line 3, column "IMG %"',
        't.csv, line 4, column "Step 2"',
        't.csv, line 4, column "IMG %"',
        't.csv, line 5, column "as of"',
        't.csv, line 6, column "link"',
        "t.csv, line 7",
        "t.csv, line 2",
    ]
    assert "180 to 290" in found.problems[0].way_out
    assert "not computed" in found.problems[1].way_out
    assert "failed" in found.problems[2].what
    assert found.unmatched == 1
    # Two notes of one source and day differ: neither is taken.
    assert "contradict" in found.problems[-1].what
    assert said(found) == {(A, "img_share"): 0.35, (A, "step2ck_minimum"): 230}


def test_a_formula_in_a_text_is_that_text() -> None:
    """It is kept as it was typed, and never computed."""
    found = read(f"acgme,Note\n{A},=1+1\n{B},'=1+1\n")
    assert set(said(found).values()) == {"=1+1"}


def test_a_bare_one_is_one_per_cent_where_the_header_says_so() -> None:
    """Otherwise it could be all or one in a hundred, and is asked about."""
    assert said(read(f"acgme,IMG %\n{A},1\n")) == {(A, "img_share"): 0.01}
    assert "100%" in read(f"acgme,IMG\n{A},1\n").problems[0].way_out


def test_one_column_for_each_visa() -> None:
    """Yes and no are put together; a visa of which nothing is said makes no answer of the row."""
    found = read(f"acgme,J-1,H-1B\n{A},yes,no\n{B},yes,\n")
    assert said(found) == {(A, "visas"): ("J-1",)}
    assert [one.where for one in found.problems] == ["t.csv, line 3"]
    alone = read(f"acgme,J-1\n{A},yes\n")
    assert not alone.reports
    assert "counts as not sponsored" in alone.problems[0].way_out


def test_a_row_that_says_nothing_is_no_problem() -> None:
    """A list of programs of which nothing is known yet, unknown ones too, is quiet."""
    assert read("acgme,Visa\n1,\n2,?\n") == ReadFacts((), (), 0, 0, 0)


def test_a_cell_of_a_worksheet_that_nobody_touched_changes_nothing() -> None:
    """The same value is no second source; another one is a new report; an emptied one says nothing."""
    known = json.dumps({"visas": ["J-1"], "step2ck_minimum": 230}).replace('"', '""')
    text = f'acgme,Visa,Step 2,IMG %,known before\n{A},J1,,20,"{known}"\n{B},J-1,,,\n'
    found = read(text)
    assert said(found) == {(A, "img_share"): 0.2, (B, "visas"): ("J-1",)}
    assert found.unchanged == 1
    assert said(read(text.replace("J1", "none")))[A, "visas"] == ()
    changed = read(text.replace(known, "mine"))
    assert changed.problems[0].where == 't.csv, line 2, column "known before"'


def test_facts_without_a_day_are_asked_about() -> None:
    """A table must not pass for fresh because nobody says how old it is."""
    with pytest.raises(UserError, match="--as-of"):
        read(f"acgme,Visa\n{A},J-1\n", Origin("x", "", "other"))
    found = read(f"acgme,Visa,as of\n{A},J-1,\n{B},J-1,2025\n", Origin("x", "", "other"))
    assert [one.where for one in found.problems] == ['t.csv, line 2, column "as of"']
    assert found.reports[0].as_of == "2025"


def test_the_same_twice_is_once() -> None:
    """Two rows that say the same are one report."""
    assert len(read(f"acgme,Visa\n{A},J-1\n{A},J1\n").reports) == 1
