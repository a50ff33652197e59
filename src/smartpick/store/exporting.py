"""Everything as one canonical JSON document: equal data give equal bytes, from either database.

Records, log and attachments, each entry on a line of its own, in the order of their ids, numbers and digests. Nothing
that is only repeated for speed is in it, and nothing that belongs to one database. ``docs/store.md`` describes it.
"""

import base64
from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, select

from smartpick.store.canonical import canonical
from smartpick.store.log_line import action_line
from smartpick.store.reading import stream, whole_log
from smartpick.store.tables import contents, records

__all__ = ["FORMAT", "VERSION", "exported"]

FORMAT = "smartpick-data"
VERSION = 1


def exported(connection: Connection) -> Iterator[str]:
    """Yield the document in pieces."""
    yield '{"actions":'
    yield from _list(map(action_line, whole_log(connection)))
    yield ',\n"contents":'
    digests = connection.execute(select(contents.c.sha256).order_by(contents.c.sha256)).scalars().all()
    yield from _list(_content(connection, digest) for digest in digests)
    yield f',\n"format":{canonical(FORMAT)},\n"records":'
    query = select(records.c.body, records.c.id, records.c.kind, records.c.revision).order_by(records.c.id)
    yield from _list(_record(*row) for row in stream(connection, query))
    yield f',\n"version":{VERSION}}}\n'


def _list(entries: Iterable[str]) -> Iterator[str]:
    separator = "[\n"
    for entry in entries:
        yield separator
        yield entry
        separator = ",\n"
    yield "[]" if separator == "[\n" else "\n]"


def _record(body: str, name: str, kind: str, revision: int) -> str:
    # A body is canonical already: it is put in as it is, between keys in their order.
    return f'{{"body":{body},"id":{canonical(name)},"kind":{canonical(kind)},"revision":{revision}}}'


def _content(connection: Connection, digest: str) -> str:
    content = connection.execute(select(contents.c.content).where(contents.c.sha256 == digest)).scalar_one()
    return f'{{"base64":"{base64.b64encode(content).decode()}","sha256":{canonical(digest)}}}'
