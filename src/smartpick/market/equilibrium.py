"""The equilibrium: what one applicant needs to know of the market, solved once and shipped.

R replicates of the season leave, for every program, the score an application needed for an interview and the
score a candidate needed to match. For one applicant among tens of thousands these cut-offs are a sufficient
statistic of the market, and their spread over replicates is the market's luck (Azevedo & Leshno, JPE 2016).
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
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

__all__ = ["Equilibrium", "Provenance", "build_equilibrium", "load_equilibrium", "read_equilibrium"]

F32 = npt.NDArray[np.float32]
FILE = "equilibrium.npz"
SEED = 20260318


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
    """Cut-offs of n directory programs over R replicates of the season.

    ``ids`` ACGME ids in the directory's order; ``interview_cutoff`` float32[R, n] on the scale of the apply
    score A: one more application with A at or above it is invited (the floor of the card when slots stay
    open, inf when the program is not modelled); ``match_cutoff`` float32[R, n] on the scale of the rank score
    R, likewise; ``openness`` float32[R, n] to non-US IMGs in index units, residual included (0 when not
    modelled); ``quota``, ``slots`` int16[n]; ``modelled`` bool[n].
    """

    ids: tuple[str, ...]
    interview_cutoff: F32
    match_cutoff: F32
    openness: F32
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
        buffer = BytesIO()
        np.savez(
            buffer,
            ids=np.array(self.ids, "S10"),
            rows=rows.astype(np.int32),
            interview_cutoff=self.interview_cutoff[:, rows],
            match_cutoff=self.match_cutoff[:, rows],
            openness=self.openness[:, rows],
            quota=self.quota[rows],
            slots=self.slots[rows],
            seed=np.array(made.seed),
            names=np.array([made.card, made.directory, made.engine]),
        )
        return buffer.getvalue()


def _on_directory(
    ids: tuple[str, ...], rows: npt.NDArray[Any], part: dict[str, Any], made: Provenance
) -> Equilibrium:
    """Spread arrays of the modelled programs over the whole directory."""
    n = len(ids)

    def spread(values: F32, outside: float) -> F32:
        full = np.full((len(values), n), outside, np.float32)
        full[:, rows] = values
        return full

    def counts(values: npt.NDArray[Any]) -> npt.NDArray[np.int16]:
        full = np.zeros(n, np.int16)
        full[rows] = values
        return full

    modelled = np.zeros(n, np.bool_)
    modelled[rows] = True
    return Equilibrium(
        ids=ids,
        interview_cutoff=spread(part["interview_cutoff"], np.inf),
        match_cutoff=spread(part["match_cutoff"], np.inf),
        openness=spread(part["openness"], 0.0),
        quota=counts(part["quota"]),
        slots=counts(part["slots"]),
        modelled=modelled,
        provenance=made,
    )


def build_equilibrium(
    world: "World",
    card: "ModelCard",
    seed: int = SEED,
    replicates: int = 24,
    progress: Callable[[int], None] | None = None,
) -> Equilibrium:
    """Simulate ``replicates`` seasons and keep their cut-offs."""
    from smartpick import __version__  # noqa: PLC0415  (keeps loading the shipped file free of the kernels)
    from smartpick.market.season_run import simulate_replicate  # noqa: PLC0415

    parts: dict[str, list[F32]] = {"interview_cutoff": [], "match_cutoff": [], "openness": []}
    for r in range(replicates):
        season = simulate_replicate(world, card, seed, r, replicates)
        for name, column in parts.items():
            column.append(getattr(season, name))
        if progress:
            progress(r + 1)
    part: dict[str, Any] = {name: np.stack(column) for name, column in parts.items()}
    part |= {"quota": world.quota, "slots": world.slots}
    made = Provenance(seed, replicates, card.hash, world.version, __version__)
    return _on_directory(world.ids, world.rows, part, made)


def read_equilibrium(content: bytes) -> Equilibrium:
    """Read what ``Equilibrium.to_bytes`` wrote."""
    with np.load(BytesIO(content)) as part:
        columns = {name: part[name] for name in part.files}
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
