"""The list page: what it shows, what it asks for, how fast and how large it is."""

import re
import time

import pytest
from sites import Site, keep_example, keep_small_example

from smartpick.errors import UserError
from smartpick.web.pages.the_list import ROWS, budget_of
from smartpick.workspace import keep_profile, kept_profile


def test_before_there_is_a_profile(site: Site) -> None:
    """Who has no profile is sent to the three questions."""
    assert site.get("/list").url.path == "/"


def test_the_list_shows_everything(site: Site) -> None:
    """Chance with interval, money, signals, map with its marks, rows with reasons, what is unknown, sources."""
    keep_small_example(site.desk.store)
    text = site.get("/list").text
    for words in ("90% interval", "Money, and where to stop", "Signals", "Puerto Rico", "Unknown", "seed"):
        assert words in text
    assert text.count("<tr role") - 1 == text.count('class="why"')
    marks = set(re.findall(r'<a href="#p(\d+)"', text))
    assert marks
    assert marks <= set(re.findall(r'<tr role="row" id="p(\d+)"', text))


def test_a_trial_budget_is_not_kept(site: Site) -> None:
    """A budget in the address makes another list and changes nothing; keeping it is an action."""
    keep_example(site.desk.store)
    text = site.get("/list?budget=330").text
    assert "of a budget of $330" in text
    assert "Keep $330 as the budget" in text
    assert site.desk.store.seq() == 1
    site.post("/list/budget", {"budget": "330"})
    assert "of a budget of $330" in site.get("/list").text


@pytest.mark.parametrize("typed", ["much", "-1", "nan", "inf", "1e99"])
def test_no_amount_of_money(typed: str) -> None:
    """A word, a debt or infinity is no budget."""
    with pytest.raises(UserError, match="amount of money"):
        budget_of(typed)


def test_amounts_as_people_write_them() -> None:
    """Dollars, commas and blanks are understood; nothing is no budget."""
    assert (budget_of(" $1,500 "), budget_of(""), budget_of("0")) == (1500.0, None, 0.0)


def test_what_is_in_the_way_is_said_on_the_page(site: Site) -> None:
    """A budget for no application is told with the way out, inside the frame of every page."""
    keep_example(site.desk.store)
    answer = site.get("/list?budget=1")
    assert answer.status_code == 422
    assert "less than one application" in answer.text
    assert "Mend the profile" in answer.text
    assert site.get("/list?budget=%3Cscript%3E").status_code == 422


def test_pins_and_bans(site: Site) -> None:
    """A banned program leaves the list; a pinned one says so; both stand in the profile."""
    keep_small_example(site.desk.store)
    first = re.findall(r'<tr role="row" id="p(\d+)"', site.get("/list").text)[0]
    banned = site.post("/list/wish", {"ban": first, "back": "/list"})
    assert f'id="p{first}"' not in banned.text
    assert "1 program is banned" in banned.text
    pinned = site.post("/list/wish", {"pin": first, "back": "/list"})
    assert "pinned by you" in pinned.text
    held = kept_profile(site.desk.store)
    assert held is not None
    assert held.data["preferences"]["pins"] == [first]
    assert site.post("/list/wish", {"love": first}).status_code == 422


def test_a_wish_leads_back_to_its_row(site: Site) -> None:
    """A pin comes back to its row, a ban to the row beside it; what is no program's number leads nowhere else."""
    keep_small_example(site.desk.store)
    page = site.get("/list").text
    first, second = re.findall(r'<tr role="row" id="p(\d+)"', page)[:2]
    assert re.search(rf'formaction="/list/wish\?at={first}" name="(pin|neither)" value="{first}"', page)
    assert f'formaction="/list/wish?at={second}" name="ban" value="{first}"' in page
    sent = site.client.post(f"/list/wish?at={second}", data={"ban": first}, follow_redirects=False)
    assert sent.headers["location"].endswith(f"#p{second}")
    strange = site.client.post("/list/wish?at=x%22y", data={"neither": first}, follow_redirects=False)
    assert "#" not in strange.headers["location"]


def test_the_page_says_what_its_words_mean(site: Site) -> None:
    """Tiers and order are defined on the page; the list's own totals come before those of the stop point."""
    keep_small_example(site.desk.store)
    text = site.get("/list").text
    assert "likely does not mean more likely than not" in text
    assert "go by their ACGME number" in text
    assert text.index("Your list: ") < text.index("Stop point: ")


def test_rows_of_one_state_and_all_rows(site: Site) -> None:
    """A long list begins with some rows; all of them, or those of one state, are shown on request."""
    keep_example(site.desk.store)

    def rows(path: str) -> int:
        return str(site.get(path).text).count('<tr role="row" id="p')

    every = rows("/list?rows=all")
    assert rows("/list") == ROWS < every
    assert 0 < rows("/list?state=oh&rows=all") < every
    assert rows("/list?state=zz&rows=all") == every


def test_the_proof_comes_live(site: Site) -> None:
    """The part that shows the proof asks again until it is there; without script a link waits for it."""
    keep_small_example(site.desk.store)
    waited = site.get("/list/proof?wait=true")
    assert waited.url.path == "/list"
    assert re.search(r"best possible|within", waited.text)
    part = site.get("/list/proof").text
    assert part.startswith('<div id="proof"')
    assert "hx-get" not in part


def test_a_change_is_a_new_list_within_a_blink(site: Site) -> None:
    """From a changed answer to the new list of one specialty nothing is done that takes long.

    Twice the 300 ms that are promised, for machines differ and others may be at work; ``benchmarks/web.py`` measures.
    Seconds of this process are compared; the proof that begins in the background counts.
    """
    three = {"specialty": "Internal Medicine", "step2ck": "235", "visa": "yes"}
    site.post("/start", three)
    site.get("/list")
    took = []
    for score in range(236, 243):
        held = kept_profile(site.desk.store)
        assert held is not None
        data = {**held.data, "exams": {"step2ck": [{"result": "pass", "score": score}]}}
        keep_profile(site.desk.store, data, "Another score", held.revision)
        began = time.process_time()
        assert site.get("/list").status_code == 200
        took.append(time.process_time() - began)
    assert sorted(took)[len(took) // 2] <= 0.6


def test_the_list_with_its_drawings_is_small(site: Site) -> None:
    """The page with curve and map is at most 350 KB as it is sent, with every row."""
    keep_example(site.desk.store)
    with site.client.stream("GET", "/list?rows=all") as answer:
        assert sum(len(piece) for piece in answer.iter_raw()) <= 350_000
