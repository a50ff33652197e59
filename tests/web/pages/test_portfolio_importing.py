"""A whole portfolio from a file, through its pages."""

import json
import re
import time
from dataclasses import replace

import pytest
from chromium import violations
from kept_examples import keep_portfolio
from playwright.sync_api import Page, expect
from sites import Served, Site

from smartpick.workspace import kept


def _sent(site: Site, name: str, content: bytes) -> str:
    """Send a file and return the address of what it would become."""
    answer = site.post("/log/portfolio", files={"file": (name, content)})
    for _ in range(200):
        if "<h1>Reading" not in answer.text:
            return str(answer.url.path)
        time.sleep(0.05)
        answer = site.get(answer.url.path)
    pytest.fail("it was still being read")


def test_what_was_taken_away_comes_back(site: Site) -> None:
    """The file of one machine is looked at on another, taken in as one action, and undo leaves nothing of it."""
    keep_portfolio(site.desk.store)
    content = site.get("/data/portfolio.json").content
    own = kept(site.desk.store).portfolio
    site.post("/undo", {"seq": str(site.desk.store.seq())})
    assert kept(site.desk.store).portfolio.encounters == ()
    path = _sent(site, "mine.json", content)
    page = site.get(path).text
    assert "records would be new; 0 are here already, 0 are here and differ" in page
    assert kept(site.desk.store).portfolio.encounters == ()
    taken = site.post(path, {"looked": "yes"})
    assert "Imported mine.json" in taken.text
    assert set(kept(site.desk.store).portfolio.encounters) == set(own.encounters)
    assert "Nothing is new" in site.get(_sent(site, "mine.json", content)).text
    site.post("/undo", {"seq": str(site.desk.store.seq())})
    assert kept(site.desk.store).portfolio.encounters == ()


@pytest.mark.parametrize("policy", ["keep", "replace"])
def test_what_differs_is_asked_about(site: Site, policy: str) -> None:
    """A person with another name in the file: what is here stays, or gives way; without a word nothing happens."""
    keep_portfolio(site.desk.store)
    document = json.loads(site.get("/data/portfolio.json").content)
    before = {one.id: one for one in kept(site.desk.store).portfolio.people}
    was = before[document["people"][0]["id"]]
    document["people"][0]["name"] = "Dr. Somebody Else"
    path = _sent(site, "mine.json", json.dumps(document).encode())
    page = site.get(path).text
    assert "1 is here and differs" in page
    assert was.name in page
    refused = site.post(path, {"looked": "yes"})
    assert refused.status_code == 422
    assert "Nothing was kept" in refused.text
    assert {one.id: one for one in kept(site.desk.store).portfolio.people} == before
    site.post(path, {"looked": "yes", "policy": policy})
    after = {one.id: one for one in kept(site.desk.store).portfolio.people}
    assert after[was.id] == (was if policy == "keep" else replace(was, name="Dr. Somebody Else"))


@pytest.mark.parametrize(("content", "words"), [(b"", "No file was chosen"), (b"{", "mine.json")])
def test_what_is_no_portfolio_is_a_sentence(site: Site, content: bytes, words: str) -> None:
    """Nothing, or what cannot be read: what is wrong beside the field, and nothing is kept."""
    answer = site.post("/log/portfolio", files={"file": ("mine.json", content)})
    for _ in range(200):
        if "<h1>Reading" not in answer.text:
            break
        time.sleep(0.05)
        answer = site.get(answer.url.path)
    assert answer.status_code == 422
    assert words in answer.text
    assert site.desk.store.seq() == 0


def test_a_file_can_be_forgotten(site: Site) -> None:
    """Who thinks better of it leaves nothing behind; another address of no file is no page."""
    path = _sent(site, "mine.json", b'{"format": 1, "people": [{"id": "p", "name": "A B"}]}')
    site.post(path, {"step": "forget"})
    assert site.get(path).status_code == 404
    assert site.get("/log/portfolio/nothing").status_code == 404
    assert site.desk.store.seq() == 0


def test_the_preview_is_for_everybody(page: Page, server: Served) -> None:
    """In a real browser: chosen, looked at, taken in; no page offends WCAG 2.2 AA."""
    person = b'{"format": 1, "people": [{"id": "p", "name": "Dr. Ann Example"}]}'
    page.goto("/log/portfolio")
    page.get_by_label("Portfolio (.json or .toml)").set_input_files(
        {"name": "mine.json", "mimeType": "application/json", "buffer": person}
    )
    page.get_by_role("button", name="Look at it").click()
    page.get_by_role("button", name="Take it in").wait_for()
    assert violations(page) == []
    page.get_by_role("button", name="Take it in").click()
    expect(page).to_have_url(re.compile(r"/portfolio\?did="))
    assert [one.name for one in kept(server.desk.store).portfolio.people] == ["Dr. Ann Example"]
