"""A log kept elsewhere, through its pages."""

import json
import time

import pytest
from chromium import violations
from hostile_texts import PAYLOADS
from kept_examples import keep_portfolio
from playwright.sync_api import Page, expect
from sites import Served, Site

from smartpick.workspace import kept

CLINIC = "example-clinic"
LOG = """Date,Rotation,Diagnosis,Age,Level of responsibility,Learning points,Room
2026-08-03,{place},I10,67,observed,Home readings first,4
2026-08-04,{place},E11.9; I10,54,performed,"Ask, then tell",5
"""
ROTATIONS = """Type,Hospital,City,State,Start date,End date,Hours per week
observership,Example Memorial Hospital,Cleveland,OH,2026-05-04,2026-05-29,40
"""


def _send(site: Site, name: str, content: str | bytes, kind: str = "encounters") -> str:
    raw = content if isinstance(content, bytes) else content.encode()
    answer = site.post("/log/import", {"kind": kind}, files={"file": (name, raw)})
    for _ in range(200):
        if "Reading" not in answer.text.split("<h1>")[1][:20]:
            return str(answer.url.path)
        time.sleep(0.05)
        answer = site.get(answer.url.path)
    pytest.fail("it was still being read")


def _place(site: Site) -> str:
    """Return the id of an experience in which patients were cared for in August 2026."""
    own = kept(site.desk.store).portfolio
    return next(one.id for one in own.experiences if one.hands and one.in_us)


def test_a_log_is_looked_at_taken_in_and_taken_back(site: Site) -> None:
    """Every row is shown with its number in words; agreeing makes one action, and undo leaves nothing of it."""
    keep_portfolio(site.desk.store)
    log = LOG.format(place=_place(site))
    before = json.loads(site.get("/data/everything.json").content)["records"]
    path = _send(site, "mine.csv", log)
    page = site.get(path).text
    assert "2 new encounters of 2 rows" in page
    assert "Essential (primary) hypertension" in page
    assert "row 3" in page
    assert "Not read: Room." in page
    assert "Home readings first" in page
    assert json.loads(site.get("/data/everything.json").content)["records"] == before
    taken = site.post(path)
    assert "Imported 2 encounters from mine.csv" in taken.text
    assert "Nothing is new" in site.get(_send(site, "mine.csv", log)).text
    site.post("/undo", {"seq": str(site.desk.store.seq())})
    assert json.loads(site.get("/data/everything.json").content)["records"] == before


def test_every_fault_is_named_by_row_and_column(site: Site) -> None:
    """What cannot be read is said for each cell, and nothing comes in while anything is wrong."""
    keep_portfolio(site.desk.store)
    wrong = LOG.format(place=_place(site)).replace("2026-08-04", "someday").replace(",67,", ",old,")
    path = _send(site, "mine.csv", wrong)
    answer = site.get(path)
    assert answer.status_code == 422
    for place in ("mine.csv, row 2, column &#34;Age&#34;", "mine.csv, row 3, column &#34;Date&#34;"):
        assert place in answer.text
    assert "smartpick " not in answer.text.split("<main")[1].split("</main")[0]
    before = site.desk.store.seq()
    assert site.post(path).status_code == 422
    assert site.desk.store.seq() == before
    mended = site.get(path, params={"map-Diagnosis": "diagnoses", "map-Level of responsibility": "role"})
    assert mended.status_code in {200, 422}
    assert "column &#34;Age&#34;" not in mended.text


def test_columns_can_be_told_and_told_twice(site: Site) -> None:
    """What the page is told counts in the place of the guess; two columns for one field are refused."""
    keep_portfolio(site.desk.store)
    place = _place(site)
    path = _send(site, "odd.csv", "When it was,What it was\n2026-08,I10\n")
    told = {"map-When it was": "month", "map-What it was": "diagnoses", "experience": place, "order": ""}
    assert "1 new encounter of 1 row" in site.get(path, params=told).text
    twice = site.get(path, params={**told, "map-When it was": "diagnoses"})
    assert (twice.status_code, "Two columns are read as diagnoses" in twice.text) == (422, True)
    assert "Imported 1 encounter from odd.csv" in site.post(path, told).text


