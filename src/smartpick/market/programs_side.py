"""The programs of one market: positions, interview slots and what is known of their openness, as arrays.

Only the modelled specialties take part. Programs are ordered by specialty (in the card's order) and, within
one, by their row in the directory; ``rows`` leads back.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from smartpick.market.card import ModelCard

__all__ = ["KINDS", "DirectoryColumns", "World", "build_world", "positions_with_known", "spread_positions"]

I32 = npt.NDArray[np.int32]
F64 = npt.NDArray[np.float64]
KINDS = ("university", "affiliated", "community", "military")
SIZE_FACTOR = (1.25, 1.0, 0.85, 0.6)
TYPICAL_FTE = 250.0


class DirectoryColumns(Protocol):
    """The columns of the directory that the market reads (see ``programs.DirectoryArrays``)."""

    @property
    def specialty(self) -> npt.NDArray[np.int16]: ...  # noqa: D102
    @property
    def state(self) -> npt.NDArray[np.int16]: ...  # noqa: D102
    @property
    def division(self) -> npt.NDArray[np.int8]: ...  # noqa: D102
    @property
    def kind(self) -> npt.NDArray[np.int8]: ...  # noqa: D102
    @property
    def h1b(self) -> npt.NDArray[np.int8]: ...  # noqa: D102
    @property
    def initial_accreditation(self) -> npt.NDArray[np.int8]: ...  # noqa: D102
    @property
    def resident_fte(self) -> npt.NDArray[np.float32]: ...  # noqa: D102


@dataclass(frozen=True, slots=True, eq=False)
class World:
    """The programs' side before any luck is drawn; P modelled programs, S specialties, n directory rows.

    ``rows`` int32[P] directory row of each program; ``program_start`` int32[S + 1]; ``specialty`` int16[P];
    ``state``, ``division``, ``kind``, ``quota``, ``slots`` [P]; ``evidence`` float64[P] openness from what
    the directory tells, without the specialty's level and the residual (index units); ``prestige`` float64[P]
    without its residual (sds of taste); ``gold``, ``silver`` int32[S] signals, ``tiered`` bool[S].
    """

    ids: tuple[str, ...]
    version: str
    specialties: tuple[str, ...]
    rows: I32
    program_start: I32
    specialty: npt.NDArray[np.int16]
    state: npt.NDArray[np.int16]
    division: npt.NDArray[np.int8]
    kind: npt.NDArray[np.int8]
    quota: I32
    slots: I32
    evidence: F64
    prestige: F64
    gold: I32
    silver: I32
    tiered: npt.NDArray[np.bool_]


def spread_positions(positions: int, weight: F64) -> I32:
    """Share positions among programs in proportion to ``weight``, by largest remainder.

    Every program gets at least two, or one where there are fewer than 2.5 positions per program.
    """
    n = len(weight)
    if n == 0:
        return np.zeros(0, np.int32)
    least = min(2 if positions >= 2.5 * n else 1, positions // n)
    share = (positions - least * n) * weight / weight.sum()
    quota = np.floor(share).astype(np.int32)
    order = np.argsort(quota - share, kind="stable")
    quota[order[: positions - least * n - int(quota.sum())]] += 1
    shared: I32 = quota + np.int32(least)
    return shared


def positions_with_known(positions: int, weight: F64, known: I32) -> I32:
    """Share positions as ``spread_positions`` does, but exactly ``known`` [n] at the programs where it is not zero.

    The other programs share what is left, and keep a position each where nothing is left: the sum may then be larger
    than ``positions``, and it is what is known where all programs are.
    """
    told = known > 0
    others = int((~told).sum())
    quota = known.astype(np.int32)
    quota[~told] = spread_positions(max(positions - int(known.sum()), others), weight[~told])
    return quota


def evidence_of_openness(columns: DirectoryColumns, card: ModelCard) -> F64:
    """Return what the directory tells of each program's openness to IMGs [n], without level and residual."""
    value = card.value
    by_kind = np.array([value(f"openness.{kind}") for kind in KINDS])
    by_h1b = np.array([0.0, value("openness.h1b_employer"), value("openness.h1b_resident")])
    new = np.where(columns.initial_accreditation == 1, value("openness.initial_accreditation"), 0.0)
    found: F64 = by_kind[columns.kind] + by_h1b[columns.h1b] + new
    return found


def _prestige(columns: DirectoryColumns, card: ModelCard) -> F64:
    """Return the known part of each program's prestige [n]; an unknown size counts as typical."""
    by_kind = np.array(
        [card.value("taste.university"), card.value("taste.affiliated"), 0.0, card.value("taste.military")]
    )
    fte = np.nan_to_num(columns.resident_fte.astype(float), nan=TYPICAL_FTE)
    size = np.clip(np.log(np.maximum(fte, 1.0) / TYPICAL_FTE), -1.5, 1.5)
    found: F64 = by_kind[columns.kind] + card.value("taste.size") * size
    return found


def build_world(
    columns: DirectoryColumns,
    ids: Sequence[str],
    specialties: Sequence[str],
    version: str,
    card: ModelCard,
    signals: Mapping[str, tuple[int, int]],
    quotas: Mapping[str, int] | None = None,
) -> World:
    """Return the programs' side of the market.

    ``ids`` [n] and ``specialties`` are those of the directory (``columns.specialty`` indexes the latter);
    ``signals`` gives (gold, silver) by specialty name, silver 0 where there is one tier only; a specialty
    that is missing has no signals. ``quotas``: positions by id of those programs whose are known; the rest of a
    specialty's positions are shared among its other programs.
    """
    code = {name: i for i, name in enumerate(specialties)}
    names = tuple(name for name in card.specialties if name in code)
    groups = [np.flatnonzero(columns.specialty == code[name]).astype(np.int32) for name in names]
    rows = np.concatenate(groups) if groups else np.zeros(0, np.int32)
    fte = np.nan_to_num(columns.resident_fte.astype(float), nan=TYPICAL_FTE)
    size = np.sqrt(np.clip(fte, 40.0, 900.0)) * np.array(SIZE_FACTOR)[columns.kind]
    known = np.zeros(len(size), np.int32)
    if quotas:
        known[:] = [quotas.get(name, 0) for name in ids]
    quota = [
        positions_with_known(card.specialties[n].positions, size[g], known[g])
        for n, g in zip(names, groups, strict=True)
    ]
    offered = np.concatenate(quota) if quota else np.zeros(0, np.int32)
    allowed = [signals.get(name, (0, 0)) for name in names]
    return World(
        ids=tuple(ids),
        version=version,
        specialties=names,
        rows=rows,
        program_start=np.cumsum([0, *map(len, groups)]).astype(np.int32),
        specialty=np.repeat(np.arange(len(names), dtype=np.int16), [len(g) for g in groups]),
        state=columns.state[rows].astype(np.int16),
        division=columns.division[rows].astype(np.int8),
        kind=columns.kind[rows].astype(np.int8),
        quota=offered,
        slots=np.rint(card.value("interviews.per_position") * offered).astype(np.int32),
        evidence=evidence_of_openness(columns, card)[rows],
        prestige=_prestige(columns, card)[rows],
        gold=np.array([gold for gold, _ in allowed], np.int32),
        silver=np.array([silver for _, silver in allowed], np.int32),
        tiered=np.array([silver > 0 for _, silver in allowed], np.bool_),
    )
