"""An encounter in a few words."""

from dataclasses import replace
from datetime import date

import pytest
from small_portfolios import ON, encounter, experience, portfolio, story

from smartpick.errors import UserError
from smartpick.experience.months import Month
from smartpick.experience.person import Person
from smartpick.experience.procedure import Performed
from smartpick.experience.quick_entry import encounter_from, patient_in, usual

BOSS = Person(id="p1", name="Dr. Robin Example")
RUNNING = portfolio(
    experience(id="past", start=date(2026, 1, 1), end=date(2026, 2, 1)),
    experience(id="now", start=date(2026, 9, 1), end=date(2026, 12, 31), supervisors=("p1",)),
    people=(BOSS,),
    encounters=(
        encounter("a", experience="now", month=Month("2026-09"), role="assisted", setting="outpatient"),
        encounter("b", experience="now", month=Month("2026-10"), setting="outpatient"),
        encounter("c", experience="now", month=Month("2026-11"), setting="inpatient"),
    ),
)


def test_the_running_experience_and_its_habits_are_usual() -> None:
    """Place, month, part, setting and supervisor need no typing."""
    found = usual(RUNNING, ON)
    assert found.values() == {
        "experience": "now",
        "month": "2026-11",
        "role": "performed",
        "setting": "outpatient",
        "supervisor": "p1",
    }


def test_after_the_end_the_last_month_of_the_last_experience_is_meant() -> None:
    """Writing up later stays within the dates; a named experience goes first."""
    late = usual(story("community-clinic"), ON)
    assert late.experience is not None
    assert (late.experience.id, late.month, late.supervisor) == (
        "cleveland-health-center",
        "2026-08",
        "internist",
    )
    assert usual(RUNNING, ON, "past").month == "2026-02"


def test_nothing_is_guessed_higher_than_it_was() -> None:
    """Without entries the part is observed, without experiences nothing is assumed."""
    assert usual(portfolio(experience(end=None)), ON).role == "observed"
    assert usual(portfolio(), ON).values() == {"month": "2026-11", "role": "observed"}


def test_what_is_typed_is_read_as_people_write_it() -> None:
    """Everyday words, ages and names; the rest is as usual."""
    answers = {
        "complaint": "cough",
        "diagnoses": "htn",
        "age": "67",
        "procedures": "ECG (performed)",
        "sex": None,
    }
    found = encounter_from(answers, RUNNING, ON, name="new")
    assert (found.id, found.experience, found.supervisor) == ("new", "now", "p1")
    assert (found.diagnoses, found.age, found.procedures) == (("I10",), "60-69", (Performed("ECG"),))
    assert encounter_from({"supervisor": "dr. robin example"}, RUNNING, ON, name="n").supervisor == "p1"


def test_all_that_is_wrong_is_said_by_field() -> None:
    """What cannot be read together; what cannot be true once it can be read."""
    with pytest.raises(UserError) as error:
        encounter_from({"age": "old", "diagnoses": "E11.95"}, RUNNING, ON, name="new")
    assert [problem.where for problem in error.value.problems] == ["age", "diagnoses"]
    with pytest.raises(UserError, match="2027-01 is in the future"):
        encounter_from({"month": "2027-01"}, RUNNING, ON, name="new")
    with pytest.raises(UserError, match="experience"):
        encounter_from({}, portfolio(), ON, name="new")


def test_the_same_words_twice_are_two_encounters() -> None:
    """Two patients with a cough in one month each get the name that is given."""
    first = encounter_from({"complaint": "cough"}, RUNNING, ON, name="one")
    second = encounter_from({"complaint": "cough"}, RUNNING, ON, name="two")
    assert first != second
    held = replace(RUNNING, encounters=(*RUNNING.encounters, first))
    with pytest.raises(UserError, match="one is in the log already"):
        encounter_from({"complaint": "cough"}, held, ON, name="one")


@pytest.mark.parametrize(
    ("text", "age", "sex"),
    [
        ("67 f", "67", "f"),
        ("67F", "67", "F"),
        ("f 67", "67", "f"),
        ("female, 60-69", "60-69", "female"),
        ("67 yo m", "67 yo", "m"),
        ("40 m", "40", "m"),
        ("8 months", "8 months", None),
        ("8 mo m", "8 mo", "m"),
        ("90+", "90+", None),
        ("woman", None, "woman"),
        ("", None, None),
        ("somebody old", "somebody old", None),
    ],
)
def test_age_and_sex_are_one_answer(text: str, age: str | None, sex: str | None) -> None:
    """In either order; what is neither is left to the reader of ages."""
    assert patient_in(text) == {"age": age, "sex": sex}


@pytest.mark.parametrize("text", ["8 m", "8m", "36 M"])
def test_months_and_males_are_not_taken_for_each_other(text: str) -> None:
    """Up to 36 an "m" may be either, so it is asked."""
    with pytest.raises(UserError, match="in months, or a male"):
        patient_in(text)
