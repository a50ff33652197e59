"""Many facts at once."""

import itertools
import json
from datetime import date
from typing import Any

from smartpick.facts import Report, report_of
from smartpick.intake.tables import Mapped
from smartpick.store import KINDS, Place, Store, exported
from smartpick.workspace import add_reports, kept_facts
from smartpick.workspace.fact_import import (
    clashes,
    import_concerns,
    import_facts,
    remembered_mapping,
)

PROGRAM = "1400000001"
ON = date(2026, 11, 22)
NUMBERS = itertools.count(1)
MAPPED = Mapped({"Program id": "acgme_id", "Visum": "visas"}, ("Shoe",))


def said(value: object, field: str = "visas", **other: str) -> Report:
    """Return a new report."""
    body = {"program": PROGRAM, "field": field, "value": value, "source": "my table", "as_of": "2026-09",
            "entered_on": "2026-11-20", "verified": "other", **other}  # fmt: skip
    return report_of(f"row-{next(NUMBERS)}", body)


def things(store: Store) -> dict[str, Any]:
    """Return what an export says is there: everything but the log, which only grows."""
    with store.reading() as connection:
        document: dict[str, Any] = json.loads("".join(exported(connection)))
    del document["actions"]
    return document


def test_an_import_is_one_action_and_undo_leaves_nothing_of_it(either: Place) -> None:
    """Facts and the mapping come together and go together; what was there before is the same to the byte."""
    with Store(either, KINDS) as store:
        add_reports(store, kept_facts(store), [said("none", source="program site", verified="me")])
        before = things(store)
        done = import_facts(
            store, kept_facts(store), [said("J-1"), said("35%", "img_share")], "Imported", MAPPED
        )
        assert len(done.new) == 2
        assert done.action is not None
        assert (done.action.words, len(done.action.changes)) == ("Imported", 3)
        assert remembered_mapping(store, ["VISUM", "shoe", "program ID"]) == {
            "programid": "acgme_id",
            "visum": "visas",
        }
        store.undo()
        assert json.dumps(things(store)) == json.dumps(before)
        assert remembered_mapping(store, MAPPED.targets) is None


def test_the_same_file_twice_adds_nothing(either: Place) -> None:
    """Not even an entry in the history."""
    with Store(either, KINDS) as store:
        import_facts(store, kept_facts(store), [said("J-1")], "Imported", MAPPED)
        seq = store.seq()
        again = import_facts(store, kept_facts(store), [said("J-1")], "Imported", MAPPED)
        assert (again.new, again.action, store.seq()) == ((), None, seq)


def test_a_mapping_said_anew_replaces_the_old_one(either: Place) -> None:
    """The last word on what the columns mean counts."""
    with Store(either, KINDS) as store:
        import_facts(store, kept_facts(store), [said("J-1")], "Imported", MAPPED)
        other = Mapped({"Program id": "acgme_id", "Visum": "note"}, ("Shoe",))
        import_facts(store, kept_facts(store), [said("yes", "note")], "Imported", other)
        assert remembered_mapping(store, ["Program id", "Visum", "Shoe"]) == {
            "programid": "acgme_id",
            "visum": "note",
        }


def test_only_what_contradicts_is_shown(either: Place) -> None:
    """Another visa does; the same one, a share within the band, and a field nobody knew do not."""
    with Store(either, KINDS) as store:
        mine = [
            said("J-1", source="site", verified="me"),
            said("35%", "img_share", source="site", verified="me"),
        ]
        add_reports(store, kept_facts(store), mine)
        held = kept_facts(store)
        new = [said("none"), said("37%", "img_share"), said("240", "step2ck_minimum")]
        (clash,) = clashes(held, new, ON)
        assert (clash.report, clash.before.likely) == (new[0], ("J-1",))
        assert {value for value, _ in clash.after.values} == {("J-1",), ()}
        assert not clashes(held, [said("J1")], ON)


def test_the_guard_looks_at_each_text_once() -> None:
    """A table that says the same in every row is asked about once."""
    rows = [said("call Mrs. Okonkwo, MRN 123-45-6789", "note") for _ in range(50)]
    assert len({one.finding.text for one in import_concerns(rows)}) == len(import_concerns(rows)) > 0
