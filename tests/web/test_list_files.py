"""The list as a file."""

import pytest
from list_plans import plan_of_example

from smartpick.web.list_files import KINDS, list_file


@pytest.mark.parametrize(
    ("ending", "begins"), [("csv", "\ufeff"), ("json", "{"), ("html", "<!doctype html"), ("xlsx", b"PK")]
)
def test_each_ending_is_what_it_says(ending: str, begins: str | bytes) -> None:
    """A spreadsheet for Excel, an object, a page, a workbook: each begins like one."""
    assert ending in KINDS
    content = list_file(ending, plan_of_example())
    assert content[: len(begins)].lower() == begins.lower()
