"""Questions and their answers, through their pages."""

from kept_examples import keep_portfolio
from sites import Site

from smartpick.advice.answers import QUESTIONS as KNOWN
from smartpick.experience.agency import agency_questions
from smartpick.web.pages.answers import QUESTIONS


def test_the_menu_has_every_question() -> None:
    """No question is forgotten, and none is offered that has no answer."""
    assert list(QUESTIONS) == list(KNOWN)


def test_an_answer_has_own_numbers_and_sources(site: Site) -> None:
    """A question is answered with an interval and with where it comes from; another address is not found."""
    assert "three answers" in site.get("/planning/answers/letters").text
    keep_portfolio(site.desk.store)
    page = site.get("/planning/answers/letters").text
    assert "Your numbers" in page
    assert "points (" in page
    assert "Sources" in page
    assert site.get("/planning/answers/nonsense").status_code == 404


def test_an_offer_is_judged_by_the_answers_and_nothing_is_kept(site: Site) -> None:
    """The worst answers end in the worst verdict; no answers leave everything open."""
    before = site.desk.store.seq()
    worst = {one.key: "yes" if one.bad else "no" for one in agency_questions()}
    assert "Walk away" in site.post("/planning/agency", worst).text
    assert "still open" in site.post("/planning/agency", {}).text
    assert site.desk.store.seq() == before
