from sqlalchemy import create_engine, inspect

from smartpick.store.migrating import migrate

TABLES = {"records", "links", "actions", "changes", "notes_to_self"}


def test_the_first_tables_come_and_go() -> None:
    """Up from nothing makes these five tables; down takes them all."""
    with create_engine("sqlite://").begin() as connection:
        migrate(connection, "0001")
        assert set(inspect(connection).get_table_names()) == TABLES | {"alembic_version"}
        migrate(connection, "base", down=True)
        assert set(inspect(connection).get_table_names()) == {"alembic_version"}
