import pytest
from sample_records import KINDS, filled, site
from test_exporting import lively, text_of

from smartpick.errors import UserError
from smartpick.store import Add, Place, Replace, Store
from smartpick.store.document import Document, read_document


def document_of(store: Store) -> Document:
    """Return what the store would export."""
    return read_document(text_of(store).encode())


def test_an_import_is_one_action_and_one_undo(store: Store, file_place: Place) -> None:
    """What another machine kept comes in beside one's own, with attachments; one undo takes all of it back."""
    with Store(Place(file_place.folder / "other"), KINDS) as other:
        lively(other)
        document = document_of(other)
    own = site("Mine")
    store.write("Added", own)
    before = store.find()
    told = store.take_in(document, "Imported other.json")
    assert (told.new, told.replaced, told.kept, told.same, told.exact) == (
        len(document.records),
        0,
        0,
        0,
        False,
    )
    assert store.history(limit=1)[0].words == "Imported other.json"
    assert len(store.find()) == len(document.records) + 1
    assert all(store.content(record) is not None for record in store.find("attachment"))
    assert store.take_in(document, "Again").same == len(document.records)
    assert store.undo().words == "Took back: Imported other.json"
    assert store.find() == before


def test_records_that_differ_are_a_choice(store: Store) -> None:
    """The same record with another body is refused with its name; one may keep what is there, or replace it."""
    clinic = site("Before")
    store.write("Added", clinic)
    document = document_of(store)
    seen = store.get(clinic.id)
    assert seen is not None
    store.write("Renamed", Replace(seen, {"name": "After"}))
    with pytest.raises(UserError, match=f"site {clinic.id}: there already, and not the same"):
        store.take_in(document, "Imported")
    kept = store.take_in(document, "Imported", "keep")
    assert (kept.kept, kept.action) == (1, None)
    replaced = store.take_in(document, "Imported", "replace")
    assert replaced.replaced == 1
    now = store.get(clinic.id)
    assert now is not None
    assert now.body == {"name": "Before"}
    store.undo()
    now = store.get(clinic.id)
    assert now is not None
    assert now.body == {"name": "After"}


def test_one_id_of_two_kinds_is_refused(store: Store, file_place: Place) -> None:
    """A record never turns into another kind, whatever the choice."""
    with Store(Place(file_place.folder / "other"), KINDS) as other:
        other.write("Added", Add("remark", {"text": "x"}, "same-id"))
        document = document_of(other)
    store.write("Added", Add("site", {"name": "x"}, "same-id"))
    with pytest.raises(UserError, match="not the same"):
        store.take_in(document, "Imported", "replace")


def test_an_edited_export_comes_in_as_an_action(store: Store, file_place: Place) -> None:
    """A file that somebody has corrected by hand is taken for what it says now; its old log is not believed."""
    with Store(Place(file_place.folder / "other"), KINDS) as other:
        filled(other)
        log, records = text_of(other).split('"records":')
    text = f'{log}"records":{records.replace("cough 1 ", "fever 1 ")}'
    told = store.take_in(read_document(text.encode()), "Imported")
    assert not told.exact
    assert len(store.find(text="fever")) == 1
    assert store.seq() == 1
    store.undo()
    assert store.find() == ()


def test_kinds_of_another_version_are_kept(place: Place, file_place: Place) -> None:
    """Records of a kind that this version does not know come in, stay as they are, and are found when it is known."""
    with Store(Place(file_place.folder / "other"), KINDS) as other:
        filled(other)
        before = text_of(other)
    with Store(place, ()) as store:
        store.take_in(read_document(before.encode()), "Imported")
        assert text_of(store) == before
        assert store.find(text="cough") == ()
        store.undo()
        store.redo()
    with Store(place, KINDS) as store:
        assert len(store.find("encounter", text="cough")) == 3
        assert len(store.find(naming=store.find("site")[0].id)) == 4


def test_what_names_nothing_is_refused_in_a_merge(store: Store) -> None:
    """An import that would leave a record pointing nowhere keeps nothing."""
    filled(store)
    text = text_of(store)
    document = read_document(text.encode())
    lonely = tuple(record for record in document.records if record.kind == "encounter")
    for _ in range(4):
        store.undo()
    with pytest.raises(UserError, match="There is no record"):
        store.take_in(Document(lonely, (), {}), "Imported")
    assert store.find() == ()
