"""Somebody new in the form of a letter."""

from datetime import date

import pytest
from sites import Site

from smartpick.errors import UserError
from smartpick.web.forms import Sent
from smartpick.web.portfolio.held import held_portfolio
from smartpick.web.portfolio.new_person import new_person, new_person_fields
from smartpick.workspace import kept

ON = date(2026, 11, 22)


def sent(**fields: str) -> Sent:
    """Return a form with these fields."""
    return Sent({name: (value,) for name, value in fields.items()})


def test_the_fields_have_names_of_their_own(site: Site) -> None:
    """None hides a field of the letter, none is required, and what was typed stands in them."""
    found = new_person_fields(held_portfolio(site.desk), {"new_name": ("Dr. N",)})
    assert [one.name for one in found] == [
        "new_name",
        "new_role",
        "new_specialty",
        "new_institution",
        "new_state",
    ]
    assert found[0].value == "Dr. N"
    assert not any(one.required for one in found)


def test_nobody_is_made_of_nothing_and_a_name_is_needed(site: Site) -> None:
    """An empty part is no person; a role without a name is refused at the name."""
    held = held_portfolio(site.desk)
    assert new_person(sent(specialty="x"), held, ON) is None
    with pytest.raises(UserError) as found:
        new_person(sent(new_role="attending"), held, ON)
    assert found.value.problems[0].where == "new_name"
    with pytest.raises(UserError) as found:
        new_person(sent(new_name="Dr. N", new_state="Ohioo"), held, ON)
    assert found.value.problems[0].where == "new_state"


def test_a_letter_and_its_writer_are_kept_together(site: Site) -> None:
    """One form keeps both in one action; undo takes both back; the letters of planning know the person."""
    page = site.get("/portfolio/letter/new").text
    assert "add a person" in page
    site.post(
        "/portfolio/letter/new",
        {
            "writer": "",
            "new_name": "Dr. New Writer",
            "new_role": "attending",
            "new_state": "OH",
            "asked": "2026-11-01",
        },
    )
    own = kept(site.desk.store).portfolio
    assert own.letters[0].writer == own.people[0].id
    assert own.people[0].state == "OH"
    site.post("/undo", {"seq": str(site.desk.store.seq())})
    assert kept(site.desk.store).portfolio.people == ()


def test_nothing_typed_is_lost_when_something_is_wrong(site: Site) -> None:
    """A faulty day of the letter, or a faulty person, keep every field of both, and nothing is written."""
    answer = site.post(
        "/portfolio/letter/new", {"new_name": "Dr. N", "new_institution": "Test Clinic", "due": "someday"}
    )
    assert answer.status_code == 422
    for text in ('value="Dr. N"', 'value="Test Clinic"', 'value="someday"', 'id="due-wrong"'):
        assert text in answer.text
    answer = site.post("/portfolio/letter/new", {"new_institution": "Test Clinic", "due": "2027-01-01"})
    assert 'id="new_name-wrong"' in answer.text
    assert 'value="2027-01-01"' in answer.text
    assert kept(site.desk.store).portfolio.people == ()
