"""Many hands: the same work done one after the other, in threads, in processes or on a cluster.

Comes in: *pieces*, each a top-level function with its arguments and a key, and an address that says who does
them (``serial``, ``threads:4``, ``processes:4``, ``dask:4``, ``tcp://host:8786``). Goes out: results by key, as
they are done. A piece depends on its arguments only, so whoever puts results together by key gets the same bytes
from every crew. A journal (a folder) keeps finished pieces, so an interrupted run goes on where it stopped.

This module re-exports the general part. ``seasons`` has the market's pieces (it compiles kernels); ``dask_crew`` is
the only module of the project that imports Dask, and only when an address asks for it.
"""

from smartpick.scale.address import Address, read_address
from smartpick.scale.crew import Crew, open_crew
from smartpick.scale.journal import Journal
from smartpick.scale.piece import Columns, Piece
from smartpick.scale.progress import Progress
from smartpick.scale.run import run

__all__ = [
    "Address",
    "Columns",
    "Crew",
    "Journal",
    "Piece",
    "Progress",
    "open_crew",
    "read_address",
    "run",
]
