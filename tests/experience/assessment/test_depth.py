"""Continuity and depth."""

from datetime import date

from small_portfolios import ON, encounter, experience, portfolio, story

from smartpick.experience.assessment.basis import basis
from smartpick.experience.assessment.depth import depth
from smartpick.experience.assessment.dimension import Dimension
from smartpick.experience.months import Month
from smartpick.experience.portfolio import Portfolio

EACH_MONTH = tuple(
    encounter(f"e{n}", month=Month(f"2026-0{n}"), role="assisted" if n == 3 else "performed")
    for n in (3, 4, 5)
)


def of(held: Portfolio) -> Dimension:
    """Return the depth of a portfolio."""
    return depth(basis(held, ON, ()))


def test_a_stay_of_three_months_with_entries_is_strong() -> None:
    """Time in one place, shown month by month; the words name the place and that the part grew."""
    found = of(portfolio(experience(), encounters=EACH_MONTH))
    assert found.standing == "strong"
    assert "3 months at Example Hospital" in found.says
    assert "Your part grew" in found.says
    assert found.rests_on == ("x1", "e3", "e4", "e5")


def test_a_log_with_holes_shows_less() -> None:
    """The same stay with one month of entries is fair, and the way out is to log."""
    found = of(portfolio(experience(), encounters=EACH_MONTH[:1]))
    assert found.standing == "fair"
    assert any("every month" in one.what for one in found.improve)


def test_coming_back_to_a_place_adds_up_and_changing_places_does_not() -> None:
    """Two months and one at the same place are three; at two places the longer counts."""
    back = experience(id="x2", start=date(2026, 8, 1), end=date(2026, 8, 31))
    first = experience(end=date(2026, 4, 30))
    assert of(portfolio(first, back)).figures[0].value == 3.0
    elsewhere = experience(
        id="x2", institution="Example Elsewhere", start=date(2026, 8, 1), end=date(2026, 8, 31)
    )
    assert of(portfolio(first, elsewhere)).figures[0].value == 2.0


def test_a_short_look_is_no_place_to_stay() -> None:
    """After two weeks of shadowing the advice is another place; after a month of care it is to stay."""
    look = of(portfolio(experience(kind="clinic observership", end=date(2026, 3, 14))))
    assert look.standing == "thin"
    assert "Choose one place" in look.improve[0].what
    stay = of(portfolio(experience(end=date(2026, 3, 31))))
    assert stay.standing == "fair"
    assert "Stay three more months at Example Hospital" in stay.improve[0].what


def test_growth_is_seen_against_the_beginning() -> None:
    """Who helps for two of twelve months and acts for ten has grown; who acts from the first month has not."""
    assert "Your part grew" in of(story("community-clinic")).says
    level = tuple(encounter(f"e{n}", month=Month(f"2026-0{n}")) for n in (3, 4, 5))
    assert "grew" not in of(portfolio(experience(), encounters=level)).says


def test_patients_seen_again_are_continuity() -> None:
    """One marked entry is enough to say so."""
    found = of(portfolio(experience(), encounters=(*EACH_MONTH, encounter("again", again=True))))
    assert "saw patients again" in found.says


def test_nothing_is_none() -> None:
    """Without US experience there is none."""
    assert of(portfolio()).standing == "none"
