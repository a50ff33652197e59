"""The list as a file."""

import csv
import io
import json

import pytest
from openpyxl import load_workbook
from sites import ON, Site, keep_small_example


def test_every_file_has_the_rows_of_the_page(site: Site) -> None:
    """CSV, JSON and workbook hold the same programs; the page to send is whole; names say what and when."""
    keep_small_example(site.desk.store)
    found = {ending: site.get(f"/list/export.{ending}") for ending in ("csv", "json", "xlsx", "html")}
    ids = [row["acgme_id"] for row in csv.DictReader(io.StringIO(found["csv"].text.removeprefix("\ufeff")))]
    assert ids == [one["acgme_id"] for one in json.loads(found["json"].text)["programs"]]
    sheet = load_workbook(io.BytesIO(found["xlsx"].content))["List"]
    assert ids == [row[2] for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert found["html"].text.startswith("<!doctype html>")
    assert f"smartpick-list-{ON}.csv" in found["csv"].headers["content-disposition"]


@pytest.mark.parametrize("path", ["/list/export.exe", "/list/export.csv"])
def test_no_such_file(site: Site, path: str) -> None:
    """Another ending, or no profile yet: back to the first page."""
    assert site.get(path).url.path == "/"
