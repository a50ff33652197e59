"""Papers back-planned from a start."""

from datetime import date

import pytest
from plan_inputs import EXAMPLES

from smartpick.advice.planning.starts import short_title, start_document, start_of, starts
from smartpick.experience import Document, Experience, Portfolio, load_portfolio
from smartpick.experience.onboarding import onboarding_items
from smartpick.experience.taxonomies import Kind

ON = date(2026, 11, 22)


def planned(kind: Kind, start: date, **more: object) -> Experience:
    """Return an experience that is only planned."""
    return Experience(id="planned", kind=kind, start=start, **more)  # type: ignore[arg-type]


def test_an_elective_is_applied_for_six_to_twelve_months_ahead() -> None:
    """From a start on 1 September the window is that of the year before and the spring."""
    start = start_of(planned("elective", date(2027, 9, 1)), Portfolio(), ON)
    assert start.window is not None
    assert (start.window.first, start.window.last) == (date(2026, 9, 1), date(2027, 3, 1))
    assert not start.window_passed
    assert not start.late


def test_a_start_too_soon_is_named_with_the_earliest_day() -> None:
    """Three weeks are not enough for sixty days of lead time; late are the needs with longer leads."""
    start = start_of(planned("observership", date(2026, 12, 14)), Portfolio(), ON)
    assert start.too_early
    assert start.window_passed
    assert start.earliest == date(2027, 1, 21)
    days = (date(2026, 12, 14) - ON).days
    assert {need.item.key for need in start.late} == {
        need.item.key for need in start.open_needs if need.item.lead_days > days
    }
    assert start.late


@pytest.mark.parametrize(("needs_visa", "needed"), [(True, "yes"), (False, None), (None, "ask")])
def test_visa_papers_follow_the_profile(needs_visa: bool | None, needed: str | None) -> None:
    """Wanted from who needs a visa, not from who needs none, to be asked when that is not known."""
    start = start_of(planned("observership", date(2027, 9, 1)), Portfolio(), ON, needs_visa)
    found = {need.item.key: need.needed for need in start.needs}
    assert found.get("visa_papers") == needed
    if needs_visa is not None:
        sure = [need for need in start.needs if need.needed == "yes"]
        assert list(start.needs[: len(sure)]) == sure


def test_a_paper_that_is_held_leaves_the_list_of_what_is_open() -> None:
    """Tdap of last year is good for ten years."""
    held = Portfolio(documents=(Document(id="d", item="tdap", got=date(2025, 5, 1)),))
    start = start_of(planned("observership", date(2027, 9, 1)), held, ON)
    assert "tdap" not in {need.item.key for need in start.open_needs}


def test_the_portfolio_of_the_clinic_story_has_its_year_while_it_ran() -> None:
    """The center's year counts while it runs, practice at home never, and nothing is left after its end."""
    portfolio = load_portfolio(EXAMPLES / "community-clinic.portfolio.toml", on=ON)
    during = starts(portfolio, date(2026, 3, 22))
    assert [one.experience.id for one in during] == ["cleveland-health-center"]
    assert not during[0].too_early
    assert starts(portfolio, ON) == ()


def test_papers_have_short_names() -> None:
    """What stands after a colon or in brackets is left out."""
    for item in onboarding_items():
        assert short_title(item)
        assert not set(":()") & set(short_title(item))


def test_a_start_is_told_with_what_is_late() -> None:
    """Plain values, with what follows from the days."""
    told = start_document(start_of(planned("observership", date(2026, 12, 14)), Portfolio(), ON))
    assert (told["too_early"], told["window_passed"]) == (True, True)
    assert told["late"]
    assert told["experience"]["start"] == "2026-12-14"
