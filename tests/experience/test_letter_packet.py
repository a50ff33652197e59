"""Packets for writers."""

from datetime import date

from small_portfolios import ON, encounter, experience, portfolio, story

from smartpick.experience.letter import Letter
from smartpick.experience.letter_packet import ask_dates, assigned, packet
from smartpick.experience.person import Person
from smartpick.experience.procedure import Observed
from smartpick.experience.skill import Skill

OHIO = Person(id="us", name="Dr. Example", state="OH")
ABROAD = Person(id="home", name="Dr. Muster", country="India")


def test_a_packet_has_what_a_writer_needs() -> None:
    """Cases seen together with the notable ones first, what was seen, feedback, duties and the open steps."""
    held = story("community-clinic")
    letter = next(one for one in held.letters if one.id == "letter-internist")
    found = packet(held, letter)
    assert found.writer is not None
    assert found.missing == found.to_do == ()
    assert len(found.cases) == 8
    notable = {one.id for one in held.encounters if one.notable}
    assert set(found.case_ids[:5]) <= notable
    assert found.saw
    assert {given.person for given in found.feedback} == {"internist"}
    assert found.projects


def test_a_case_says_neither_month_nor_place_nor_more_than_was_done() -> None:
    """One line: complaint, age band, diagnosis, the part taken; what was watched is not listed as done."""
    one = encounter(
        role="assisted", supervisor="us", complaint="cough", diagnoses=("J18.9",), age="60-69",
        skills=(Skill("history"), Skill("exam", "observed")), procedures=(Observed("thoracentesis"),),
    )  # fmt: skip
    held = portfolio(experience(supervisors=("us",)), encounters=(one,), people=(OHIO,))
    (line,) = packet(held, Letter(id="l", writer="us")).cases
    assert line.startswith("cough, 60-69 years, Pneumonia, unspecified organism, ")
    assert line.endswith("your part: assisted (thoracentesis (observed), history)")
    assert "2026" not in line
    assert "Cleveland" not in line


def test_what_is_missing_is_named() -> None:
    """A packet without cases, writer or waiver says so, and lists every step that is open."""
    found = packet(portfolio(), Letter(id="l", writer="ghost"))
    assert set(found.missing) == {
        "the writer's record",
        "encounters under this supervisor",
        "your decision on the waiver",
    }
    assert len(found.to_do) == 6


def test_ask_dates_are_planned_back() -> None:
    """Six weeks to write and two to upload; a letter's own day goes first; late is said."""
    letters = (
        Letter(id="a", writer="us"),
        Letter(id="b", writer="us", due=date(2027, 3, 1)),
        Letter(id="c", writer="us", asked=ON),
    )
    first, second = ask_dates(letters, date(2026, 12, 20), ON)
    assert (first.letter, first.ask_by, first.late) == ("a", date(2026, 10, 25), True)
    assert (second.letter, second.ask_by, second.late) == ("b", date(2027, 1, 4), False)


def test_four_letters_are_assigned_best_first() -> None:
    """The department's, then US letters for the specialty, then others, never more than four, only written ones."""
    day = date(2026, 6, 1)
    letters = (
        Letter(id="home", writer="home", specialty="Internal Medicine", written=day),
        Letter(id="other", writer="us", specialty="Neurology", written=day),
        Letter(id="us", writer="us", specialty="Internal Medicine", written=day),
        Letter(id="newer", writer="us", specialty="internal medicine", written=date(2026, 8, 1)),
        Letter(id="chair", writer="home", specialty="Neurology", chair=True, written=day),
        Letter(id="general", writer="home", general=True, written=day),
        Letter(id="promised", writer="us", specialty="Internal Medicine", agreed=day),
    )
    found = assigned(letters, "Internal Medicine", (OHIO, ABROAD))
    assert [letter.id for letter, _ in found] == ["chair", "newer", "us", "home"]
    assert found[1][1] == "for Internal Medicine, from the US"
    assert assigned((), "Internal Medicine") == ()
