"""The equilibrium: what one applicant needs to know of the market, solved once and shipped.

R replicates of the season leave, for every program, the score an application needed for an interview, the score a
candidate needed to match, and the rules the program happened to have. For one applicant among tens of thousands
these are a sufficient statistic of the market, and their spread over replicates is the market's luck (Azevedo &
Leshno, JPE 2016). The rules belong to it: a program that refuses many files fills its interviews from fewer, so its
cut-off is lower exactly when this applicant may not pass; forgetting that would flatter every chance.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from smartpick.errors import InternalError

if TYPE_CHECKING:
    from smartpick.market.card import ModelCard
    from smartpick.market.programs_side import World
    from smartpick.market.season_run import Replicate

__all__ = [
    "REPLICATES",
    "Equilibrium",
    "Provenance",
    "build_equilibrium",
    "least_scores",
    "load_equilibrium",
    "most_years",
    "read_equilibrium",
]

F32 = npt.NDArray[np.float32]
U8 = npt.NDArray[np.uint8]
FILE = "equilibrium.npz"
SEED = 20260318
REPLICATES = 120
# Index units are kept to a thousandth, points of Step 2 CK whole, years to a tenth; 255 is "no limit".
INDEX_STEP = 1e-3
SCORE_FROM = 100
YEARS_STEP = 0.1
NO_LIMIT = 255


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where an equilibrium comes from: enough to make the same bytes again."""

    seed: int
    replicates: int
    card: str
    directory: str
    engine: str


@dataclass(frozen=True, slots=True, eq=False)
class Equilibrium:
    """Cut-offs and rules of n directory programs over R replicates of the season.

    ``ids`` ACGME ids in the directory's order; ``interview_cutoff`` float32[R, n] on the scale of the apply score A:
    one more application with A at or above it is invited (the floor of the card when slots stay open, inf when the
    program is not modelled); ``match_cutoff`` float32[R, n] on the scale of the rank score R, likewise; ``openness``
    float32[R, n] to non-US IMGs in index units, residual included (0 when not modelled); ``demands`` uint8[R, n]
    bits of ``population.LACKS`` that end an application; ``minimum`` uint8[R, n] least Step 2 CK above 100 (0 none);
    ``limit`` uint8[R, n] most years since graduation in tenths (255 none); ``climate`` float64[R] visa climate in
    sds; ``quota``, ``slots`` int16[n]; ``modelled`` bool[n].
    """

    ids: tuple[str, ...]
    interview_cutoff: F32
    match_cutoff: F32
    openness: F32
    demands: U8
    minimum: U8
    limit: U8
    climate: npt.NDArray[np.float64]
    quota: npt.NDArray[np.int16]
    slots: npt.NDArray[np.int16]
    modelled: npt.NDArray[np.bool_]
    provenance: Provenance

    @property
    def replicates(self) -> int:
        """Number of replicates R."""
        return len(self.interview_cutoff)

    def to_bytes(self) -> bytes:
        """Return the equilibrium as an uncompressed .npz file; equal equilibria give equal bytes."""
        rows = np.flatnonzero(self.modelled)
        made = self.provenance
        index = {
            name: np.rint(getattr(self, name)[:, rows] / INDEX_STEP).astype(np.int16)
            for name in ("interview_cutoff", "match_cutoff", "openness")
        }
        buffer = BytesIO()
        np.savez(
            buffer,
            ids=np.array(self.ids, "S10"),
            rows=rows.astype(np.int32),
            **index,
            demands=self.demands[:, rows],
            minimum=self.minimum[:, rows],
            limit=self.limit[:, rows],
            climate=self.climate,
            quota=self.quota[rows],
            slots=self.slots[rows],
            seed=np.array(made.seed),
            names=np.array([made.card, made.directory, made.engine]),
        )
        return buffer.getvalue()


def least_scores(minimum: U8) -> npt.NDArray[np.float64]:
    """Return the least Step 2 CK in points that a ``minimum`` column asks for; 0 where there is none."""
    return np.where(minimum > 0, minimum.astype(np.float64) + SCORE_FROM, 0.0)


def most_years(limit: U8) -> npt.NDArray[np.float64]:
    """Return the most years since graduation that a ``limit`` column allows; inf where there is no limit."""
    return np.where(limit == NO_LIMIT, np.inf, limit * YEARS_STEP)


