"""Whole imports."""
# ruff: noqa: E501  (rows of a table)

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_portfolios import ON, experience, portfolio

from smartpick.errors import UserError
from smartpick.experience.encounter import Encounter
from smartpick.experience.experience import Experience
from smartpick.experience.log_import import guess_columns, import_rows, read_rows
from smartpick.experience.person import Person
from smartpick.experience.procedure import Observed, Performed
from smartpick.experience.skill import Skill
from smartpick.tables import csv_table

KNOWN = portfolio(
    experience(supervisors=("boss",)), people=(Person(id="boss", name="Dr. Robin Example", met="x1"),),
)  # fmt: skip
LOG = """Date,Rotation,Level,Attending,Chief complaint,Dx,Age,Sex,Skills,Procedures,Follow-up
03/14/2026,Example Hospital,3,Dr. Robin Example,cough,J18.9,67,F,"history, exam (observed)",ECG x2 (performed); LP (observed),yes
03/25/2026,x1,0,boss,,htn,8 months,M,history,,
"""
COLUMNS = {**guess_columns("encounter", LOG.split("\n", 1)[0].split(",")), "role": "Level"}


def read(text: str, **options: Any) -> Any:
    """Return what an import of a CSV text gives."""
    table = csv_table(text.encode(), "log.csv")
    return import_rows(
        "encounter", table.rows, COLUMNS, name="log.csv", numbers=table.numbers, known=KNOWN, **options
    )


def test_a_foreign_log_becomes_encounters() -> None:
    """Places and people by name, days as months, ages as bands, words as codes; what was changed is said."""
    found = read(LOG, on=ON)
    first, second = found.records
    assert first == Encounter(
        id=first.id, experience="x1", month="2026-03", role="performed", supervisor="boss", complaint="cough",
        diagnoses=("J18.9",), age="60-69", sex="female", skills=(Skill("history"), Skill("exam", "observed")),
        procedures=(Performed("ECG", 2), Observed("LP")), again=True,
    )  # fmt: skip
    assert (second.role, second.age, second.diagnoses) == ("observed", "under 1", ("I10",))
    assert found.notes == ("2 dates were kept as months.", "2 ages were kept as bands.")


def test_every_fault_is_named_with_row_and_column_and_nothing_is_imported() -> None:
    """Several rows, several faults, one error."""
    bad = (
        LOG.replace("J18.9", "J99.99")
        .replace("8 months", "old")
        .replace(",boss,", ",Dr. Nobody,")
        .replace(",3,", ",9,")
    )
    with pytest.raises(UserError) as error:
        read(bad)
    places = [problem.where for problem in error.value.problems]
    assert places == [
        'log.csv, row 2, column "Dx"',
        'log.csv, row 2, column "Level"',
        'log.csv, row 3, column "Attending"',
        'log.csv, row 3, column "Age"',
    ]
    assert 'There is no person called "Dr. Nobody".' in error.value.problems[2].what
    looked = read_rows("encounter", csv_table(bad.encode(), "log.csv").rows, COLUMNS, known=KNOWN)
    assert looked.records == ()
    assert len(looked.problems) == 4


def test_what_cannot_be_true_is_a_fault_of_its_row() -> None:
    """With a day given, months outside the rotation and hands where only watching was are named by row."""
    with pytest.raises(UserError) as error:
        read(LOG.replace("03/14", "09/14").replace("boss,,htn", "boss,,htn"), on=ON)
    assert [problem.where for problem in error.value.problems] == ['log.csv, row 2, column "Date"']
    watched = portfolio(experience(kind="observership"), people=KNOWN.people)
    table = csv_table(LOG.encode(), "log.csv")
    found = read_rows("encounter", table.rows, COLUMNS, name="log.csv", known=watched, on=ON)
    assert {problem.where for problem in found.problems} == {
        'log.csv, row 2, column "Level"',
        'log.csv, row 2, column "Procedures"',
    }


def test_the_same_file_twice_adds_nothing() -> None:
    """Rows get names made of their content, so a second import finds them there; twins in one file stay two."""
    first = read(LOG + LOG.split("\n")[2] + "\n")
    assert len({one.id for one in first.records}) == 3
    held = portfolio(*KNOWN.experiences, encounters=first.records, people=KNOWN.people)
    table = csv_table((LOG + LOG.split("\n")[2] + "\n").encode(), "log.csv")
    again = import_rows("encounter", table.rows, COLUMNS, known=held)
    assert again.records == ()
    assert "3 rows are in the log already." in again.notes


def test_defaults_fill_what_the_table_does_not_say() -> None:
    """The running experience and the usual role; a cell goes before a default."""
    rows = [
        {"When": datetime(2026, 3, 14, tzinfo=UTC), "Part": None},
        {"When": "2026-04", "Part": "observed"},
    ]
    found = import_rows(
        "encounter",
        rows,
        {"month": "When", "role": "Part"},
        defaults={"experience": "x1", "role": "assisted"},
    )
    assert [(one.month, one.role) for one in found.records] == [
        ("2026-03", "assisted"),
        ("2026-04", "observed"),
    ]


def test_experiences_are_imported_too() -> None:
    """Kinds by their other names, numbers with signs, lists, yes and no."""
    rows = [
        {"Type": "Clerkship", "Hospital": "Example Hospital", "State": "ohio", "From": "1/5/2026", "To": "30/5/2026",
         "Hours": "40", "Fee": "$1,200", "Hands-on": "yes", "Duties": "Rounds, notes; calls"},
    ]  # fmt: skip
    columns = {"kind": "Type", "institution": "Hospital", "state": "State", "start": "From", "end": "To",
               "hours_per_week": "Hours", "fee_usd": "Fee", "hands_on": "Hands-on", "responsibilities": "Duties"}  # fmt: skip
    (one,) = import_rows("experience", rows, columns, days_first=True).records
    assert isinstance(one, Experience)
    assert (one.kind, one.state, one.fee_usd, one.hands_on) == ("elective", "OH", 1200.0, True)
    assert (str(one.start), str(one.end)) == ("2026-05-01", "2026-05-30")
    assert one.responsibilities == ("Rounds, notes", "calls")


def test_a_wrong_mapping_and_an_id_twice_are_sentences() -> None:
    """Before anything is read, and after everything is."""
    with pytest.raises(UserError, match="There is no field called colour"):
        import_rows("encounter", [], {"colour": "Colour"})
    rows = [{"id": "a", "m": "2026-03"}, {"id": "a", "m": "2026-04"}]
    with pytest.raises(UserError, match="row 3: The id a stands in two rows"):
        import_rows(
            "encounter", rows, {"id": "id", "month": "m"}, defaults={"experience": "x1", "role": "observed"}
        )


def test_only_the_first_hundred_problems_are_shown() -> None:
    """And how many more there are."""
    rows = [{"m": "?"}] * 150
    with pytest.raises(UserError) as error:
        import_rows("encounter", rows, {"month": "m"}, defaults={"experience": "x1", "role": "observed"})
    assert len(error.value.problems) == 101
    assert "There are 50 more problems." in error.value.problems[-1].what


@settings(deadline=None, max_examples=40)
@given(
    st.lists(
        st.fixed_dictionaries(
            {column: st.none() | st.integers() | st.text(max_size=12) for column in COLUMNS.values()}
        ),
        max_size=4,
    )
)
def test_any_table_is_imported_or_refused(rows: list[dict[str, Any]]) -> None:
    """No cell is a crash; either every row became a record or there are problems."""
    found = read_rows("encounter", rows, COLUMNS, known=KNOWN, on=ON)
    assert found.problems or len(found.records) == len(rows)