def test_who_a_patient_is_stops_the_row_or_is_asked(site: Site) -> None:
    """A certain identifier is named with its row and nothing comes in; a likely one comes in after a look."""
    keep_portfolio(site.desk.store)
    log = LOG.format(place=_place(site))
    refused = site.get(_send(site, "mine.csv", log.replace("Home readings first", "SSN 078-05-1120")))
    assert refused.status_code == 422
    assert "row 2, learned" in refused.text
    path = _send(site, "mine.csv", log.replace("Home readings first", "Mr. Halvorsen taught me patience"))
    page = site.get(path)
    if page.status_code == 200:
        assert "Row 2" in page.text
        before = site.desk.store.seq()
        assert "Please check" in site.post(path).text
        assert site.desk.store.seq() == before
        assert "Imported 2 encounters" in site.post(path, {"looked": "yes"}).text
    else:
        assert "Halvorsen" in page.text


def test_rotations_come_in_first(site: Site) -> None:
    """Without an experience the page says so; a list of rotations makes them."""
    assert "take your rotations in first" in site.get("/log/import").text
    nowhere = site.get(_send(site, "log.csv", "Date,Diagnosis\n2026-08-03,I10\n"))
    assert nowhere.status_code == 422
    assert "there is none" in nowhere.text
    path = _send(site, "rotations.csv", ROTATIONS, "experiences")
    assert "1 new experience of 1 row" in site.get(path).text
    site.post(path)
    (one,) = kept(site.desk.store).portfolio.experiences
    assert (one.institution, one.hours_per_week) == ("Example Memorial Hospital", 40.0)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", b""),
        ("a.csv", b"\x00\x01"),
        ("a.csv", b"Date,Diagnosis\n"),
        ("a.xlsx", b"PK nothing"),
        ("a.csv", b"\n\n"),
    ],
)
def test_what_is_no_log_is_told(site: Site, name: str, content: bytes) -> None:
    """An empty file, bytes, a header alone, a broken spreadsheet: a sentence, and nothing is written."""
    answer = site.post("/log/import", {"kind": "encounters"}, files={"file": (name, content)})
    for _ in range(100):
        if "Reading" not in answer.text.split("<h1>")[1][:20]:
            break
        time.sleep(0.05)
        answer = site.get(answer.url.path)
    assert answer.status_code == 422
    assert site.desk.store.seq() == 0


def test_a_file_is_forgotten_and_other_keys_are_unknown(site: Site) -> None:
    """Nothing of it can be looked at any more; a file of facts is none of a log."""
    keep_portfolio(site.desk.store)
    path = _send(site, "mine.csv", LOG.format(place=_place(site)))
    assert "A log you kept elsewhere" in site.post(path, {"step": "forget"}).text
    assert site.get(path).status_code == 404
    other = site.desk.uploads.take("x", b"", lambda *_: None, kind="table")
    assert site.get(f"/log/import/{other}").status_code == 404
    assert site.post("/log/import", {"kind": "facts"}).status_code == 422


def test_hostile_texts_stay_texts(site: Site) -> None:
    """Headers, cells and names of files that would be script are shown as they are written."""
    keep_portfolio(site.desk.store)
    place = _place(site)
    for payload in PAYLOADS:
        cell = payload.replace('"', '""')
        table = f'Date,Rotation,Diagnosis,"{cell}",Learning points\n2026-08-03,{place},I10,x,"{cell}"\n'
        page = site.get(_send(site, f"{payload}.csv", table)).text
        body = page.split("<main")[1]
        assert "<" not in payload or payload not in body, payload
        assert '"' not in payload or payload not in body, payload


@pytest.mark.parametrize(
    "page", [{"viewport": {"width": 360, "height": 740}}, {"color_scheme": "dark"}], indirect=True
)
def test_it_fits_a_phone_and_has_no_barriers(page: Page, server: Served) -> None:
    """Choosing, the preview and its faults: 0 violations, nothing wider than the page."""
    keep_portfolio(server.desk.store)
    own = kept(server.desk.store).portfolio
    place = next(one.id for one in own.experiences if one.hands and one.in_us)
    for log in (LOG.format(place=place), LOG.format(place=place).replace("2026-08-04", "someday")):
        page.goto("/log/import")
        assert violations(page) == []
        page.set_input_files("#file", {"name": "mine.csv", "mimeType": "text/csv", "buffer": log.encode()})
        page.get_by_role("button", name="Look at it").click()
        expect(page.get_by_role("heading", name="mine.csv")).to_be_visible()
        page.get_by_text("What the columns say").wait_for()
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
