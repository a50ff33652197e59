"""Records, their links, and the log of every change."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the first tables."""
    op.create_table(
        "records",
        sa.Column("id", _TEXT, primary_key=True),
        sa.Column("kind", _TEXT, nullable=False),
        sa.Column("revision", sa.BigInteger, nullable=False),
        sa.Column("day", _TEXT, nullable=False),
        sa.Column("words", _TEXT, nullable=False),
        sa.Column("body", _TEXT, nullable=False),
    )
    op.create_index("records_by_day", "records", ["kind", "day", "id"])
    op.create_table(
        "links",
        sa.Column("source", _TEXT, sa.ForeignKey("records.id", name="links_source"), primary_key=True),
        sa.Column("field", _TEXT, primary_key=True),
        sa.Column("target", _TEXT, sa.ForeignKey("records.id", name="links_target"), primary_key=True),
    )
    op.create_index("links_by_target", "links", ["target"])
    op.create_table(
        "actions",
        sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("at", _TEXT, nullable=False),
        sa.Column("words", _TEXT, nullable=False),
        sa.Column("mode", _TEXT, nullable=False),
        sa.Column("base", sa.BigInteger),
        sa.Column("digest", _TEXT, nullable=False),
    )
    op.create_table(
        "changes",
        sa.Column("seq", sa.BigInteger, sa.ForeignKey("actions.seq", name="changes_seq"), primary_key=True),
        sa.Column("record", _TEXT, primary_key=True),
        sa.Column("kind", _TEXT, nullable=False),
        sa.Column("before", _TEXT),
        sa.Column("after", _TEXT),
    )
    op.create_index("changes_by_record", "changes", ["record", "seq"])
    op.create_table(
        "notes_to_self",
        sa.Column("name", _TEXT, primary_key=True),
        sa.Column("value", _TEXT, nullable=False),
    )


def downgrade() -> None:
    """Take them away, with all that is in them."""
    for table in ("notes_to_self", "changes", "actions", "links", "records"):
        op.drop_table(table)
