"""A step that only the tests have: what a later version might do to a table full of records."""

import sqlalchemy as sa
from alembic import op

from smartpick.store.tables import SCHEMA

revision = "9001"
down_revision = f"{SCHEMA:04d}"


def upgrade() -> None:
    """Change a column and add one; SQLite makes the table anew for that."""
    with op.batch_alter_table("records") as records:
        records.add_column(sa.Column("weight", sa.BigInteger, nullable=False, server_default="7"))
        records.alter_column(
            "words", new_column_name="folded", existing_type=sa.Text, existing_nullable=False
        )


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table("records") as records:
        records.drop_column("weight")
        records.alter_column(
            "folded", new_column_name="words", existing_type=sa.Text, existing_nullable=False
        )
