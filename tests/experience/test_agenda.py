"""Days that matter."""

from datetime import date

from small_portfolios import ON, experience, portfolio, story

from smartpick.experience.agenda import agenda
from smartpick.experience.approach import Approach
from smartpick.experience.document import Document
from smartpick.experience.feedback import Feedback
from smartpick.experience.letter import Letter
from smartpick.experience.person import Person

HELD = portfolio(
    experience(id="soon", kind="observership", start=date(2027, 3, 1), end=date(2027, 3, 31)),
    experience(id="past"),
    documents=(
        Document(id="tb", item="tb", got=date(2026, 3, 1)),
        Document(id="old", item="tb", got=date(2020, 1, 1)),
    ),
    people=(Person(id="p", name="Dr. Example", next_contact=date(2026, 11, 1)),),
    feedback=(Feedback(id="f", experience="past", said="s", plan="practise", plan_by=date(2026, 12, 1)),),
    letters=(
        Letter(id="l", writer="p", due=date(2026, 12, 15)),
        Letter(id="m", writer="p", due=ON, written=ON),
    ),
    approaches=(Approach(id="a", institution="Example Clinic", sent=date(2026, 11, 20)),),
)


def test_everything_dated_is_there_once_and_in_order() -> None:
    """Starts, ends, papers to begin with and running out, letters, follow-ups, contacts."""
    found = agenda(HELD, ON)
    assert [entry.day for entry in found] == sorted(entry.day for entry in found)
    whats = {(entry.record, entry.what): entry for entry in found}
    assert ("soon", "observership at Example Hospital begins") in whats
    assert ("soon", "observership at Example Hospital ends") in whats
    assert whats["soon", "last usual day to apply to Example Hospital"].day == date(2027, 2, 1)
    assert whats["tb", "tb runs out"].day == date(2027, 2, 28)
    assert whats["p", "write to Dr. Example"].past
    assert whats["f", "follow up: practise"].day == date(2026, 12, 1)
    assert whats["l", "letter of Dr. Example hoped for"].day == date(2026, 12, 15)
    assert whats["a", "second word to Example Clinic"].day == date(2026, 12, 4)
    assert not {entry.record for entry in found} & {"past", "old", "m"}
    assert any(what.startswith("begin with Hepatitis B") for _, what in whats)


def test_the_story_has_its_next_word() -> None:
    """After the year the director is written to in January."""
    (entry,) = [one for one in agenda(story("community-clinic"), ON) if one.kind == "person"]
    assert (entry.record, entry.day) == ("medical-director", date(2027, 1, 11))
