"""The tables as they are now; the migrations make them, and a test compares the two.

``records`` is what is kept now. ``actions`` and ``changes`` are the log: what ever happened, in order; the ``digest``
of an action shows whether anything of it was damaged. ``links`` and the columns ``day`` and ``words`` of a record only
repeat what its body says, so that it is found fast. ``contents`` are the bytes of attachments. ``notes_to_self`` holds
what the store remembers of itself. Text is compared byte by byte on both databases, so that order never differs.
"""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, LargeBinary, MetaData, Table, Text

__all__ = ["METADATA", "SCHEMA", "actions", "changes", "contents", "links", "notes_to_self", "records"]

#: Number of the newest migration.
SCHEMA = 2

METADATA = MetaData()

_TEXT = Text().with_variant(Text(collation="C"), "postgresql")

records = Table(
    "records",
    METADATA,
    Column("id", _TEXT, primary_key=True),
    Column("kind", _TEXT, nullable=False),
    Column("revision", BigInteger, nullable=False),
    Column("day", _TEXT, nullable=False),
    Column("words", _TEXT, nullable=False),
    Column("body", _TEXT, nullable=False),
    Index("records_by_day", "kind", "day", "id"),
)

links = Table(
    "links",
    METADATA,
    Column("source", _TEXT, ForeignKey("records.id", name="links_source"), primary_key=True),
    Column("field", _TEXT, primary_key=True),
    Column("target", _TEXT, ForeignKey("records.id", name="links_target"), primary_key=True),
    Index("links_by_target", "target"),
)

actions = Table(
    "actions",
    METADATA,
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("at", _TEXT, nullable=False),
    Column("words", _TEXT, nullable=False),
    Column("mode", _TEXT, nullable=False),
    Column("base", BigInteger),
    Column("digest", _TEXT, nullable=False),
)

changes = Table(
    "changes",
    METADATA,
    Column("seq", BigInteger, ForeignKey("actions.seq", name="changes_seq"), primary_key=True),
    Column("record", _TEXT, primary_key=True),
    Column("kind", _TEXT, nullable=False),
    Column("before", _TEXT),
    Column("after", _TEXT),
    Index("changes_by_record", "record", "seq"),
)

contents = Table(
    "contents",
    METADATA,
    Column("sha256", _TEXT, primary_key=True),
    Column("content", LargeBinary, nullable=False),
)

notes_to_self = Table(
    "notes_to_self",
    METADATA,
    Column("name", _TEXT, primary_key=True),
    Column("value", _TEXT, nullable=False),
)
