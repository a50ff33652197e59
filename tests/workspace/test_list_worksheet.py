"""The worksheet of a list."""

from datetime import date

from smartpick.advice.worksheet_programs import ToLookUp
from smartpick.facts import FIELDS, beliefs, report_of
from smartpick.programs import load_directory
from smartpick.workspace.list_worksheet import list_worksheet

ON = date(2026, 11, 22)


def test_rows_keep_their_order_and_say_what_to_look_up() -> None:
    """Known facts are filled in, others empty; only the facts that are wanted have a column and are asked for."""
    first, second = load_directory().programs[:2]
    body = {"program": second.acgme_id, "field": "visas", "value": "J1", "source": "program site",
            "as_of": "2026-11-12", "entered_on": "2026-11-12", "verified": "me"}  # fmt: skip
    found = [
        ToLookUp(second, True, ("step2ck_minimum",)),
        ToLookUp(first, False, ("visas", "step2ck_minimum")),
    ]
    known = beliefs([report_of("a", body)], ON)
    whole = list_worksheet(found, known)
    assert [row[0] for row in whole.rows] == [second.acgme_id, first.acgme_id]
    assert {column.field for column in whole.columns} == {*FIELDS, ""}
    part = list_worksheet(found, known, {"visas"})
    at = [column.field for column in part.columns].index("visas")
    headers = [column.header for column in part.columns]
    assert [row[at] for row in part.rows] == ["J-1", ""]
    assert [row[headers.index("To look up")] for row in part.rows] == ["", FIELDS["visas"].label]
