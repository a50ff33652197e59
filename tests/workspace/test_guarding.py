"""The privacy guard before anything is kept."""

from dataclasses import replace

import pytest
from kept_portfolios import story

from smartpick.errors import UserError
from smartpick.experience import TABLES, Encounter, Month, Person, Portfolio, Reflection, from_json
from smartpick.workspace import concern_documents, concerns, must_not_identify, text_concerns


def encounter(**fields: str) -> Encounter:
    """Return an encounter with some texts."""
    made = Encounter(id="e1", experience="x1", month=Month("2026-04"), role="observed")
    return replace(made, **fields)  # type: ignore[arg-type]


def test_what_is_certain_is_not_kept() -> None:
    """A record number in any text about a case stops it, with the way out; nothing about it is changed."""
    found = concerns([encounter(learned="His MRN 00483921 was on every page.")], Portfolio())
    assert [(one.field, one.stops) for one in found] == [("learned", True)]
    with pytest.raises(UserError, match=r"encounter e1, learned: .*00483921.*(?s:.*)Nothing was saved"):
        must_not_identify(found)


@pytest.mark.parametrize(
    "record",
    [
        encounter(complaint="call back Mrs. Okonkwo"),
        encounter(outcome="call back Mrs. Okonkwo"),
        Reflection(id="r1", experience="x1", text="I met Mrs. Okonkwo."),
        from_json("feedback", {"id": "f1", "experience": "x1", "said": "Mrs. Okonkwo liked you"}),
        from_json("encounter", {"id": "e", "experience": "x", "month": "2026-04", "role": "observed",
                                "procedures": ["sutures of Mrs. Okonkwo (observed)"]}),
        Person(id="p1", name="Dr. Jo Example", saw=("Mrs. Okonkwo's first visit",)),
    ],
)  # fmt: skip
def test_every_text_about_a_case_is_looked_at(record: Encounter) -> None:
    """Complaints, outcomes, procedures, reflections, feedback, and what a colleague saw."""
    with pytest.raises(UserError, match="Okonkwo"):
        must_not_identify(concerns([record], Portfolio()))


def test_what_may_be_one_is_asked_about() -> None:
    """A likely finding is handed back to be asked about; with "strict" it stops, too."""
    found = concerns([encounter(learned="I told Abernathy to rest.")], Portfolio())
    assert [one.stops for one in must_not_identify(found)] == [False]
    with pytest.raises(UserError, match="Abernathy"):
        must_not_identify(found, strict=True)


def test_notes_about_colleagues_are_kept() -> None:
    """A telephone number of a colleague is the applicant's network: asked about, never refused."""
    person = Person(id="p1", name="Dr. Jo Example", notes="Office phone (212) 555-0143.")
    found = concerns([person], Portfolio(people=(person,)))
    assert [one.stops for one in found] == [False]
    assert must_not_identify(found) == found


def test_the_stories_say_nothing_about_anybody() -> None:
    """The portfolios of the examples pass without a question."""
    portfolio = story()
    assert concerns([one for table in TABLES for one in getattr(portfolio, table)], portfolio) == ()


def test_findings_are_plain_values() -> None:
    """With place, text, sureness and what to write instead."""
    (told,) = concern_documents(concerns([encounter(learned="I met Abernathy on the ward.")], Portfolio()))
    assert (told["record"], told["field"], told["text"]) == ("e1", "learned", "Abernathy")
    assert told["sureness"] == "please check"
    assert told["suggestion"]


def test_texts_that_are_no_record_yet_are_looked_at_the_same() -> None:
    """A form that cannot be kept for another reason is told of the patient, too."""
    learned = "His MRN 00483921 was on every page."
    found = text_concerns(
        [("encounter", "e1", {"learned": [learned], "role": ["MRN 00483921"]})], Portfolio()
    )
    assert found == concerns([encounter(learned=learned)], Portfolio())
