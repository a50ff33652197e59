from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sample_records import KINDS, filled, site
from sqlalchemy import text

from smartpick.errors import UserError
from smartpick.store import Place, Remove, Replace, Store


def state(store: Store) -> dict[str, str]:
    """Return the text of every record."""
    return {record.id: record.json for record in store.find()}


def test_undo_goes_back_through_everything_and_redo_returns(store: Store) -> None:
    """Each undo gives the state before; each redo the state after; the log only grows."""
    states: list[Any] = [state(store)]
    clinic = site("One")
    store.write("a", clinic)
    states.append(state(store))
    seen = store.get(clinic.id)
    assert seen is not None
    store.write("b", Replace(seen, {"name": "Two"}), site("Other"))
    states.append(state(store))
    seen = store.get(clinic.id)
    assert seen is not None
    store.write("c", Remove(seen))
    states.append(state(store))
    for expected in reversed(states[:-1]):
        store.undo()
        assert state(store) == expected
    with pytest.raises(UserError, match="nothing to take back"):
        store.undo()
    for expected in states[1:]:
        store.redo()
        assert state(store) == expected
    assert [action.mode for action in store.history()] == ["redo"] * 3 + ["undo"] * 3 + ["do"] * 3
    assert store.history(limit=1)[0].words == "Did again: c"


def test_a_new_change_ends_what_can_be_done_again(store: Store) -> None:
    """After undo and something new there is nothing to redo, and undo goes past what was taken back."""
    first, second, third = site("1"), site("2"), site("3")
    store.write("first", first)
    store.write("second", second)
    store.undo()
    store.write("third", third)
    with pytest.raises(UserError, match="nothing to do again"):
        store.redo()
    assert store.undo().words == "Took back: third"
    assert store.undo().words == "Took back: first"
    assert store.find() == ()


def test_an_undo_that_does_not_fit_is_refused(store: Store) -> None:
    """When the log and the records do not agree, nothing is guessed."""
    clinic = site("One")
    store.write("a", clinic)
    with store.writing() as connection:
        connection.execute(text("UPDATE records SET body = '{}'"))
    with pytest.raises(UserError, match="do not fit together"):
        store.undo()
    assert store.seq() == 1


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.sampled_from(["add", "change", "remove", "undo", "redo"]), max_size=25))
def test_any_sequence_is_like_a_pile_of_states(file_place: Place, steps: list[str]) -> None:
    """However changes, undo and redo follow each other, the records are those of a plain model with two piles."""
    with Store(file_place, KINDS) as store:
        done, undone = [state(store)], list[dict[str, str]]()
        store.write("start", site("start"))
        done.append(state(store))
        for number, step in enumerate(steps):
            if step in {"undo", "redo"}:
                behave(store, step, done, undone)
                continue
            records = store.find()
            if step == "add" or not records:
                store.write(step, site(f"new {number}"))
            elif step == "change":
                store.write(step, Replace(records[0], {"name": f"changed {number}"}))
            else:
                store.write(step, Remove(records[-1]))
            done.append(state(store))
            undone.clear()
        assert state(store) == done[-1]
        store.write("end", *(Remove(record) for record in store.find()))


def behave(store: Store, step: str, done: list[dict[str, str]], undone: list[dict[str, str]]) -> None:
    """Undo or redo in the store and in the model, and compare."""
    if step == "undo" and len(done) > 1:
        store.undo()
        undone.append(done.pop())
    elif step == "redo" and undone:
        store.redo()
        done.append(undone.pop())
    elif step == "redo":
        with pytest.raises(UserError):
            store.redo()
    assert state(store) == done[-1]


def test_undo_finds_its_way_through_a_long_log(file_place: Place) -> None:
    """More changes than a page of the log holds, all taken back, and one more is refused."""
    with Store(file_place, KINDS) as store:
        filled(store, 60)
        for _ in range(61):
            store.undo()
        assert store.find() == ()
        with pytest.raises(UserError, match="nothing to take back"):
            store.undo()
        for _ in range(61):
            store.redo()
        assert len(store.find()) == 62
