import base64
import json
from typing import Any

import pytest
from sample_records import KINDS, filled

from smartpick.store import Place, Replace, Store, canonical
from smartpick.store.document import read_document
from smartpick.store.exporting import exported


def text_of(store: Store) -> str:
    """Return the whole export."""
    with store.reading() as connection:
        return "".join(exported(connection))


def lively(store: Store) -> None:
    """Fill a store with everything it can hold: changes, undo, redo, attachments, names of many scripts."""
    where = filled(store, 6)
    clinic = store.get(where)
    assert clinic is not None
    store.attach("Attached", "letter.pdf", bytes(range(256)) * 40, where)
    store.attach("Attached", "empty.txt", b"", where)
    store.write(
        "Renamed",
        Replace(clinic, {"name": "Новое имя \u2028 😀 \x01", "beds": 1e-7, "n": 10**30, "x": [None, True]}),
    )
    store.undo()
    store.redo()
    store.undo()


def test_an_export_is_canonical_json(store: Store) -> None:
    """Any JSON reader understands it, keys are sorted at every level, and nothing is in it twice."""
    lively(store)
    text = text_of(store)
    value = json.loads(text)
    flat = text.replace(",\n", ",").replace("[\n", "[").replace("\n]", "]").rstrip("\n")
    assert flat == canonical.canonical(value)
    assert len(value["records"]) == sum(store.counts().values())
    assert [action["seq"] for action in value["actions"]] == list(range(1, store.seq() + 1))
    assert len(value["contents"]) == 2
    assert {base64.b64decode(entry["base64"])[:1] for entry in value["contents"]} == {b"", b"\x00"}


def test_nothing_kept_is_a_small_document(store: Store) -> None:
    """An empty store exports, and the export is read again."""
    text = text_of(store)
    assert json.loads(text) == {
        "actions": [],
        "contents": [],
        "format": "smartpick-data",
        "records": [],
        "version": 1,
    }
    assert read_document(text.encode()).records == ()


@pytest.mark.parametrize("first", ["sqlite", "postgresql"])
@pytest.mark.parametrize("second", ["sqlite", "postgresql"])
def test_export_delete_import_export_is_the_same_bytes(new_place: Any, first: str, second: str) -> None:
    """From either database into either: the second export is byte for byte the first, and undo still works."""
    one: Place = new_place(first)
    with Store(one, KINDS) as store:
        lively(store)
        before = text_of(store)
        found = {record.json for record in store.find(text="cough 3")}
    with Store(new_place(second), KINDS) as store:
        told = store.take_in(read_document(before.encode()), "Imported")
        assert told.exact
        assert text_of(store) == before
        assert {record.json for record in store.find(text="cough 3")} == found != set()
        store.redo()
        assert store.find("site", text="новое")
        assert [store.content(record) for record in store.find("attachment", text="pdf")] == [
            bytes(range(256)) * 40
        ]
