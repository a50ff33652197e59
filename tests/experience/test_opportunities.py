"""The list of organised programs."""

import re

from smartpick.experience.eligibility import Seeker, Wishes
from smartpick.experience.opportunities import find_opportunities, organised_programs
from smartpick.experience.opportunity import Opportunity
from smartpick.experience.records import from_json, to_json
from smartpick.programs import STATES
from smartpick.season import load_season


def test_every_program_says_when_it_was_checked_and_where() -> None:
    """219 programs, each with the month its page was read and its link."""
    found = organised_programs()
    assert len(found) == 219
    for one in found:
        assert re.fullmatch(r"2026-\d\d(?:[-/]\d\d)?", one.checked or ""), one
        assert (one.url or "").startswith("https://"), one
        assert one.state is None or one.state in STATES
        assert set(one.specialties) <= set(load_season().specialties)
        assert from_json("opportunity", to_json(one)) == one


def test_misread_fees_are_not_carried_over() -> None:
    """Limits of insurance cover that a list took for fees are unknown here, and the note says so."""
    by_id = {one.id: one for one in organised_programs()}
    for name in (
        "penn-radiology-visiting-observers-program",
        "northwestern-feinberg-visiting-students-program",
    ):
        assert by_id[name].program_fee is None
        assert "price is not known" in (by_id[name].note or "")
    assert all((one.program_fee or 0) <= 10_000 for one in organised_programs())


def test_what_is_open_and_fits_comes_first() -> None:
    """Open before to ask before closed; nothing is lost; the user's own come first among their like."""
    own = Opportunity(
        id="mine", name="Example Clinic", kind="observership", audience="IMGs and specialists", any_specialty=True,
        free=True, state="OH",
    )  # fmt: skip
    seeker = Seeker(enrolled=False, needs_visa=True)
    found = find_opportunities(
        seeker, Wishes(specialty="Internal Medicine", most_fee=3000, states=("OH",)), (own,)
    )
    assert len(found) == 220
    assert found[0].opportunity is own
    fitting = [one.fits for one in found]
    assert fitting == sorted(fitting, reverse=True)
    assert all(one.reasons for one in found if one.verdict == "closed")


def test_a_graduate_sees_no_visiting_students_program_as_open() -> None:
    """Of the electives none is open to a graduate; of the observerships those for visiting specialists are not."""
    found = find_opportunities(Seeker(enrolled=False), Wishes())
    electives = {one.verdict for one in found if one.opportunity.kind == "elective"}
    assert electives == {"ask", "closed"}
    specialists = {one.verdict for one in found if one.opportunity.audience == "visiting specialists"}
    assert specialists == {"closed"}
    assert sum(one.verdict == "open" for one in found) > 20
