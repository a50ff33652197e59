"""The applicant's own file of contacts."""

from datetime import date
from pathlib import Path

import pytest

from smartpick.advice.planning.contacts import read_contacts, with_records
from smartpick.errors import UserError
from smartpick.experience import Approach, Person, Portfolio

TOML = """
[[contacts]]
id = "ward"
name = "Dr. Robin Example"
email = "robin@example.org"
kind = "observership"
weeks = 4
begin = "2027-03"
sent = "2026-11-01"

[[contacts]]
institution = "Example Clinic"
"""
CSV = """id;Name;email;kind;weeks;begin;sent;institution
ward;Dr. Robin Example;robin@example.org;observership;4;2027-03;2026-11-01;
contact-2;;;;;;;Example Clinic
"""


@pytest.mark.parametrize(("name", "text"), [("c.toml", TOML), ("c.csv", CSV)])
def test_both_forms_say_the_same(tmp_path: Path, name: str, text: str) -> None:
    """A file of blocks and a table with the same columns are the same contacts."""
    file = tmp_path / name
    file.write_text(text)
    assert read_contacts(file) == (
        Approach(
            id="ward",
            name="Dr. Robin Example",
            email="robin@example.org",
            kind="observership",
            weeks=4,
            begin=date(2027, 3, 1),
            sent=date(2026, 11, 1),
        ),
        Approach(id="contact-2", institution="Example Clinic"),
    )


def test_every_problem_comes_at_once_with_its_line(tmp_path: Path) -> None:
    """A wrong address, an unknown field, a wrong word, a name given twice."""
    file = tmp_path / "c.toml"
    file.write_text(
        '[[contacts]]\nid = "a"\nemail = "robin at example"\n[[contacts]]\nid = "a"\n'
        '[[contacts]]\nkind = "holiday"\n[[contacts]]\nmail = "x@example.org"\n'
    )
    with pytest.raises(UserError) as raised:
        read_contacts(file)
    places = [problem.where for problem in raised.value.problems]
    assert [place.split(", ")[1] for place in places] == ["line 3", "line 5", "line 7", "line 9"]
    assert places[0].endswith("contacts[1].email")


def test_a_line_break_cannot_reach_a_header(tmp_path: Path) -> None:
    """Control characters in a name or address are refused when the file is read."""
    file = tmp_path / "c.toml"
    file.write_text('[[contacts]]\nname = "Dr. X\\nBcc: all@example.org"\n')
    with pytest.raises(UserError):
        read_contacts(file)


def test_columns_and_tables_that_do_not_exist_are_refused(tmp_path: Path) -> None:
    """A CSV is read by its header; a TOML file holds contacts only."""
    table = tmp_path / "c.csv"
    table.write_text("name,shoe\nDr. X,42\n")
    with pytest.raises(UserError, match="shoe"):
        read_contacts(table)
    blocks = tmp_path / "c.toml"
    blocks.write_text("[people]\na = 1\n")
    with pytest.raises(UserError, match="contacts"):
        read_contacts(blocks)


def test_the_portfolio_is_the_newer_word() -> None:
    """Dates of an approach with the same id win; its other approaches are contacts, too."""
    listed = (Approach(id="a", email="x@example.org"), Approach(id="b"))
    kept = (Approach(id="a", sent=date(2026, 11, 1)), Approach(id="c", institution="Example Hospital"))
    found = with_records(listed, Portfolio(approaches=kept))
    assert [(one.id, one.sent) for one in found] == [("a", date(2026, 11, 1)), ("b", None), ("c", None)]
    assert found[0].email == "x@example.org"
    assert found[2].shown() == "Example Hospital"


def test_a_person_of_the_portfolio_fills_what_a_contact_leaves_open() -> None:
    """Name, address and place come from the person's record, never over the contact's own; no bad address does."""
    known = Person(id="jo", name="Dr. Jo Sample", email="jo@example.org", institution="Example Clinic")
    asked = (
        Approach(id="a", person="jo", channel="alumnus"),
        Approach(id="b", person="jo", name="Dr. J.", email="b@example.org"),
    )
    first, second = with_records((), Portfolio(people=(known,), approaches=asked))
    assert (first.name, first.email, first.channel) == ("Dr. Jo Sample", "jo@example.org", "alumnus")
    assert (second.name, second.email, second.institution) == ("Dr. J.", "b@example.org", "Example Clinic")
    (bad,) = with_records(
        (), Portfolio(people=(Person(id="jo", name="Jo", email="jo at example"),), approaches=asked[:1])
    )
    assert bad.email is None
