"""A log kept elsewhere as rows of a table."""

import pytest
from kept_portfolios import ON, filled

from smartpick.errors import UserError
from smartpick.store import Store
from smartpick.tables import csv_table
from smartpick.workspace import kept
from smartpick.workspace.log_rows import log_columns, log_records

TABLE = csv_table(b"Visit date,Dx,Learned\n2026-03-04,htn,to listen\n", "log.csv").whole()


def test_columns_are_guessed_and_can_be_said() -> None:
    """What is said goes before the guess, an empty column leaves a field out, an unknown one is named."""
    guessed = log_columns("encounter", TABLE, {})
    assert guessed["diagnoses"] == "Dx"
    said = log_columns("encounter", TABLE, {"month": "visit DATE", "diagnoses": ""})
    assert said["month"] == "Visit date"
    assert "diagnoses" not in said
    with pytest.raises(UserError, match="no column 'Colour'"):
        log_columns("encounter", TABLE, {"month": "Colour"})
    nothing = csv_table(b"x1,x2\n1,2\n", "log.csv").whole()
    with pytest.raises(UserError, match="No column could be told"):
        log_columns("encounter", nothing, {})


def test_rows_belong_to_the_experience_that_is_named(store: Store) -> None:
    """Without an experience there is nothing to log under; with one the rows are observed there."""
    columns = {"month": "Visit date", "diagnoses": "Dx", "learned": "Learned"}
    with pytest.raises(UserError, match="name no experience"):
        log_records("encounter", TABLE, columns, {}, kept(store), ON)
    held = filled(store)
    where = held.portfolio.experiences[0]
    assert where.start is not None
    table = csv_table(f"Visit date,Dx\n{where.start.isoformat()},htn\n".encode(), "log.csv").whole()
    columns = {"month": "Visit date", "diagnoses": "Dx"}
    (one,) = log_records("encounter", table, columns, {"experience": where.id}, held, ON).records
    assert (getattr(one, "experience", ""), getattr(one, "role", "")) == (where.id, "observed")