def _spread(values: npt.NDArray[Any], rows: npt.NDArray[Any], n: int, outside: float) -> npt.NDArray[Any]:
    """Spread an array [..., P] of the modelled programs over the n programs of the directory."""
    full = np.full((*values.shape[:-1], n), outside, values.dtype)
    full[..., rows] = values
    return full


def _on_directory(
    ids: tuple[str, ...], rows: npt.NDArray[Any], part: dict[str, Any], made: Provenance
) -> Equilibrium:
    """Spread arrays of the modelled programs over the whole directory."""
    outside = {"interview_cutoff": np.inf, "match_cutoff": np.inf, "limit": NO_LIMIT}
    modelled = np.zeros(len(ids), np.bool_)
    modelled[rows] = True
    columns = {
        field.name: _spread(part[field.name], rows, len(ids), outside.get(field.name, 0))
        for field in fields(Equilibrium)
        if field.name not in ("ids", "climate", "modelled", "provenance")
    }
    return Equilibrium(ids=ids, climate=part["climate"], modelled=modelled, provenance=made, **columns)


def _rules(season: "Replicate") -> tuple[U8, U8, U8]:
    """Return one replicate's (demands, minimum, limit) in the equilibrium's own steps."""
    rules = season.filters
    minimum = np.where(rules.minimum > 0, np.clip(np.ceil(rules.minimum) - SCORE_FROM, 1, 254), 0)
    limit = np.where(np.isfinite(rules.limit), np.clip(np.floor(rules.limit / YEARS_STEP), 0, 254), NO_LIMIT)
    return rules.demands, minimum.astype(np.uint8), limit.astype(np.uint8)


def build_equilibrium(
    world: "World",
    card: "ModelCard",
    seed: int = SEED,
    replicates: int = REPLICATES,
    progress: Callable[[int], None] | None = None,
) -> Equilibrium:
    """Simulate ``replicates`` seasons and keep their cut-offs and rules."""
    from smartpick import __version__  # noqa: PLC0415  (keeps loading the shipped file free of the kernels)
    from smartpick.market.season_run import simulate_replicate  # noqa: PLC0415

    names = ("interview_cutoff", "match_cutoff", "openness", "demands", "minimum", "limit", "climate")
    columns: dict[str, list[Any]] = {name: [] for name in names}
    for r in range(replicates):
        season = simulate_replicate(world, card, seed, r, replicates)
        found = (
            season.interview_cutoff,
            season.match_cutoff,
            season.openness,
            *_rules(season),
            season.filters.climate,
        )
        for name, values in zip(names, found, strict=True):
            columns[name].append(values)
        if progress:
            progress(r + 1)
    part: dict[str, Any] = {name: np.stack(column) for name, column in columns.items()}
    part |= {"quota": world.quota.astype(np.int16), "slots": world.slots.astype(np.int16)}
    made = Provenance(seed, replicates, card.hash, world.version, __version__)
    return read_equilibrium(_on_directory(world.ids, world.rows, part, made).to_bytes())


def read_equilibrium(content: bytes) -> Equilibrium:
    """Read what ``Equilibrium.to_bytes`` wrote."""
    with np.load(BytesIO(content)) as part:
        columns = {name: part[name] for name in part.files}
    for name in ("interview_cutoff", "match_cutoff", "openness"):
        columns[name] = columns[name] * np.float32(INDEX_STEP)
    card, directory, engine = columns["names"].tolist()
    made = Provenance(int(columns["seed"]), len(columns["openness"]), card, directory, engine)
    ids = tuple(columns["ids"].astype("U10").tolist())
    return _on_directory(ids, columns["rows"], columns, made)


@cache
def load_equilibrium() -> Equilibrium:
    """Return the equilibrium shipped with the package."""
    shipped = files("smartpick.market") / "data" / FILE
    if not shipped.is_file():
        raise InternalError("the shipped equilibrium is missing; build it with: smartpick market equilibrium")
    return read_equilibrium(shipped.read_bytes())


def digest(equilibrium: Equilibrium) -> str:
    """Return twelve hex digits that name exactly these cut-offs."""
    return hashlib.sha256(equilibrium.to_bytes()).hexdigest()[:12]
