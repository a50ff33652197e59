"""The portfolio as it is read from the store."""

import pytest
from kept_portfolios import ON, filled, story

from smartpick.errors import UserError
from smartpick.experience import TABLES, assess, portfolio_json
from smartpick.store import KINDS, Add, Place, Remove, Store, delete_everything, exported, read_document
from smartpick.workspace import kept, kind_of


def document(store: Store) -> str:
    """Return everything that is kept as one canonical text."""
    with store.reading() as connection:
        return "".join(exported(connection))


@pytest.mark.parametrize(
    "name",
    [
        "community-clinic-before",
        "community-clinic",
        "oncology-observership-before",
        "oncology-observership",
    ],
)
def test_a_story_comes_back_as_it_was(store: Store, name: str) -> None:
    """What was kept of a portfolio is what was given, record by record, and is judged the same."""
    given, found = story(name), filled(store, name).portfolio
    for table in TABLES:
        assert sorted(getattr(found, table), key=lambda one: one.id) == sorted(
            getattr(given, table), key=lambda one: one.id
        )
    first, second = (assess(one, ON, ("Internal Medicine",)) for one in (given, found))
    assert [(one.standing, one.figures) for one in first.dimensions] == [
        (one.standing, one.figures) for one in second.dimensions
    ]


def test_export_delete_import_gives_the_same_on_both_databases(either: Place) -> None:
    """A portfolio that was exported, deleted and imported is the same canonical JSON, on SQLite and PostgreSQL."""
    with Store(either, KINDS) as store:
        held = filled(store)
        before, told = document(store), portfolio_json(held.portfolio)
    delete_everything(either, backups=True)
    with Store(either, KINDS) as store:
        assert kept(store).records == {}
        store.take_in(read_document(before.encode(), "export"), "Imported an export")
        assert document(store) == before
        assert portfolio_json(kept(store).portfolio) == told


def test_records_are_found_by_the_beginning_of_their_id_or_by_name(store: Store) -> None:
    """An id may be cut short while it is clear, a name will do, too; otherwise near ids are named."""
    held = filled(store)
    assert held.named("cleve").id == "cleveland-health-center"
    assert kind_of(held.named("orlando-clinic", "experience")) == "experience"
    assert held.named("example community health", "experience").id == "cleveland-health-center"
    for wrong, said in (
        ("orlando", "4 records fit"),
        ("cleveland-helth", "cleveland-health-center"),
        ("", "no"),
    ):
        with pytest.raises(UserError, match=said):
            held.named(wrong)


def test_a_damaged_record_is_named(store: Store) -> None:
    """A record that this version cannot read stops everything with its kind, id and field; others are not lost."""
    filled(store)
    store.write("Wrote something odd", Add("experience", {"id": "odd", "kind": "holiday"}, "odd"))
    with pytest.raises(UserError, match="experience odd, kind"):
        kept(store)
    odd = store.get("odd")
    assert odd is not None
    store.write("Took it away", Remove(odd))
    assert len(kept(store).portfolio.encounters) == len(story().encounters)
