import os
from typing import Any

import nursery
import pytest
from sample_records import KINDS, encounter, filled, site

from smartpick.errors import InternalError, UserError
from smartpick.store import Add, Place, Remove, Replace, StaleWriteError, Store
from smartpick.store.applying import LARGEST_BODY


def test_an_action_is_all_or_nothing(store: Store) -> None:
    """One bad reference among many edits keeps none of them, and every problem is named."""
    clinic = site()
    bad = [encounter("nowhere"), encounter(clinic.id, seen_by=["x" * 200, clinic.id])]
    with pytest.raises(UserError) as caught:
        store.write("Many", clinic, encounter(clinic.id), *bad)
    said = [problem.what for problem in caught.value.problems]
    assert len(said) == 3
    assert "There is no record 'nowhere'." in said
    assert any("is a site, and a person is needed" in what for what in said)
    assert store.counts() == {}
    assert store.history() == ()


def test_what_others_name_cannot_be_removed(store: Store) -> None:
    """Removing a clinic that encounters name says which; removing all together works."""
    where = filled(store, 5)
    clinic = store.get(where)
    assert clinic is not None
    with pytest.raises(UserError, match=r"still named by .* and 3 more"):
        store.write("Removed", Remove(clinic))
    everything = [Remove(record) for record in store.find()]
    assert len(everything) == 7
    store.write("Removed all", *everything)
    assert store.find() == ()
    assert store.undo().words == "Took back: Removed all"
    assert len(store.find()) == 7


def test_a_reference_can_move_in_one_action(store: Store) -> None:
    """The record that named it lets go, and it is removed, in one action; two new records may name each other."""
    old, new = site("Old"), site("New")
    visit = encounter(old.id)
    store.write("Added", old, visit)
    seen, gone = store.get(visit.id), store.get(old.id)
    assert seen is not None
    assert gone is not None
    store.write("Moved", Remove(gone), Replace(seen, {**visit.body, "site": new.id}), new)
    assert [record.id for record in store.find(naming=new.id)] == [visit.id]
    one, two = (
        Add("remark", {"about": "two", "text": ""}, "one"),
        Add("remark", {"about": "one", "text": ""}, "two"),
    )
    store.write("Added a pair", one, two)
    assert len(store.find("remark")) == 2


@pytest.mark.parametrize(
    ("name", "body", "words"),
    [
        ("../etc/passwd", {"name": "x"}, "This id is not made of"),
        ("", {"name": "x"}, "This id is not made of"),
        ("fine", {"name": "x" * LARGEST_BODY}, "too long"),
        ("fine", {"name": "\ud800"}, "half a character"),
        ("fine", ["a", "list"], "not an object"),
    ],
)
def test_what_cannot_be_kept_is_refused(store: Store, name: str, body: Any, words: str) -> None:
    """A bad id, a giant, broken text or something that is no object is a sentence; nothing is written."""
    with pytest.raises(UserError, match=words):
        store.write("Added", site("fine too"), Add("site", body, name))
    assert store.counts() == {}


def test_an_id_is_used_once(store: Store) -> None:
    """Adding a record whose id is there already is refused, also of another kind."""
    clinic = site()
    store.write("Added", clinic)
    with pytest.raises(StaleWriteError, match="There is a site with this id already"):
        store.write("Added", Add("remark", {"text": "x"}, clinic.id))


def test_our_own_mistakes_are_internal_errors(store: Store) -> None:
    """A kind that nobody named, or one record twice in an action, is a bug of the caller."""
    with pytest.raises(InternalError, match="no kind of record"):
        store.write("Added", Add("unheard", {}))
    clinic = site()
    store.write("Added", clinic)
    seen = store.get(clinic.id)
    assert seen is not None
    with pytest.raises(InternalError, match="twice"):
        store.write("Twice", Remove(seen), Replace(seen, {}))


def test_words_of_an_action_are_text(store: Store) -> None:
    """Half a character in the words of an action is refused like one in a body."""
    with pytest.raises(UserError, match="half a character"):
        store.write("\udc80", site())
    assert store.seq() == 0


def test_many_records_in_one_action(place: Place) -> None:
    """Two thousand records and their references are one action, and one undo."""
    with Store(place, KINDS) as store:
        clinic = site()
        store.write("Imported", clinic, *(encounter(clinic.id, notes=str(n)) for n in range(2000)))
        assert store.counts() == {"encounter": 2000, "site": 1}
        store.undo()
        assert store.counts() == {}


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is a thing of POSIX systems")
@pytest.mark.parametrize(("engine", "kills"), [("sqlite", 100), ("postgresql", 5)])
def test_kill_minus_nine_loses_nothing_acknowledged(new_place: Any, engine: str, kills: int) -> None:
    """Writers killed at random moments: what they had acknowledged is there, and no action is there in part."""
    place: Place = new_place(engine)
    found = nursery.run("kill", str(place.folder), place.url, str(kills), "7")
    assert found["kills"] == kills
    assert found["acknowledged"] > kills
    assert found["actions"] > kills // 2
