"""The worksheet of the list as a file, and back."""

import csv
import io
import re

import pytest
from openpyxl import load_workbook
from sites import ON, Site, keep_small_example

from smartpick.facts import FIELDS
from smartpick.workspace import kept_facts


def _rows(site: Site, query: str = "") -> list[dict[str, str]]:
    text = site.get(f"/list/worksheet.csv{query}").text
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def test_the_worksheet_has_the_programs_of_the_list(site: Site) -> None:
    """Both files hold the rows of the list with a column for every fact; more programs follow on request."""
    keep_small_example(site.desk.store)
    listed = set(re.findall(r'<tr role="row" id="p(\d+)"', site.get("/list").text))
    rows = _rows(site)
    assert {row["ACGME id"] for row in rows} == listed
    assert {field.label.casefold() for field in FIELDS.values()} <= {name.casefold() for name in rows[0]}
    answer = site.get("/list/worksheet.xlsx")
    assert f"smartpick-worksheet-{ON}.xlsx" in answer.headers["content-disposition"]
    sheet = load_workbook(io.BytesIO(answer.content))["Programs"]
    assert [row[0] for row in sheet.iter_rows(min_row=2, values_only=True)] == [
        row["ACGME id"] for row in rows
    ]
    assert len(_rows(site, f"?top={len(rows) + 2}")) == len(rows) + 2


def test_what_is_filled_in_comes_back(site: Site) -> None:
    """One cell filled in by hand is one fact after import; what nobody touched changes nothing."""
    keep_small_example(site.desk.store)
    text = site.get("/list/worksheet.csv").text
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    rows[1][rows[0].index("Visas it sponsors")] = "J-1"
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    sent = site.post("/import/table", files={"file": ("back.csv", out.getvalue().encode())})
    while "<progress" in sent.text:
        sent = site.get(sent.url.path)
    assert "1 new fact" in sent.text
    site.post(sent.url.path)
    (one,) = kept_facts(site.desk.store).reports.values()
    assert (one.program, one.value, one.verified) == (rows[1][0], ("J-1",), "me")
    assert _rows(site)[0]["Visas it sponsors"] == "J-1" or any(
        row["Visas it sponsors"] == "J-1" for row in _rows(site)
    )


@pytest.mark.parametrize("top", ["0", "-3", "many", "2001", "1e3"])
def test_no_number_of_programs(site: Site, top: str) -> None:
    """None, too many or a word is told with what can be given."""
    keep_small_example(site.desk.store)
    answer = site.get("/list/worksheet.csv", params={"top": top})
    assert answer.status_code == 422
    assert "is no number of programs" in answer.text


def test_it_is_offered_where_facts_come_in(site: Site) -> None:
    """Before there is a profile there is no list to write down; then both pages offer it. No other file is made."""
    assert site.get("/list/worksheet.csv").url.path == "/"
    assert "/list/worksheet.csv" not in site.get("/import").text
    keep_small_example(site.desk.store)
    assert "/list/worksheet.csv" in site.get("/import").text
    assert "/list/worksheet.csv" in site.get("/verify").text
    assert site.get("/list/worksheet.exe").url.path == "/"
