"""Files that belong to a record: their bytes are kept once under their SHA-256, their names are never trusted.

An attachment is a record of its own, so it has a history and can be taken back; its bytes stay as long as the log may
need them. Bytes live in the database, so that one file, one transaction and one backup hold everything.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, insert, select

from smartpick.errors import Problem, UserError
from smartpick.store.kinds import Kind, Reference, one_line
from smartpick.store.reading import chunks
from smartpick.store.record import Add
from smartpick.store.tables import contents

__all__ = [
    "ATTACHMENT",
    "LARGEST_CONTENT",
    "SHA256",
    "attachment",
    "content_of",
    "keep_content",
    "known_contents",
    "safe_name",
]

#: The kind of record that every store has.
ATTACHMENT = Kind("attachment", text=("name",), references=(Reference("of"),))
#: Bytes of one attachment.
LARGEST_CONTENT = 20 * 1024 * 1024

#: How the SHA-256 of bytes is written.
SHA256 = re.compile(r"[0-9a-f]{64}", re.ASCII)

_LONGEST_NAME = 100
_LONGEST_SUFFIX = 12
_UNSAFE = str.maketrans(dict.fromkeys('<>:"|?*', "_"))
# Windows takes these for devices, whatever follows the dot.
_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}


def safe_name(name: str) -> str:
    """Return a name that is a plain file name on every system: no folder, nothing hidden, nothing invisible."""
    last = name.replace("\\", "/").rpartition("/")[2]
    visible = "".join(c for c in last if unicodedata.category(c) not in {"Cf", "Cs", "Co", "Cn"})
    plain = one_line(unicodedata.normalize("NFC", visible)).translate(_UNSAFE).strip(". ")
    stem, dot, suffix = plain.rpartition(".")
    if not dot or len(suffix) > _LONGEST_SUFFIX:
        stem, dot, suffix = plain, "", ""
    plain = f"{stem[: _LONGEST_NAME - len(suffix) - 1].rstrip('. ')}{dot}{suffix}" or "attachment"
    return f"_{plain}" if plain.partition(".")[0].lower() in _DEVICES else plain


def attachment(name: str, content: bytes, of: str) -> Add:
    """Return the new record of a file that belongs to the record ``of``; raise ``UserError`` when it is too large."""
    if len(content) > LARGEST_CONTENT:
        limit = LARGEST_CONTENT // 1024**2
        what = f"This file has {len(content) / 1024**2:.1f} MB; {limit} MB can be attached."
        raise UserError(Problem(what, "Attach a smaller scan, or keep the file elsewhere.", safe_name(name)))
    digest = hashlib.sha256(content).hexdigest()
    return Add("attachment", {"name": safe_name(name), "of": of, "sha256": digest, "size": len(content)})


def keep_content(connection: Connection, content: bytes) -> None:
    """Keep bytes under their SHA-256, unless they are there already."""
    digest = hashlib.sha256(content).hexdigest()
    if not known_contents(connection, [digest]):
        connection.execute(insert(contents), {"sha256": digest, "content": content})


def known_contents(connection: Connection, digests: Iterable[str]) -> set[str]:
    """Return those of the SHA-256 that there are bytes for."""
    found: set[str] = set()
    for piece in chunks(digests):
        found.update(
            connection.execute(select(contents.c.sha256).where(contents.c.sha256.in_(piece))).scalars()
        )
    return found


def content_of(connection: Connection, body: Mapping[str, object]) -> bytes:
    """Return the bytes of an attachment's body; raise ``UserError`` when they are missing or not the same any more."""
    digest = str(body.get("sha256"))
    asked = select(contents.c.content).where(contents.c.sha256 == digest)
    found: bytes | None = connection.execute(asked).scalar() if SHA256.fullmatch(digest) else None
    if found is None or hashlib.sha256(found).hexdigest() != digest:
        what = f"The file {body.get('name')!r} is {'missing' if found is None else 'damaged'}."
        raise UserError(
            Problem(what, "Restore a backup that has it, or attach it again.", f"attachment {digest[:12]}")
        )
    return found
