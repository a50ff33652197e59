"""Everything at once."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from record_strategies import records
from small_portfolios import ON, encounter, experience, portfolio

from smartpick.errors import UserError
from smartpick.experience.contradictions import Contradiction, contradictions, must_hold
from smartpick.experience.months import Month
from smartpick.experience.records import RECORDS, portfolio_of

BAD = portfolio(
    experience(kind="observership", hands_on=True),
    encounters=(
        encounter(month=Month("2027-04"), supervisor="ghost", diagnoses=("I99.99",)),
        encounter("e2"),
    ),
)


def test_everything_is_said_at_once_and_in_order() -> None:
    """Kind of experience, part, month, person and code: one list, in the order of the tables."""
    found = contradictions(BAD, ON)
    assert [(one.kind, one.record, one.field) for one in found] == [
        ("experience", "x1", "hands_on"),
        ("encounter", "e1", "supervisor"),
        ("encounter", "e1", "month"),
        ("encounter", "e1", "diagnoses"),
    ]


def test_certain_ones_stop_and_questions_do_not() -> None:
    """What cannot be true is raised together; what can is handed back as a question."""
    with pytest.raises(UserError) as error:
        must_hold(BAD, ON)
    assert len(error.value.problems) == 4
    late = portfolio(experience(kind="elective"))
    (question,) = must_hold(late, ON, graduation=date(2020, 6, 1))
    assert not question.certain
    assert question.problem().where == "experience x1, start"


def test_a_contradiction_knows_its_table() -> None:
    """They are sorted by it."""
    places = [
        Contradiction(kind, "r", 0, "f", "w").table_place for kind in ("experience", "encounter", "letter")
    ]
    assert places == sorted(places)


@settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))
@given(
    st.fixed_dictionaries(
        {kind: st.lists(records(cls), max_size=3).map(tuple) for kind, cls in RECORDS.items()}
    ),
    st.dates(date(2000, 1, 1), date(2030, 1, 1)),
)
def test_any_portfolio_is_checked_without_a_crash(tables: dict, graduation: date) -> None:
    """Whatever records there are, each finding names a record that is there."""
    held = portfolio_of("x", tables)
    for one in contradictions(held, ON, graduation):
        assert one.record in {record.id for record in tables[one.kind]}
        assert one.what.endswith((".", "?"))
