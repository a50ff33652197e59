"""States and divisions."""

from smartpick.applicant.field_list import KINDS
from smartpick.programs import DIVISIONS as PROGRAM_DIVISIONS
from smartpick.programs import KINDS as PROGRAM_KINDS
from smartpick.programs import STATE_NAME
from smartpick.programs import STATES as PROGRAM_STATES
from smartpick.united_states import DIVISIONS, STATE_ALIASES, STATES, is_united_states


def test_applicants_and_programs_mean_the_same_places() -> None:
    """Two rooms that may not import each other use the same states, divisions and program types."""
    assert set(STATES) == set(PROGRAM_STATES)
    assert DIVISIONS == PROGRAM_DIVISIONS
    assert KINDS == PROGRAM_KINDS
    assert {name.casefold(): code for code, name in STATE_NAME.items()} == STATE_ALIASES


def test_the_country_is_read_in_its_usual_spellings() -> None:
    """The United States goes by many names, and its territories are part of it; the Emirates are another country."""
    names = ("US", "U.S.A.", "usa", "United States", "the United States of America", "America")
    assert all(map(is_united_states, (*names, "Puerto Rico", "Guam", "US Virgin Islands")))
    others = ("India", "United Kingdom", "United Arab Emirates", "British Virgin Islands", "Samoa", "")
    assert not any(map(is_united_states, others))
