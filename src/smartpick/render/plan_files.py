"""The three files of a plan, written together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartpick.files import write_files
from smartpick.render.page import plan_page
from smartpick.render.plan_csv import plan_csv
from smartpick.render.plan_json import plan_json

if TYPE_CHECKING:
    from pathlib import Path

    from smartpick.advice.result import Plan

__all__ = ["write_plan"]

# Spreadsheets take a CSV file for UTF-8 only when it starts with this mark.
BYTE_ORDER_MARK = "\ufeff"


def write_plan(plan: Plan, folder: Path) -> tuple[Path, Path, Path]:
    """Write ``plan.html``, ``plan.csv`` and ``plan.json`` into ``folder`` (made if missing), all or none.

    Returns their paths in this order. Raises ``UserError`` when the folder cannot be written to.
    """
    page, table, data = write_files(
        folder,
        {
            "plan.html": plan_page(plan),
            "plan.csv": BYTE_ORDER_MARK + plan_csv(plan),
            "plan.json": plan_json(plan),
        },
    )
    return page, table, data
