"""Crews: who does pieces of work, all with the same face.

A crew takes pieces as it has hands for them and gives results back as they are done, in any order. It stays
together between runs, so that workers start and load their data once.
"""

from collections.abc import Iterator
from typing import Any, Protocol, Self

from smartpick.errors import Problem, UserError
from smartpick.scale.address import Address, read_address
from smartpick.scale.in_process import Serial, Threads
from smartpick.scale.piece import Columns, Piece
from smartpick.scale.processes import Processes

__all__ = ["Crew", "open_crew"]


class Crew(Protocol):
    """A crew is a context manager; leaving it sends the workers home."""

    def perform(self, pieces: Iterator[Piece[Any]]) -> Iterator[tuple[Piece[Any], Columns]]:
        """Yield each piece with its result, as they are done; an error of a piece is raised as it is."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(self, *fault: object) -> None: ...


def open_crew(address: str | Address) -> Crew:
    """Return the crew at an address; raises ``UserError`` when nobody is there."""
    at = read_address(address) if isinstance(address, str) else address
    match at.kind:
        case "serial":
            return Serial()
        case "threads":
            return Threads(at.hands)
        case "processes":
            return Processes(at.hands)
    try:
        # An extra, and most of a second to import: only who asks for it needs it.
        from smartpick.scale.dask_crew import join_cluster, local_cluster  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise UserError(
            Problem(
                "Dask is not installed.",
                'Install it with: pip install "smartpick[scale]". Threads and processes work without it.',
                f"--on {at.url or at.kind}",
            )
        ) from error
    return join_cluster(at.url) if at.kind == "tcp" else local_cluster(at.hands)
