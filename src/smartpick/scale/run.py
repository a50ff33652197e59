"""Doing pieces: what the journal has is taken from it, the rest is given to a crew and kept as it is done."""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext

from smartpick.errors import InternalError
from smartpick.scale.crew import Crew, open_crew
from smartpick.scale.journal import DamagedError, Journal
from smartpick.scale.piece import Columns, K, Names, Piece
from smartpick.scale.progress import Progress
from smartpick.scale.surroundings import here

__all__ = ["run"]


def run(
    pieces: Iterable[Piece[K]],
    on: str | Crew = "serial",
    journal: Journal | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> Iterator[tuple[K, Columns]]:
    """Yield (key, result) of every piece, in whatever order they are done.

    ``on`` is an address or a crew that is to be used again. A result is in the journal before it is yielded, so a
    run that is stopped anywhere loses only what was being worked on. ``progress`` is called after every piece.
    Raises ``UserError`` (nobody at the address, workers that differ or keep dying, a full disk) and whatever a
    piece raises; nothing is left running behind.
    """
    wanted = list(pieces)
    if len({piece.key for piece in wanted}) < len(wanted):
        raise InternalError("two pieces of a run have the same key")
    names = Names(here())
    missing = []
    done = kept = damaged = 0
    started = time.monotonic()

    def tell() -> None:
        if progress:
            progress(Progress(done, len(wanted), kept, damaged, time.monotonic() - started))

    tell()
    for piece in wanted:
        try:
            found = journal.find(names.of(piece)) if journal else None
        except DamagedError:
            damaged += 1
            found = None
        if found is None:
            missing.append(piece)
            continue
        done = kept = kept + 1
        tell()
        yield piece.key, found
    if not missing:
        return
    started = time.monotonic()
    with open_crew(on) if isinstance(on, str) else nullcontext(on) as crew:
        for piece, result in crew.perform(iter(missing)):
            if journal:
                journal.keep(names.of(piece), result)
            done += 1
            tell()
            yield piece.key, result
