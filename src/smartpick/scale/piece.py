"""A piece of work, and the name that says exactly which piece it is.

A name is a digest of the function, of every value in the arguments and of the surroundings (see ``surroundings``).
It is taken over values, not over pickles: equal arguments have equal names whatever their history, and a model card
whose numbers were changed in memory has another name even though it still carries the hash of its file.
"""

import hashlib
import struct
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, Generic, Protocol, TypeVar

import numpy as np
import numpy.typing as npt

from smartpick.errors import InternalError

__all__ = ["Columns", "K", "Names", "Piece", "digest"]

Columns = Mapping[str, npt.NDArray[Any]]
K = TypeVar("K", bound=Hashable)


class _Hash(Protocol):
    def update(self, content: bytes, /) -> object: ...


@dataclass(frozen=True, slots=True)
class Piece(Generic[K]):
    """One independent piece of work.

    ``key`` is how the caller finds the result again; ``function`` a function at the top level of a module that
    workers can import; ``arguments`` values that pickle. The function returns named arrays and depends on its
    arguments only.
    """

    key: K
    function: Callable[..., Columns]
    arguments: tuple[Any, ...]


class Names:
    """Names of pieces in these surroundings: 64 hex digits each.

    A model card takes milliseconds to digest and is an argument of thousands of pieces, so what was digested once is
    kept in mind, together with the object itself, whose identity would otherwise be given to another.
    """

    def __init__(self, surroundings: object) -> None:
        self._surroundings = digest(surroundings)
        self._known: dict[int, tuple[object, str]] = {}

    def of(self, piece: Piece[Any]) -> str:
        """Return the name of the result of a piece."""
        return digest((self._surroundings, piece.function, [self._digest(part) for part in piece.arguments]))

    def _digest(self, part: object) -> str:
        if not is_dataclass(part):
            return digest(part)
        if id(part) not in self._known:
            self._known[id(part)] = (part, digest(part))
        return self._known[id(part)][1]


def digest(value: Any) -> str:
    """Return the SHA-256 (64 hex digits) of a value made of numbers, text, arrays, dataclasses and functions.

    The order of a mapping counts: the order of a card's specialties is the order of the programs. Raises
    ``InternalError`` for a value without a lasting identity, such as a lambda.
    """
    found = hashlib.sha256()
    _feed(found, value)
    return found.hexdigest()


def _feed(into: _Hash, value: Any) -> None:
    """Add one value; each is preceded by its kind and size, so that no two values run together."""
    match value:
        case None | bool() | int() | str() | bytes():
            content = value if isinstance(value, bytes) else str(value).encode()
            _mark(into, type(value).__name__, len(content))
            into.update(content)
        case float():
            _mark(into, "float", 8)
            into.update(struct.pack("<d", value))
        case np.ndarray() if not value.dtype.hasobject:
            _mark(into, f"array {value.dtype.str} {value.shape}", value.nbytes)
            into.update(np.ascontiguousarray(value).tobytes())
        case tuple() | list():
            _mark(into, "sequence", len(value))
            for part in value:
                _feed(into, part)
        case Mapping():
            _mark(into, "mapping", len(value))
            for part in value.items():
                _feed(into, part)
        case _ if is_dataclass(value) and not isinstance(value, type):
            _mark(into, f"dataclass {_place(type(value))}", len(fields(value)))
            for field in fields(value):
                _feed(into, (field.name, getattr(value, field.name)))
        case _ if callable(value):
            _mark(into, f"function {_place(value)}", 0)
        case _:
            raise InternalError(f"a piece of work cannot be named by a {type(value).__name__}")


def _mark(into: _Hash, kind: str, size: int) -> None:
    into.update(f"<{kind} {size}>".encode())


def _place(thing: Any) -> str:
    """Return module and name of a class or function; only what can be imported has them."""
    name = getattr(thing, "__qualname__", "<none>")
    if "<" in name:
        raise InternalError(f"{name} is not at the top level of a module")
    return f"{thing.__module__}:{name}"
