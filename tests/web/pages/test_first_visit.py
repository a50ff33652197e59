"""The first page, before and after there is a profile."""

from sites import Site, keep_example

from smartpick.workspace import kept_profile


def test_three_answers_make_a_profile(site: Site) -> None:
    """Specialty, score and visa are kept as one undoable action; all else is unknown."""
    answer = site.post("/start", {"specialty": "Internal Medicine", "step2ck": "241", "visa": "yes"})
    assert "Where you stand" in answer.text
    held = kept_profile(site.desk.store)
    assert held is not None
    assert held.data["exams"] == {"step2ck": [{"result": "pass", "score": 241}]}
    assert held.data["visa"] == {"needed": True}


def test_what_is_not_known_is_left_out(site: Site) -> None:
    """Without a score and with "I do not know" only the specialty is kept; a failing score is a failed attempt."""
    site.post("/start", {"specialty": "Psychiatry", "step2ck": "", "visa": ""})
    held = kept_profile(site.desk.store)
    assert held is not None
    assert set(held.data) == {"label", "preferences"}


def test_a_score_below_every_pass_mark_was_not_passed(site: Site) -> None:
    """A score that never passed is kept as a failed attempt; one between old and new pass marks as not known."""
    site.post("/start", {"specialty": "Psychiatry", "step2ck": "150", "visa": "no"})
    held = kept_profile(site.desk.store)
    assert held is not None
    assert held.data["exams"]["step2ck"][0] == {"result": "fail", "score": 150}


def test_all_errors_at_once(site: Site) -> None:
    """Nothing chosen and a word for a score: both are told beside their fields, what was typed stays."""
    answer = site.post("/start", {"specialty": "", "step2ck": "lot", "visa": "perhaps"})
    assert answer.status_code == 422
    assert answer.text.count('class="wrong"') == 3
    assert 'value="lot"' in answer.text
    assert site.desk.store.seq() == 0


def test_the_range_of_scores_is_said(site: Site) -> None:
    """A number that is no score is refused with the range of scores."""
    answer = site.post("/start", {"specialty": "Psychiatry", "step2ck": "999", "visa": "no"})
    assert "Scores go from 1 to 300" in answer.text
    assert 'href="#step2ck"' in answer.text


def test_a_second_specialty_counts_half(site: Site) -> None:
    """A second specialty is kept with the weight that the page names; the same one again is refused."""
    same = {"specialty": "Psychiatry", "second": "Psychiatry", "visa": ""}
    assert site.post("/start", same).status_code == 422
    site.post("/start", {**same, "second": "Neurology"})
    held = kept_profile(site.desk.store)
    assert held is not None
    assert held.data["preferences"]["specialties"] == {"Psychiatry": 1.0, "Neurology": 0.5}


def test_a_year_alone_is_understood_and_said(site: Site) -> None:
    """A year of graduation without its month is kept as it is, taken as June, and the page says so."""
    site.post("/start", {"specialty": "Internal Medicine", "step2ck": "241", "visa": "yes"})
    page = site.post("/answer", {"field": "graduation", "value": "2020", "revision": "1"})
    assert "month unknown, taken as June" in page.text
    held = kept_profile(site.desk.store)
    assert held is not None
    assert held.data["graduation"] == "2020"


def test_an_answer_where_one_stands(site: Site) -> None:
    """A quick answer is kept; one that contradicts the profile is not, and says why."""
    site.post("/start", {"specialty": "Internal Medicine", "step2ck": "241", "visa": "yes"})
    wrong = site.post("/answer", {"field": "graduation", "value": "2030-06", "revision": "1"})
    assert (wrong.status_code, site.desk.store.seq()) == (422, 1)
    assert 'value="2030-06"' in wrong.text
    assert 'id="q-graduation-wrong"' in wrong.text
    assert 'href="#q-graduation"' in wrong.text
    assert "Write a year up to 2027." in wrong.text
    site.post("/answer", {"field": "graduation", "value": "2019-06", "revision": "1"})
    held = kept_profile(site.desk.store)
    assert held is not None
    assert held.data["graduation"] == "2019-06"
    stale = site.post("/answer", {"field": "graduation", "value": "2018-06", "revision": "1"})
    assert (stale.status_code, site.desk.store.seq()) == (409, 2)


def test_a_full_profile_has_nothing_open(site: Site) -> None:
    """Who answered everything is not asked again."""
    keep_example(site.desk.store)
    assert "Everything that narrows it is answered" in site.get("/").text


def test_the_first_page_is_small(site: Site) -> None:
    """Page, style and scripts of the first visit together are at most 60 KB as they are sent."""
    page = site.get("/")
    names = ("style.css", "htmx.min.js", "page.js", "mark.svg")
    addresses = [line.split('"')[1] for line in page.text.replace("href=", "src=").split("src=")[1:]]
    asked = ["/", *(one for one in addresses if one.endswith(names))]
    assert len(asked) >= 5
    assert sum(sent(site, one) for one in dict.fromkeys(asked)) <= 60_000


def sent(site: Site, path: str) -> int:
    """Return the bytes of an answer's body as it was sent."""
    with site.client.stream("GET", path) as answer:
        return sum(len(piece) for piece in answer.iter_raw())
