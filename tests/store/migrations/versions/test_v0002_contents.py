from sqlalchemy import create_engine, inspect

from smartpick.store.migrating import migrate


def test_contents_come_and_go() -> None:
    """Up makes one table more; down takes it and nothing else."""
    with create_engine("sqlite://").begin() as connection:
        migrate(connection, "0001")
        before = set(inspect(connection).get_table_names())
        migrate(connection, "0002")
        assert set(inspect(connection).get_table_names()) == before | {"contents"}
        migrate(connection, "0001", down=True)
        assert set(inspect(connection).get_table_names()) == before
