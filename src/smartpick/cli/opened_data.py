"""The data of whoever types: opened where the settings say, never made only because somebody asked about them."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from smartpick.errors import Problem, UserError

if TYPE_CHECKING:
    from smartpick.store import Place, Store

__all__ = ["data_if_any", "open_data", "open_existing", "passphrase_from", "sizes"]

_BEGIN = (
    "They are made with the first entry, import or restore. Begin with: smartpick portfolio add experience "
    "kind=observership institution=... state=... start=2026-11-02"
)


def open_data() -> "Store":
    """Open the data, and make them if there are none."""
    from smartpick.store import KINDS, Store, chosen_place  # noqa: PLC0415

    return Store(chosen_place(), KINDS)


def open_existing() -> "Store":
    """Open the data; raise ``UserError`` when there are none yet."""
    from smartpick.store import chosen_place  # noqa: PLC0415

    place = chosen_place()
    if not place.url and not place.file.exists():
        what = "There are no data yet."
        raise UserError(Problem(what, _BEGIN, str(place)))
    return open_data()


@contextlib.contextmanager
def data_if_any() -> Iterator["Store | None"]:
    """Give the data; ``None`` when there are none yet, which are not made by asking."""
    from smartpick.store import chosen_place  # noqa: PLC0415

    place = chosen_place()
    if not place.url and not place.file.exists():
        yield None
        return
    with open_data() as store:
        yield store


def sizes(place: "Place") -> int:
    """Return how many bytes the data file and what is beside it take; 0 for a database on a server."""
    beside = ("", "-wal", "-shm")
    files = [place.file.with_name(f"{place.file.name}{suffix}") for suffix in beside]
    return 0 if place.url else sum(file.stat().st_size for file in files if file.exists())


def passphrase_from(file: Path | None, *, new: bool) -> str:
    """Return a passphrase from the first line of a file, or ask for it (twice if it is ``new``) without showing it."""
    import click  # noqa: PLC0415

    if file is None:
        asked: str = click.prompt("Passphrase", hide_input=True, confirmation_prompt=new, err=True)
        return asked
    try:
        return file.read_text("utf-8-sig").split("\n", 1)[0].rstrip("\r")
    except (OSError, UnicodeDecodeError) as fault:
        problem = Problem("The passphrase cannot be read from this file.", "Check the name.", str(file))
        raise UserError(problem) from fault
