"""What Alembic runs: the steps on a connection that is given to it, inside the transaction of whoever gave it."""

from alembic import context

from smartpick.store.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,  # SQLite changes a table by making it anew
)
context.run_migrations()
