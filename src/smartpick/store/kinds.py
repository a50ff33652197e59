"""Kinds of records: what each needs to be found by, and what it may point to.

A path names a field of the body (``"site"``), one inside it (``"site.city"``) or one of every item of a list
(``"diagnoses.code"``); where a path leads nowhere there is simply nothing.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any
from unicodedata import combining, normalize

from smartpick.errors import InternalError
from smartpick.store.canonical import canonical

__all__ = ["Index", "Kind", "Kinds", "Link", "Reference", "folded", "one_line"]


_DAY = re.compile(r"(\d{4}-\d{2})(?:-(\d{2}))?", re.ASCII)
_CONTROL = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), " ")


@dataclass(frozen=True, slots=True)
class Reference:
    """A field whose text (or list of texts) is the id of another record, of one of ``kinds`` (empty: of any)."""

    field: str
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record.

    ``day``: path of the ISO date (or month, which counts as its first day) it is listed by; ``text``: paths that a
    search looks into; ``words``: what people call one (default: the name).
    """

    name: str
    day: str = ""
    text: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """One reference of one record: the field it stands in, the id it names, the kinds that may have it."""

    field: str
    target: str
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Index:
    """What a record is found by: its day ("" if it has none), its folded text, its references."""

    day: str
    text: str
    links: tuple[Link, ...]


class Kinds:
    """The kinds that a store knows. A kind it does not know is kept as it is, and only found by its id and kind."""

    def __init__(self, kinds: Iterable[Kind]) -> None:
        listed = tuple(kinds)
        self._kinds = {kind.name: kind for kind in listed}
        if len(self._kinds) != len(listed):
            raise InternalError("Two kinds of records have the same name.")
        # The version of the indexes: when it changes, they are made again from the bodies.
        document = canonical([asdict(kind) for _, kind in sorted(self._kinds.items())])
        self.fingerprint = hashlib.sha256(document.encode()).hexdigest()

    def __contains__(self, name: str) -> bool:
        return name in self._kinds

    def __iter__(self) -> Iterator[Kind]:
        return iter(self._kinds.values())

    def words(self, name: str) -> str:
        """Return what people call a record of this kind."""
        kind = self._kinds.get(name)
        return kind.words if kind is not None and kind.words else name.replace("_", " ")

    def index(self, name: str, body: Mapping[str, Any]) -> Index:
        """Return what a record of this kind is found by."""
        kind = self._kinds.get(name)
        if kind is None:
            return Index("", "", ())
        found = _DAY.fullmatch(next(_texts(body, kind.day), "")) if kind.day else None
        day = f"{found[1]}-{found[2] or '01'}" if found else ""
        text = "\n".join(found for path in kind.text for found in _texts(body, path))
        links = dict.fromkeys(
            Link(reference.field, target, reference.kinds)
            for reference in kind.references
            for target in _texts(body, reference.field)
            if target
        )
        return Index(day, folded(text), tuple(links))


def folded(text: str) -> str:
    """Return text as a search compares it: without case, accents, control characters and repeated spaces."""
    plain = text.casefold()
    if not plain.isascii():
        # Twice: taking a letter apart can bring out one that has a case of its own (a mathematical sigma, say).
        for _ in range(2):
            plain = "".join(c for c in normalize("NFKD", plain) if not combining(c)).casefold()
    return one_line(plain)


def one_line(text: str) -> str:
    """Return text without control characters, line breaks and repeated spaces."""
    return " ".join(text.translate(_CONTROL).split())


def _texts(value: Any, path: str) -> Iterator[str]:
    """Yield every text that a path leads to."""
    if isinstance(value, list):
        for item in value:
            yield from _texts(item, path)
    elif not path:
        if isinstance(value, str):
            yield value
    elif isinstance(value, Mapping):
        head, _, rest = path.partition(".")
        yield from _texts(value.get(head), rest)
