"""Files of facts through their pages."""

import json
import re
import time

import pytest
from chromium import violations
from kept_examples import keep_portfolio
from made_up_report import report
from playwright.sync_api import Page, expect
from sites import Served, Site

from smartpick.programs import load_directory
from smartpick.workspace import kept_facts
from smartpick.workspace.nrmp import kept_results

CHRIST = next(one for one in load_directory().programs if one.name == "Christ Hospital").acgme_id
TABLE = "\n".join(
    [
        "ACGME ID,Visa policy,Min Step 2,As of",
        f"{CHRIST},J1,225,2026-09",
        f"{CHRIST},,900,2026-09",
        "0000000000,J1,,2026-09",
    ]
)


def _send(site: Site, kind: str, name: str, content: bytes) -> str:
    answer = site.post(f"/import/{kind}", files={"file": (name, content)})
    for _ in range(200):
        if "Reading" not in answer.text.split("<h1>")[1][:20]:
            return str(answer.url.path)
        time.sleep(0.05)
        answer = site.get(answer.url.path)
    pytest.fail("it was still being read")


def test_a_table_is_looked_at_taken_in_and_taken_back(site: Site) -> None:
    """Rows that cannot be read are named with their row; the rest comes in once one agrees; undo leaves nothing."""
    before = site.get("/data/everything.json").content
    path = _send(site, "table", "mine.csv", TABLE.encode())
    page = site.get(path, params={"map-Visa policy": "visas", "map-Min Step 2": "step2ck_minimum"}).text
    assert "2 new facts" in page
    assert "Left out" in page
    assert "ow 3" in page or "line 3" in page
    assert kept_facts(site.desk.store).reports == {}
    taken = site.post(path, {"map-Visa policy": "visas", "map-Min Step 2": "step2ck_minimum"})
    assert "Imported 2 facts from mine.csv" in taken.text
    assert {one.field for one in kept_facts(site.desk.store).reports.values()} == {"visas", "step2ck_minimum"}
    site.post("/undo", {"seq": str(site.desk.store.seq())})
    after = json.loads(site.get("/data/everything.json").content)
    assert after["records"] == json.loads(before)["records"]


def test_what_a_file_contradicts_is_shown_before(site: Site) -> None:
    """Two sources that differ are shown side by side before anything is kept."""
    site.post(
        f"/programs/{CHRIST}/facts",
        {"field": "visas", "value": "none", "source": "program site", "as_of": "2026-10"},
    )
    path = _send(site, "table", "mine.csv", f"ACGME ID,visas,As of\n{CHRIST},J1,2026-09\n".encode())
    assert "contradicts what you have" in site.get(path).text


def test_shared_facts_come_in_as_unverified(site: Site) -> None:
    """What one shares says nothing about oneself, and is somebody else's where it comes in."""
    assert site.get("/import/share.json").status_code == 422
    site.post(
        f"/programs/{CHRIST}/facts",
        {"field": "visas", "value": "J1", "link": "example.org/a", "note": "my own words"},
    )
    shared = site.get("/import/share.json").content
    assert b"my own words" not in shared
    site.post("/undo", {"seq": str(site.desk.store.seq())})
    path = _send(site, "facts", "shared.json", shared)
    site.post(path)
    (one,) = kept_facts(site.desk.store).reports.values()
    assert one.verified == "other"


@pytest.mark.parametrize(
    ("kind", "name", "content", "words"),
    [
        ("table", "a.csv", b"", "No file was chosen"),
        ("table", "a.xlsx", b"PK nonsense", "xlsx"),
        ("facts", "a.json", b"{}", "facts"),
        ("nrmp", "a.pdf", b"hello", "PDF"),
    ],
)
def test_a_wrong_file_is_a_sentence(site: Site, kind: str, name: str, content: bytes, words: str) -> None:
    """What is no such file is told on the page one sent it from."""
    answer = site.post(f"/import/{kind}", files={"file": (name, content)})
    for _ in range(100):
        if "Reading" not in answer.text.split("<h1>")[1][:20]:
            break
        time.sleep(0.05)
        answer = site.get(answer.url.path)
    assert answer.status_code == 422
    assert words.casefold() in answer.text.casefold()


def test_a_file_that_was_forgotten_is_not_found(site: Site) -> None:
    """A key of nothing, or of what was forgotten, is a page that does not exist."""
    path = _send(site, "table", "mine.csv", TABLE.encode())
    site.post(path, {"step": "forget"})
    assert site.get(path).status_code == 404
    assert site.post("/import/nothing").status_code == 404


def test_a_report_is_checked_linked_and_reviewed(site: Site) -> None:
    """The sums are shown; a report with other totals needs a word; tracks come in as one action; a link is decided."""
    path = _send(site, "nrmp", "report.pdf", report())
    page = site.get(path).text
    assert "not the published totals" in page
    assert site.post(path).status_code == 422
    site.post(path, {"despite": "yes"})
    assert kept_results(site.desk.store).tracks
    review = site.get("/import/review").text
    for code in re.findall(r'name="code" value="([^"]+)"', review)[:1]:
        site.post("/import/review", {"code": code, "program": ""})
        assert kept_results(site.desk.store).decisions[code] == ""
    assert site.post("/import/review", {"code": "x", "program": "nonsense"}).status_code == 422


def test_the_pages_are_for_everybody(page: Page, server: Served) -> None:
    """In a real browser: choose, look, agree; nothing offends WCAG 2.2 AA."""
    keep_portfolio(server.desk.store)
    page.goto("/import")
    assert violations(page) == []
    page.get_by_label("Spreadsheet").set_input_files(
        {
            "name": "mine.csv",
            "mimeType": "text/csv",
            "buffer": f"ACGME ID,visas,As of\n{CHRIST},J1,2026-09\n".encode(),
        }
    )
    page.get_by_role("button", name="Look at it").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("mine.csv")
    assert violations(page) == []
    page.get_by_role("button", name="Take in 1 fact").click()
    expect(page.get_by_role("status").first).to_contain_text("Imported 1 fact")
