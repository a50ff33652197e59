"""Count the blocks of a matching on arrays, by the definition.

An applicant and a program on the primary list block when the applicant would rather have it and the program, once
the applicant has left all positions, would have the applicant among its best ``quota``. A couple and a pair block
when the couple would rather have the pair and each program, once the couple has left all positions, would have its
member (both, if it is one program) among its best ``quota``. An applicant and a preliminary program block when the
primary position stays what it is, its supplemental list has the program above the preliminary position held, and
the program would have the applicant among its best ``quota``.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from smartpick.errors import InternalError
from smartpick.market.roth_peranson.blocking import _kernels
from smartpick.market.roth_peranson.lists import Index

__all__ = ["Blocks", "find_blocks"]


@dataclass(frozen=True, slots=True, eq=False)
class Blocks:
    """``count`` blocking entries; ``units`` are their owners: applicant a, preliminary search n + a, couple 2n + c."""

    count: int
    units: npt.NDArray[np.int64]


def find_blocks(index: Index, matched: npt.NDArray[np.int32]) -> Blocks:
    """Return the blocks of ``matched`` int32[2n] (primary programs, then preliminary ones; -1: none).

    Raises ``InternalError`` when the matching is not feasible: that is never the applicants' doing.
    """
    marks = np.zeros(len(index.unit), np.uint8)
    count = int(
        _kernels.mark_blocks(
            index.program, index.attached, index.score, index.unit, index.room, matched, marks
        )
    )
    if count < 0:
        raise InternalError("a matching breaks a quota or a list")
    return Blocks(count, np.flatnonzero(marks))
