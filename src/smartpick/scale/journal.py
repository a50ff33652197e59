"""The journal: a folder with one file for each finished piece, so that a run can go on where it stopped.

A file is found by the name of its piece (see ``piece``), so results of another card, directory or engine are never
taken for it. A file is written aside and renamed, and carries its own name and a checksum: whatever a crash, a full
disk or a curious hand did to it, it is either used as it was written or noticed and done again. Files hold arrays
only; reading one never runs code that is in it.
"""

import hashlib
import secrets
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from smartpick.errors import InternalError, Problem, UserError
from smartpick.scale.piece import Columns

__all__ = ["DamagedError", "Journal", "from_bytes", "to_bytes"]

HEAD = b"smartpick piece 1\n"


class DamagedError(Exception):
    """A file of the journal is not what was written."""


@dataclass(frozen=True, slots=True)
class Journal:
    """The finished pieces in ``folder``, which is made when the first piece is kept.

    Several runs may use one journal at the same time; the same piece has the same content.
    """

    folder: Path

    def place(self, name: str) -> Path:
        """Return the file of a piece: 256 folders by the first two digits of the name."""
        return self.folder / name[:2] / f"{name[2:]}.piece"

    def find(self, name: str) -> Columns | None:
        """Return the result of a piece, ``None`` when it is not there; raises ``DamagedError``."""
        try:
            content = self.place(name).read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise DamagedError(str(error)) from error
        head = HEAD + name.encode() + b"\n"
        payload = content[len(head) + 32 :]
        if not content.startswith(head) or content[len(head) : -len(payload) or None] != _checksum(payload):
            raise DamagedError("not as it was written")
        return from_bytes(payload)

    def keep(self, name: str, result: Columns) -> None:
        """Keep the result of a piece; raises ``UserError`` when the disk refuses."""
        payload = to_bytes(result)
        target = self.place(name)
        aside = target.with_name(f"{target.stem}.{secrets.token_hex(4)}.part")
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            # Without waiting for the disk, which would cost more than a large cluster takes for a season: what a
            # power cut tears is noticed by its checksum.
            aside.write_bytes(b"".join((HEAD, name.encode(), b"\n", _checksum(payload), payload)))
            aside.replace(target)
        except OSError as error:
            reason = error.strerror or "the system refused"
            raise UserError(
                Problem(
                    f"The journal cannot be written: {reason}.",
                    "Make room or choose another folder; what is in it stays usable.",
                    str(target),
                )
            ) from error
        finally:
            with suppress(OSError):
                aside.unlink()


def to_bytes(result: Columns) -> bytes:
    """Return named arrays as an uncompressed .npz file; equal arrays give equal bytes."""
    arrays = {name: np.asarray(column) for name, column in result.items()}
    if any(column.dtype.hasobject for column in arrays.values()):
        raise InternalError("a piece returned something that is not an array of numbers or text")
    buffer = BytesIO()
    np.savez(buffer, **arrays)  # type: ignore[arg-type]  # the stub takes the names for options
    return buffer.getvalue()


def from_bytes(payload: bytes) -> Columns:
    """Read what ``to_bytes`` wrote; raises ``DamagedError``."""
    try:
        with np.load(BytesIO(payload), allow_pickle=False) as part:
            return {name: part[name] for name in part.files}
    except (ValueError, OSError, KeyError, BadZipFile) as error:
        raise DamagedError(str(error)) from error


def _checksum(payload: bytes) -> bytes:
    return hashlib.sha256(payload).digest()
