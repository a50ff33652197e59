"""Dates that cannot be."""

from datetime import date
from typing import Any

import pytest
from small_portfolios import ON, encounter, experience, portfolio

from smartpick.experience.approach import Approach
from smartpick.experience.contradictions.dates import in_dates
from smartpick.experience.document import Document
from smartpick.experience.feedback import Feedback
from smartpick.experience.letter import Letter
from smartpick.experience.months import Month
from smartpick.experience.own_date import OwnDate
from smartpick.experience.person import Person
from smartpick.experience.reflection import Reflection

GRADUATION = date(2026, 1, 15)


def said(held: Any, graduation: date | None = None) -> list[tuple[str, str, bool]]:
    """Return field, sentence and certainty of every finding."""
    return [(one.field, one.what, one.certain) for one in in_dates(held, ON, graduation)]


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({"end": date(2026, 2, 1)}, "end", "It ends on 2026-02-01, before it starts on 2026-03-01."),
        ({"months": 5.0}, "months", "5 months do not fit between 2026-03-01 and 2026-05-31."),
        ({"country": "India"}, "country", "The state OH is in the US, but the country is India."),
        (
            {"kind": "home practice", "state": None, "country": "USA"},
            "country",
            "Practice at home is given in the US.",
        ),
        ({"kind": "home practice"}, "state", "Practice at home is given in a US state."),
    ],
)
def test_an_experience_must_be_possible(fields: dict[str, Any], field: str, words: str) -> None:
    """Order of dates, length, and place."""
    assert said(portfolio(experience(**fields))) == [(field, words, True)]


def test_before_graduation_there_is_no_externship_and_after_it_no_elective() -> None:
    """A whole externship before graduation cannot be; one that reaches over it is a question, as is a late elective."""
    early = portfolio(experience(start=date(2025, 3, 1), end=date(2025, 5, 31)))
    over = portfolio(experience(start=date(2026, 1, 1)))
    elective = portfolio(experience(kind="elective"))
    assert [certain for _, _, certain in said(early, GRADUATION)] == [True]
    assert [certain for _, _, certain in said(over, GRADUATION)] == [False]
    assert [certain for _, _, certain in said(elective, GRADUATION)] == [False]
    assert said(portfolio(experience()), GRADUATION) == said(early) == []


@pytest.mark.parametrize(
    ("month", "words"),
    [
        ("2026-12", "2026-12 is in the future."),
        ("2026-02", "2026-02 lies before x1 began in 2026-03."),
        ("2026-06", "2026-06 lies after it ended in 2026-05."),
    ],
)
def test_an_encounter_lies_within_its_experience_and_not_in_the_future(month: str, words: str) -> None:
    """Month against month."""
    held = portfolio(experience(), encounters=(encounter(month=Month(month)),))
    assert said(held) == [("month", words, True)]


@pytest.mark.parametrize("month", ["2026-03", "2026-05"])
def test_the_first_and_the_last_month_are_within(month: str) -> None:
    """The edges belong to the experience; without dates everything in the past does."""
    assert said(portfolio(experience(), encounters=(encounter(month=Month(month)),))) == []
    bare = experience(start=None, end=None)
    assert said(portfolio(bare, encounters=(encounter(month=Month("2011-01")),))) == []


@pytest.mark.parametrize(
    ("tables", "field", "words"),
    [
        (
            {"reflections": (Reflection(id="r", experience="x1", text="t", month=Month("2026-12")),)},
            "month",
            "future",
        ),
        (
            {
                "feedback": (
                    Feedback(id="f", experience="x1", said="s", day=date(2026, 5, 2), done=date(2026, 5, 1)),
                )
            },
            "done",
            "done on 2026-05-01 lies before day on 2026-05-02.",
        ),
        ({"people": (Person(id="p", name="n", last_contact=date(2027, 1, 1)),)}, "last_contact", "future"),
        (
            {"letters": (Letter(id="l", writer="p", agreed=date(2026, 5, 1), asked=date(2026, 5, 2)),)},
            "agreed",
            "before asked",
        ),
        ({"letters": (Letter(id="l", writer="p", uploaded=date(2026, 12, 1)),)}, "uploaded", "future"),
        (
            {"documents": (Document(id="d", item="tb", got=date(2026, 5, 1), expires=date(2026, 4, 1)),)},
            "expires",
            "before the day",
        ),
        ({"documents": (Document(id="d", item="tb", got=date(2026, 12, 1)),)}, "got", "future"),
        (
            {"approaches": (Approach(id="a", sent=date(2026, 5, 1), replied=date(2026, 4, 1)),)},
            "replied",
            "before sent",
        ),
        (
            {"dates": (OwnDate(id="o", what="w", day=date(2026, 12, 2), until=date(2026, 12, 1)),)},
            "until",
            "before it begins",
        ),
        ({"dates": (OwnDate(id="o", what="w", day=date(2026, 12, 2), at="09:00"),)}, "zone", "its zone"),
        (
            {
                "dates": (
                    OwnDate(
                        id="o",
                        what="w",
                        day=date(2026, 12, 2),
                        until=date(2026, 12, 3),
                        at="09:00",
                        zone="UTC",
                    ),
                )
            },
            "at",
            "for one day",
        ),
        ({"dates": (OwnDate(id="o", what="w", day=date(2026, 12, 2), zone="UTC"),)}, "at", "without a time"),
    ],
)
def test_what_has_happened_is_past_and_in_order(tables: dict[str, Any], field: str, words: str) -> None:
    """Steps run forward and not into the future."""
    (found,) = said(portfolio(experience(), **tables))
    assert found[0] == field
    assert words in found[1]


def test_plans_may_lie_in_the_future() -> None:
    """A planned rotation, a day hoped for, a contact to come contradict nothing."""
    held = portfolio(
        experience(start=date(2027, 3, 1), end=date(2027, 5, 1)),
        people=(Person(id="p", name="n", next_contact=date(2027, 1, 1)),),
        letters=(Letter(id="l", writer="p", due=date(2027, 1, 1)),),
        documents=(Document(id="d", item="tb", expires=date(2027, 1, 1)),),
        dates=(OwnDate(id="o", what="w", day=date(2027, 1, 1), at="09:00", zone="UTC"),),
    )
    assert said(held) == []
