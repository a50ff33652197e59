"""Procedures and their roles."""

import inspect
from typing import get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartpick.errors import UserError
from smartpick.experience import procedure as room
from smartpick.experience.procedure import (
    Assisted,
    Observed,
    Performed,
    Simulated,
    procedure,
    read_procedure,
    revised,
)
from smartpick.experience.taxonomies import ROLE_RANK, Role, options

ROLES = st.sampled_from(options(Role))


@given(ROLES, ROLES)
def test_a_role_is_never_raised(before: Role, after: Role) -> None:
    """Mending a record keeps or lowers the role; observed never becomes performed."""
    record = procedure(before, "lumbar puncture", 2)
    if ROLE_RANK[after] > ROLE_RANK[before]:
        with pytest.raises(UserError, match="cannot become"):
            revised(record, role=after)
    else:
        assert revised(record, role=after).role == after


def test_no_function_takes_an_observed_procedure_to_a_performed_one() -> None:
    """The only functions from procedures to procedures are the guarded one and the reader of new records."""
    makers = {
        name
        for name, function in inspect.getmembers(room, inspect.isfunction)
        if function.__module__ == room.__name__
        and "Observed" in str(get_type_hints(function).get("return", ""))
    }
    assert makers == {"procedure", "revised", "read_procedure", "_from_text"}
    for kind in (Observed, Simulated, Assisted, Performed):
        assert not [name for name in vars(kind) if name.startswith(("to_", "as_"))]


def test_other_fields_may_be_mended() -> None:
    """Name and number change, the rest stays."""
    first = Performed("sutures", 1, "indirect")
    assert revised(first, name="simple interrupted sutures", times=3) == Performed(
        "simple interrupted sutures", 3, "indirect"
    )


def test_a_procedure_is_read_from_a_table_or_a_text() -> None:
    """Both forms say name, role, number and supervision."""
    assert read_procedure({"name": "ECG", "role": "performed", "times": 3}) == Performed("ECG", 3)
    assert read_procedure("ECG x3 (performed)") == Performed("ECG", 3)
    assert read_procedure("suture (performed, indirect)") == Performed("suture", 1, "indirect")
    assert read_procedure("paracentesis (OBS)") == Observed("paracentesis")
    assert read_procedure("intubation (sim)") == Simulated("intubation")
