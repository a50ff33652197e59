"""Who may apply."""

import itertools

import pytest

from smartpick.experience.eligibility import Seeker, Wishes, judged, known_fee
from smartpick.experience.opportunity import Opportunity

GRADUATE = Seeker(enrolled=False, needs_visa=True)
STUDENT = Seeker(enrolled=True)
NO_WISH = Wishes()


def offer(**fields: object) -> Opportunity:
    """Return an observership for IMGs, changed by ``fields``."""
    usual = {
        "id": "o",
        "name": "Example Observership",
        "kind": "observership",
        "audience": "IMGs seeking residency",
    }
    return Opportunity(**{**usual, **fields})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fields", "seeker", "verdict", "said"),
    [
        ({}, GRADUATE, "open", ""),
        ({}, STUDENT, "open", ""),
        ({"audience": "visiting specialists"}, GRADUATE, "closed", "exclude who applies for residency"),
        ({"audience": "visiting specialists"}, Seeker(enrolled=False, applies=False), "open", ""),
        ({"audience": None}, GRADUATE, "ask", "was not read for whom"),
        ({"kind": None}, GRADUATE, "ask", "What kind"),
        ({"open": False}, GRADUATE, "closed", "paused"),
        ({"kind": "elective", "audience": "medical students"}, GRADUATE, "closed", "enrolled students"),
        ({"kind": "elective", "audience": None}, GRADUATE, "closed", "enrolled students"),
        ({"kind": "elective"}, GRADUATE, "ask", "international graduates, too"),
        ({"kind": "elective"}, STUDENT, "open", ""),
        ({"kind": "elective"}, Seeker(), "ask", "does not say whether you are"),
        ({"kind": "elective", "audience": "medical students"}, STUDENT, "ask", "US schools only"),
        (
            {"kind": "elective", "audience": "medical students"},
            Seeker(enrolled=True, us_school=True),
            "open",
            "",
        ),
        (
            {"kind": "research", "audience": "students and pre-medical students"},
            GRADUATE,
            "closed",
            "It is for students",
        ),
        (
            {"kind": "research", "audience": "students and pre-medical students"},
            STUDENT,
            "ask",
            "US schools only",
        ),
    ],
)
def test_who_may_apply_and_why_not(
    fields: dict[str, object], seeker: Seeker, verdict: str, said: str
) -> None:
    """Open without a reason, else the reason in words."""
    found = judged(offer(**fields), seeker, NO_WISH)
    assert found.verdict == verdict
    assert said in " ".join(found.reasons)
    assert bool(found.reasons) is (verdict != "open")


def test_visas_are_a_note_and_never_a_refusal() -> None:
    """That a page does not speak of visas does not close it; its own note is carried along."""
    found = judged(offer(note="Starts in May."), GRADUATE, NO_WISH)
    assert found.verdict == "open"
    assert len(found.notes) == 2
    assert judged(offer(visa=True), GRADUATE, NO_WISH).notes == ()


@pytest.mark.parametrize(
    ("fields", "wishes", "missed", "unknown"),
    [
        (
            {"specialties": ("Neurology",), "any_specialty": False},
            Wishes(specialty="internal medicine"),
            "Neurology",
            (),
        ),
        ({"specialties": ("Internal Medicine",)}, Wishes(specialty="internal medicine"), "", ()),
        ({"any_specialty": True}, Wishes(specialty="Urology"), "", ()),
        ({}, Wishes(specialty="Urology"), "", ("specialties",)),
        ({"state": "OH"}, Wishes(states=("MI",)), "OH", ()),
        ({}, Wishes(states=("MI",)), "", ("place",)),
        ({"application_fee": 100.0, "program_fee": 2950.0}, Wishes(most_fee=3000), "3,050 USD", ()),
        ({"free": True}, Wishes(most_fee=0), "", ()),
        ({}, Wishes(most_fee=3000), "", ("price",)),
        ({"weeks_most": 2.0}, Wishes(least_weeks=4), "2 weeks at most", ()),
        ({"weeks_least": 26.0}, Wishes(most_weeks=4), "26 weeks at least", ()),
        ({}, Wishes(least_weeks=4, most_weeks=8), "", ("length",)),
        ({}, Wishes(kinds=("externship",)), "observership", ()),
    ],
)
def test_wishes_are_met_missed_or_unknown(
    fields: dict[str, object], wishes: Wishes, missed: str, unknown: tuple[str, ...]
) -> None:
    """A missed wish is a sentence; what a page does not say is unknown and excludes nothing."""
    found = judged(offer(**fields), GRADUATE, wishes)
    assert missed in " ".join(found.misses)
    assert bool(found.misses) is bool(missed)
    assert found.unknown == unknown
    assert found.fits is not bool(missed)


def test_what_is_closed_never_fits() -> None:
    """No wish makes a closed place fit."""
    for audience, kind in itertools.product(("visiting specialists",), ("observership", "elective")):
        assert not judged(offer(audience=audience, kind=kind), GRADUATE, NO_WISH).fits


def test_the_price_is_what_is_surely_paid() -> None:
    """Unknown is unknown, not zero."""
    assert known_fee(offer()) is None
    assert known_fee(offer(free=True)) == 0
    assert known_fee(offer(application_fee=50.0)) == 50
