import sqlite3
from collections.abc import Callable
from contextlib import closing
from typing import Any

import pytest
from sample_records import KINDS, filled, site
from sqlalchemy import text
from test_exporting import lively

from smartpick.store import Add, Store
from smartpick.store.doctor.rows import check_contents, check_log, check_records

Change = Callable[[Store, str], Any]


def levels(store: Store) -> dict[str, str]:
    """Return what each check of the rows is about and how bad its worst finding is."""
    with store.reading() as connection:
        found = [*check_records(connection, store.kinds), *check_log(connection), *check_contents(connection)]
    assert all(bool(finding.advice) == (finding.level != "fine") for finding in found)
    worst: dict[str, str] = {}
    for level in ("fine", "notice", "fault"):
        worst |= {finding.about: level for finding in found if finding.level == level}
    return worst


def sql(statement: str) -> Change:
    """Return a change made behind the store's back."""

    def change(store: Store, where: str) -> None:
        given = {"where": where} if ":where" in statement else {}
        if store.place.url:
            with store.writing() as connection:
                connection.execute(text("SET LOCAL session_replication_role = replica"))
                connection.execute(text(statement), given)
        else:
            with closing(sqlite3.connect(store.place.file)) as raw, raw:  # where foreign keys are not checked
                raw.execute(statement, given)

    return change


def test_whole_rows_are_fine(store: Store) -> None:
    """A lively store, with undo, attachments and names of many scripts, has nothing to complain about."""
    lively(store)
    assert levels(store) == {"records": "fine", "log": "fine", "attachments": "fine"}
    store.erase(store.find("encounter")[0].id)
    assert levels(store) == {"records": "fine", "log": "fine", "attachments": "fine"}


@pytest.mark.parametrize(
    ("change", "about", "level"),
    [
        (sql("UPDATE records SET body = '{\"name\": 1}' WHERE id = :where"), "records", "fault"),
        (sql("UPDATE records SET body = '[]' WHERE id = :where"), "records", "fault"),
        (sql('UPDATE records SET body = \'{"name":"x"}\' WHERE id = :where'), "log", "fault"),
        (sql("UPDATE records SET revision = 77 WHERE id = :where"), "log", "fault"),
        (sql("UPDATE records SET day = '2020-01-01' WHERE kind = 'encounter'"), "indexes", "fault"),
        (sql("UPDATE records SET words = 'other' WHERE id = :where"), "indexes", "fault"),
        (sql("DELETE FROM links WHERE target = :where"), "indexes", "fault"),
        (sql("UPDATE records SET kind = 'unheard' WHERE kind = 'person'"), "kinds", "notice"),
        (sql("UPDATE records SET kind = 'remark' WHERE kind = 'person'"), "references", "fault"),
        (sql("UPDATE changes SET after = '{}' WHERE seq = 1"), "log", "fault"),
        (sql("DELETE FROM changes WHERE seq = 2"), "log", "fault"),
        (sql("UPDATE actions SET words = 'Other words' WHERE seq = 2"), "log", "fault"),
        (sql("UPDATE actions SET at = '2026-01-01T00:00:00.000Z' WHERE seq = 2"), "log", "fault"),
        (sql("UPDATE actions SET seq = 1000 WHERE seq = (SELECT max(seq) FROM actions)"), "log", "fault"),
        (sql("UPDATE contents SET content = 'rot'"), "attachments", "fault"),
        (sql("DELETE FROM contents"), "attachments", "fault"),
        (sql("INSERT INTO contents (sha256, content) VALUES ('abc', 'orphan')"), "attachments", "fault"),
    ],
)
def test_every_disagreement_is_found(store: Store, change: Change, about: str, level: str) -> None:
    """Whatever was changed behind the store's back is found, and has advice."""
    where = filled(store)
    store.attach("Attached", "a.txt", b"a", where)
    change(store, where)
    assert levels(store)[about] == level


def test_indexes_of_another_version_are_no_fault(store: Store) -> None:
    """After an update that looks into other fields, the old indexes are only a notice."""
    filled(store)
    sql("UPDATE notes_to_self SET value = 'older'")(store, "")
    sql("UPDATE records SET words = 'older'")(store, "")
    assert levels(store) == {"records": "fine", "log": "fine", "attachments": "fine", "indexes": "notice"}


def test_what_names_nothing_is_found(store: Store) -> None:
    """A reference to a record that is gone is a fault; bytes that belong to nothing are a notice."""
    clinic = site()
    store.write("Added", clinic, Add("remark", {"text": "x", "about": clinic.id}))
    store.attach("Attached", "a.txt", b"a", clinic.id)
    sql("DELETE FROM links")(store, "")
    sql("DELETE FROM records WHERE kind = 'site'")(store, "")
    found = levels(store)
    assert found["references"] == found["log"] == "fault"
    sql("DELETE FROM changes WHERE kind = 'attachment'")(store, "")
    sql("DELETE FROM records WHERE kind = 'attachment'")(store, "")
    assert levels(store)["attachments"] == "notice"
    assert KINDS
