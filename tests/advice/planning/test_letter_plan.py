"""Letters: who, when, which four."""

from dataclasses import replace
from datetime import date

import pytest
from plan_inputs import EXAMPLES, SEASON, example

from smartpick.advice.planning.letter_plan import letter_plan, most_letters, needed_by
from smartpick.errors import UserError
from smartpick.experience import Letter, Person, Portfolio, load_portfolio
from smartpick.season import load_season

ON = date(2026, 11, 22)
CLINIC = example("community-clinic")
STORY = load_portfolio(EXAMPLES / "community-clinic.portfolio.toml", on=ON)


def test_letters_are_needed_when_programs_begin_to_read() -> None:
    """The season's day with its source while it is ahead; afterwards a year later, said to be assumed."""
    ahead, words = needed_by(SEASON, date(2026, 3, 1))
    assert ahead == SEASON.dates["programs_review"].value
    assert "confidence" in words
    later, words = needed_by(SEASON, ON)
    assert later == date(2027, 9, 23)
    assert "assumed" in words


def test_who_has_a_letter_is_not_asked_again_and_nurses_are_no_writers() -> None:
    """Of the story's people only the clinic physician has no letter; two weeks of watching are said to be short."""
    found = letter_plan(STORY, CLINIC, SEASON, ON)
    assert [one.person.id for one in found.could_write] == ["clinic-physician"]
    assert any("Fewer than four weeks" in words for words in found.could_write[0].cautions)
    asked_nobody = letter_plan(replace(STORY, letters=()), CLINIC, SEASON, ON)
    ids = [one.person.id for one in asked_nobody.could_write]
    assert ids.index("internist") < ids.index("clinic-physician") < ids.index("chief-of-medicine") or (
        ids.index("internist") < ids.index("chief-of-medicine")
    )
    assert not {"nurse", "pharmacist"} & set(ids)
    internist = next(one for one in asked_nobody.could_write if one.person.id == "internist")
    assert internist.weeks > 40
    assert internist.entries > 20


def test_us_letters_for_the_specialty_are_assigned_first_and_room_is_told() -> None:
    """Three letters are there, four may go: one more could."""
    found = letter_plan(STORY, CLINIC, SEASON, ON)
    medicine = found.assignments[0]
    assert medicine.specialty == "Internal Medicine"
    assert [name for name, _ in medicine.letters] == ["letter-director", "letter-internist", "letter-chief"]
    assert medicine.room == found.most - 3 == 1
    assert found.most_source


def test_each_letter_says_what_to_look_at() -> None:
    """Overdue, old, of another season, not uploaded, waiver open."""
    portfolio = Portfolio(
        people=(Person(id="w", name="Dr. W", role="attending"),),
        letters=(
            Letter(id="late", writer="w", asked=date(2026, 8, 1), due=date(2026, 9, 1), waived=True),
            Letter(id="old", writer="w", written=date(2026, 1, 1), waived=True),
            Letter(
                id="past", writer="w", written=date(2027, 8, 1), uploaded=date(2027, 8, 2), season="ERAS 2026"
            ),
            Letter(id="idea", writer="w", waived=True),
        ),
    )
    found = letter_plan(portfolio, CLINIC, SEASON, ON, date(2027, 9, 1))
    says = {one.letter.id: " ".join(one.cautions) for one in found.letters}
    assert "remind kindly" in says["late"]
    assert "20 months old" in says["old"]
    assert "no upload is noted" in says["old"]
    assert "ERAS 2026" in says["past"]
    assert "waiver" in says["past"]
    assert says["idea"] == ""
    assert [(one.letter, one.ask_by, one.late) for one in found.ask] == [("idea", date(2027, 7, 7), False)]
    assert found.letters[0].writer == "Dr. W"


def test_a_season_without_dates_says_what_to_do() -> None:
    """An old season's days are not known: a day can be given, and the limit is that of the newest guide."""
    old = load_season("2023-24")
    with pytest.raises(UserError, match="--needed"):
        letter_plan(STORY, CLINIC, old, ON)
    found = letter_plan(STORY, CLINIC, old, ON, date(2027, 9, 1))
    assert (found.needed, found.most) == (date(2027, 9, 1), most_letters(old)[0])
    assert most_letters(old)[1]


def test_everybody_who_was_noted_is_shown() -> None:
    """Somebody just added is there with what is missing; a place where you met is enough; a nurse is no writer."""
    people = (
        Person(id="new", name="Dr. New", role="attending"),
        Person(id="met", name="Dr. Met", role="attending", met=STORY.experiences[0].id),
        Person(id="nurse", name="N. Urse", role="nurse"),
    )
    found = letter_plan(Portfolio(experiences=STORY.experiences[:1], people=people), CLINIC, SEASON, ON)
    assert [one.person.id for one in found.could_write] == ["met"]
    assert any(words.startswith("met at") for words in found.could_write[0].reasons)
    assert {one.person.id: one.missing for one in found.noted}.keys() == {"new", "nurse"}
    assert "supervisor" in found.noted[0].missing


def test_a_letter_that_does_not_count_yet_says_why() -> None:
    """The writer's state is not known."""
    portfolio = Portfolio(
        people=(Person(id="w", name="Dr. W", role="attending"),),
        letters=(Letter(id="l", writer="w", written=date(2026, 8, 1), waived=True),),
    )
    (one,) = letter_plan(portfolio, CLINIC, SEASON, ON).letters
    assert any("the writer's state is not known" in words for words in one.cautions)
