"""Institutions that may be those of programs."""

from datetime import date

from sites import Site

from smartpick.experience import Experience
from smartpick.web.portfolio.held import held_portfolio
from smartpick.web.portfolio.ties import asked_ties
from smartpick.workspace import add, answer_tie, kept

CLINIC = Experience(
    id="near",
    kind="observership",
    institution="Cleveland Clinic",
    city="Cleveland",
    state="OH",
    start=date(2026, 1, 5),
    end=date(2026, 2, 5),
)


def test_an_answered_one_is_asked_about_no_more(site: Site) -> None:
    """An institution called nearly like one of the directory is asked about until it is answered."""
    assert list(asked_ties(site.desk)) == []
    add(site.desk.store, kept(site.desk.store), "Added", [CLINIC], site.desk.today())
    (one,) = asked_ties(site.desk)
    assert one.institution == "Cleveland Clinic"
    answer_tie(site.desk.store, held_portfolio(site.desk), one.institution, one.state, one.listed)
    assert list(asked_ties(site.desk)) == []
