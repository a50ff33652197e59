"""Contents of attachments, each under the SHA-256 of its bytes."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the table of contents."""
    op.create_table(
        "contents",
        sa.Column("sha256", _TEXT, primary_key=True),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )


def downgrade() -> None:
    """Take it away, with all that is in it."""
    op.drop_table("contents")
