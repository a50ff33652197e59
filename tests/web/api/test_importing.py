"""Files taken in over the API."""

import json
from pathlib import Path
from typing import Any

import pytest
from kept_examples import EXAMPLES, keep_portfolio
from made_up_report import report
from sent_files import agreed, send
from sites import Site

from smartpick.programs import load_directory
from smartpick.web.guard import LARGEST_FILE
from smartpick.workspace import kept, kept_facts
from smartpick.workspace.nrmp import kept_results

CHRIST = next(one for one in load_directory().programs if one.name == "Christ Hospital").acgme_id
TABLE = f"ACGME ID,Visa policy,Min Step 2,As of\n{CHRIST},J1,225,2026-09\n{CHRIST},,900,2026-09\n"
FIELDS = {"fields": {"Visa policy": "visas", "Min Step 2": "step2ck_minimum"}}


def records(site: Site) -> Any:
    """Return what is kept."""
    return site.get("/api/data/export").json()["records"]


def test_a_table_is_looked_at_taken_in_and_taken_back(site: Site) -> None:
    """Nothing is kept before one agrees; rows that cannot be read are named; undo leaves nothing."""
    before = records(site)
    path = send(site, "table", "mine.csv", TABLE.encode())
    found = site.client.post(f"{path}/preview", json=FIELDS).json()["preview"]
    assert (found["new"], found["columns"]["Visa policy"]) == (2, "visas")
    assert "line 3" in found["problems"][0]["where"] or "row 3" in found["problems"][0]["where"]
    assert records(site) == before
    taken = agreed(site, path, **FIELDS).json()
    assert (taken["imported"], taken["words"]) == (2, "Imported 2 facts from mine.csv")
    assert {one.field for one in kept_facts(site.desk.store).reports.values()} == {"visas", "step2ck_minimum"}
    assert site.get(path).status_code == 404
    site.client.post("/api/data/undo", json={"seq": taken["action"]})
    assert records(site) == before


def test_shared_facts_come_in_as_unverified(site: Site) -> None:
    """What one shares says nothing about oneself, and is somebody else's where it comes in."""
    assert site.get("/api/facts/shared").status_code == 422
    fact = {
        "program": CHRIST,
        "field": "visas",
        "value": "J1",
        "link": "example.org/a",
        "note": "my own words",
    }
    seq = site.client.post("/api/facts", json=fact).json()["action"]
    shared = site.get("/api/facts/shared").content
    assert b"my own words" not in shared
    site.client.post("/api/data/undo", json={"seq": seq})
    assert agreed(site, send(site, "facts", "shared.json", shared)).json()["imported"] == 1
    (one,) = kept_facts(site.desk.store).reports.values()
    assert one.verified == "other"


def test_a_report_is_checked_taken_in_and_taken_back(site: Site) -> None:
    """Sums are compared with the published; other totals need a word; undo leaves nothing."""
    path = send(site, "nrmp", "report.pdf", report())
    found = site.get(path).json()
    assert (found["done"], found["preview"]["agrees"]) == (found["total"], False)
    assert sum(found["preview"]["links"].values()) == found["preview"]["new"]
    assert agreed(site, path).status_code == 422
    taken = agreed(site, path, despite_totals=True).json()
    assert len(kept_results(site.desk.store).tracks) == taken["imported"]
    site.client.post("/api/data/undo", json={"seq": taken["action"]})
    assert not kept_results(site.desk.store).tracks


def test_a_log_kept_elsewhere(site: Site) -> None:
    """Columns are guessed and can be said; all rows come in as one action, and the same file again adds nothing."""
    keep_portfolio(site.desk.store)
    table = "When,Dx,Age,What I learned\n2026-03-04,htn,67,to listen\n2026-03-05,t2dm,55,to ask\n"
    path = send(site, "encounters", "log.csv", table.encode())
    said = {"fields": {"month": "When", "diagnoses": "Dx", "age": "Age", "learned": "What I learned"}}
    before = len(kept(site.desk.store).portfolio.encounters)
    found = site.client.post(f"{path}/preview", json=said)
    assert found.json()["preview"]["new"] == 2, found.text
    assert agreed(site, path, **said).json()["words"] == "Imported 2 encounters from log.csv"
    assert len(kept(site.desk.store).portfolio.encounters) == before + 2
    again = agreed(site, send(site, "encounters", "log.csv", table.encode()), **said).json()
    assert (again["imported"], again["action"]) == (0, None)


def test_a_log_with_a_patient_in_it_is_refused(site: Site) -> None:
    """What certainly says who a patient is stops the whole file, and nothing is kept."""
    keep_portfolio(site.desk.store)
    before = records(site)
    table = "month,diagnoses,learned\n2026-03,htn,Call her back at 614-555-0142 (MRN 4471182)\n"
    path = send(site, "encounters", "log.csv", table.encode())
    assert agreed(site, path).status_code == 422
    assert records(site) == before


def test_a_portfolio_file(site: Site) -> None:
    """A whole portfolio comes in once; what differs stops it unless one says what wins."""
    content = Path(EXAMPLES / "community-clinic.portfolio.toml").read_bytes()
    path = send(site, "portfolio", "mine.toml", content)
    new = site.get(path).json()["preview"]["new"]
    assert new > 10
    assert agreed(site, path).json()["imported"] == new
    again = send(site, "portfolio", "mine.toml", content)
    assert site.get(again).json()["preview"]["same"] == new
    document = site.get("/api/portfolio-file").json()
    document["people"][0]["notes"] = "Another note"
    path = send(site, "portfolio", "other.json", json.dumps(document).encode())
    assert site.get(path).json()["preview"]["differ"] == [document["people"][0]["id"]]
    assert agreed(site, path).status_code == 422
    assert agreed(site, path, policy="replace").json()["imported"] == 1


@pytest.mark.parametrize(
    ("kind", "name", "content", "words"),
    [
        ("table", "a.xlsx", b"PK\x03\x04 nonsense", "xlsx"),
        ("facts", "a.json", b"{}", "facts"),
        ("nrmp", "a.pdf", b"hello", "PDF"),
        ("encounters", "a.csv", b"\x00\x01", "a.csv"),
        ("portfolio", "a.toml", b"[[people", "toml"),
    ],
)
def test_a_wrong_file_is_a_sentence(site: Site, kind: str, name: str, content: bytes, words: str) -> None:
    """What is no such file is told in the one shape, whenever one asks."""
    path = send(site, kind, name, content)
    for answer in (site.get(path), agreed(site, path)):
        assert answer.status_code == 422
        assert words.casefold() in answer.text.casefold()


def test_what_is_too_large_empty_or_forgotten(site: Site) -> None:
    """More than 30 MB are not read; an empty file is refused; a key of nothing is not found."""
    large = {"file": ("a.csv", b"x" * (LARGEST_FILE + 1))}
    assert site.client.post("/api/upload", data={"kind": "table"}, files=large).status_code == 413
    empty = {"file": ("a.csv", b"")}
    assert site.client.post("/api/upload", data={"kind": "table"}, files=empty).status_code == 422
    assert site.get(f"/api/imports/{'x' * 22}").status_code == 404
    path = send(site, "table", "mine.csv", TABLE.encode())
    assert site.client.delete(path).status_code == 200
    assert site.client.delete(path).status_code == 404
