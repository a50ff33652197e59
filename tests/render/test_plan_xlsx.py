"""The workbook: the same rows as the table, and nothing in it that a spreadsheet would run."""

import io
from collections.abc import Callable
from dataclasses import replace

from openpyxl import load_workbook

from smartpick.advice.result import Plan
from smartpick.render.plan_csv import COLUMNS, plan_cells
from smartpick.render.plan_xlsx import plan_xlsx

MakePlan = Callable[..., Plan]


def test_every_cell_comes_back(make_plan: MakePlan) -> None:
    """Header and rows read back are those of the CSV table, numbers as numbers; the sources stand beside them."""
    plan = make_plan()
    book = load_workbook(io.BytesIO(plan_xlsx(plan)))
    rows = list(book["List"].iter_rows(values_only=True))
    assert rows[0] == COLUMNS
    expected = [tuple(cell if cell != "" else None for cell in cells) for cells in plan_cells(plan)]
    assert [tuple(cell if cell != "" else None for cell in row) for row in rows[1:]] == expected
    about = {row[0]: row[1] for row in book["About"].iter_rows(values_only=True)}
    assert about["List for"] == plan.label
    assert "Fees" in about


def test_text_is_never_a_formula(make_plan: MakePlan) -> None:
    """Whatever a text begins with, its cell is text; characters that no workbook can hold are blanks."""
    plan = make_plan()
    evil = '=HYPERLINK("http://example.org","x")'
    book = load_workbook(io.BytesIO(plan_xlsx(replace(plan, label=evil, warnings=("+1\x07", "@x")))))
    cells = {cell.value: cell for row in book["About"].iter_rows() for cell in row}
    assert cells[evil].data_type == "s"
    assert cells["+1 "].data_type == "s"
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)
