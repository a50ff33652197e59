"""Letters."""

from datetime import date

from small_portfolios import ON, encounter, experience, portfolio

from smartpick.experience.assessment.basis import basis
from smartpick.experience.assessment.dimension import Dimension
from smartpick.experience.assessment.letters import letters
from smartpick.experience.letter import Letter
from smartpick.experience.person import Person

OHIO = Person(id="a", name="Dr. Ann Example", institution="Example Hospital", city="Cleveland", state="OH")
OTHER = Person(id="b", name="Dr. Bo Example", institution="Example Hospital", city="Cleveland", state="OH")
ABROAD = Person(id="c", name="Dr. Cy Example", country="India")
WROTE = {"written": date(2026, 6, 1), "specialty": "Internal Medicine"}


def of(*written: Letter, supervisors: tuple[str, ...] = ("a", "b"), **fields: object) -> Dimension:
    """Return how letters stand after an externship under two supervisors."""
    held = portfolio(
        experience(supervisors=supervisors, **fields),
        letters=written,
        people=(OHIO, OTHER, ABROAD),
        encounters=(encounter(supervisor="a"),),
    )
    return letters(basis(held, ON, ("Internal Medicine",)))


def test_two_by_supervisors_who_saw_enough_are_strong() -> None:
    """A US letter is fair, two with details are strong, one from home is thin, none is none."""
    one, two = Letter(id="l1", writer="a", **WROTE), Letter(id="l2", writer="b", **WROTE)
    assert of(one, two).standing == "strong"
    assert of(one).standing == "fair"
    assert of(Letter(id="l", writer="c", **WROTE)).standing == "thin"
    assert of().standing == "none"
    assert of(one, two).rests_on == ("l1", "l2", "e1")


def test_a_short_acquaintance_gives_no_details() -> None:
    """Two letters after two weeks are fair, and the words say why."""
    found = of(
        Letter(id="l1", writer="a", **WROTE), Letter(id="l2", writer="b", **WROTE), end=date(2026, 3, 14),
    )  # fmt: skip
    assert found.standing == "fair"
    assert "How long Dr. Ann Example, Dr. Bo Example saw you is short or not logged" in found.says


def test_a_letter_for_another_specialty_does_not_count_and_a_general_one_does() -> None:
    """Only what can be assigned."""
    neuro = {**WROTE, "specialty": "Neurology"}
    assert of(Letter(id="l", writer="a", **neuro)).standing == "thin"
    assert of(Letter(id="l", writer="a", written=date(2026, 6, 1), general=True)).standing == "fair"


def test_whom_to_ask_is_named() -> None:
    """A supervisor of months who was not asked, and a writer who is late."""
    found = of(Letter(id="l1", writer="a", asked=date(2026, 6, 1), due=date(2026, 9, 1)))
    assert [one.what for one in found.improve] == [
        "Ask Dr. Bo Example, who supervised you for 3 months.",
        "Remind Dr. Ann Example.",
    ]
    change = found.improve[0].change
    assert change is not None
    assert (change.institution, change.us) == ("Example Hospital", True)
    assert "Expected: Dr. Ann Example (asked)." in found.says


def test_without_anybody_to_ask_a_letter_is_planned() -> None:
    """The advice is to find a supervisor."""
    assert "Plan a US letter" in of(supervisors=()).improve[0].what
