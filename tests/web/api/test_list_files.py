"""The list as a file over the API."""

import csv
import html
import io

import pytest
from hostile_texts import keep_hostile
from openpyxl import load_workbook
from sites import Site, keep_small_example

from smartpick.web.list_files import KINDS


@pytest.mark.parametrize("ending", ["csv", "html", "xlsx"])
def test_a_file_has_the_programs_of_the_list(site: Site, ending: str) -> None:
    """Every program of the list is in it; it is named and typed, and a list needs a profile."""
    assert site.get(f"/api/list/files/{ending}").status_code == 422
    keep_small_example(site.desk.store)
    field = "name" if ending == "html" else "acgme_id"
    programs = [one[field] for one in site.get("/api/list").json()["programs"]]
    found = site.get(f"/api/list/files/{ending}")
    assert found.headers["content-type"].startswith(KINDS[ending].partition(";")[0])
    assert f"smartpick-list-2026-11-22.{ending}" in found.headers["content-disposition"]
    if ending == "xlsx":
        book = load_workbook(io.BytesIO(found.content))
        text = " ".join(str(cell) for sheet in book for row in sheet.values for cell in row)
    else:
        text = html.unescape(found.text)
    assert all(name in text for name in programs)
    assert site.get("/api/list/files/exe").status_code == 422


def test_no_cell_is_a_formula(site: Site) -> None:
    """Whatever the applicant is called, no cell of CSV or XLSX begins what a spreadsheet would compute."""
    keep_hostile(site.desk)
    profile = site.get("/api/profile").json()
    for label in ("=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(1)", "\t=1+1"):
        sent = {"profile": {**profile["profile"], "label": label}, "revision": profile["revision"]}
        if site.client.put("/api/profile", json=sent).status_code != 200:
            continue
        profile = site.get("/api/profile").json()
        text = site.get("/api/list/files/csv").content.decode("utf-8-sig")
        for row in csv.reader(io.StringIO(text)):
            assert not [
                cell for cell in row if cell[:1] in {"=", "@", "\t"} or cell.startswith(("+1", "-1+"))
            ]
        book = load_workbook(io.BytesIO(site.get("/api/list/files/xlsx").content))
        assert not [
            cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"
        ]


def test_a_question_is_answered(site: Site) -> None:
    """The answer is one change of the profile; what is no answer, or cannot be answered so, is refused."""
    path = "/api/list/questions/exams.step3"
    assert site.client.put(path, json={"value": "yes"}).status_code == 422
    keep_small_example(site.desk.store)
    held = site.get("/api/profile").json()
    assert site.client.put(path, json={"value": "perhaps"}).status_code == 422
    assert site.client.put("/api/list/questions/colour", json={"value": "yes"}).status_code == 422
    done = site.client.put(path, json={"value": "yes", "revision": held["revision"]}).json()
    assert done["words"] == "Step 3: passed"
    assert site.get("/api/profile").json()["profile"]["exams"]["step3"] == [{"result": "pass"}]
    assert site.client.put(path, json={"value": "no", "revision": held["revision"]}).status_code == 409
