"""States and divisions."""

from smartpick.applicant.field_list import KINDS
from smartpick.applicant.united_states import DIVISIONS, STATE_ALIASES, STATES
from smartpick.programs import DIVISIONS as PROGRAM_DIVISIONS
from smartpick.programs import KINDS as PROGRAM_KINDS
from smartpick.programs import STATE_NAME
from smartpick.programs import STATES as PROGRAM_STATES


def test_applicants_and_programs_mean_the_same_places() -> None:
    """Two rooms that may not import each other use the same states, divisions and program types."""
    assert set(STATES) == set(PROGRAM_STATES)
    assert DIVISIONS == PROGRAM_DIVISIONS
    assert KINDS == PROGRAM_KINDS
    assert {name.casefold(): code for code, name in STATE_NAME.items()} == STATE_ALIASES
