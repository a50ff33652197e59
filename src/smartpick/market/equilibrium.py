"""The equilibrium: what one applicant needs to know of the market, solved once and shipped.

Replicates of the season leave, for every program, the score an application needed for an interview, the score a
candidate needed to match, and the rules the program happened to have. For one applicant among tens of thousands
these are a sufficient statistic of the market, and their spread is the market's luck (Azevedo & Leshno, JPE 2016).
The rules belong to it: a program that refuses many files fills its interviews from fewer, so its cut-off is lower
exactly when this applicant may not pass; forgetting that would flatter every chance. Beside every draw stands who such
a program took in earlier years, which is what an applicant can look up. Draws are pooled over programs that the
directory cannot tell apart (see ``cells``).
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
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
    "DRAWS",
    "EARLIER_YEARS",
    "REPLICATES",
    "SEED",
    "SHARE_STEPS",
    "Columns",
    "Equilibrium",
    "Provenance",
    "RunColumns",
    "build_equilibrium",
    "least_scores",
    "load_equilibrium",
    "most_years",
    "read_equilibrium",
    "season_columns",
]

F32 = npt.NDArray[np.float32]
U8 = npt.NDArray[np.uint8]
Columns = dict[str, npt.NDArray[Any]]
RunColumns = Callable[[Sequence[tuple["ModelCard", int, int, int]]], list[Columns]]
"""How seasons are simulated for the equilibrium: the columns of every (card, seed, replicate, design), in order."""
FILE = "equilibrium.npz"
SEED = 20260318
REPLICATES = 16
DRAWS = 120
EARLIER_YEARS = 2
"""Seasons before its own that every draw remembers (see ``earlier_classes``)."""
SHARE_STEPS = 15
"""A share is kept in this many steps: to within a thirtieth, a quarter of what residents drift."""
# Index units are kept to a thousandth, points of Step 2 CK whole, years to a tenth; 255 is "no limit".
INDEX_STEP = 1e-3
SCORE_FROM = 100
YEARS_STEP = 0.1
NO_LIMIT = 255
INDEX_COLUMNS = ("interview_cutoff", "match_cutoff", "openness")
RULE_COLUMNS = ("demands", "minimum", "limit")
PAST_COLUMNS = ("img", "us_img", "open_years")
# On disk, shares of IMGs and of US IMGs among them share a byte, and years with open positions stand above the demands.
HALF_BYTE, DEMAND_BITS = 4, 5


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where an equilibrium comes from: enough to make the same bytes again.

    ``replicates`` of each of ``members`` cards; ``card`` and ``ensemble`` are hashes.
    """

    seed: int
    replicates: int
    members: int
    card: str
    ensemble: str
    directory: str
    engine: str


@dataclass(frozen=True, slots=True, eq=False)
class Equilibrium:
    """Pooled draws of K cells of programs, D draws each, for a directory of n programs.

    The draws of the first member of the ensemble come first, then those of the second, as many of each.

    ``ids`` ACGME ids in the directory's order; ``cell`` int16[n], -1 where the program is not modelled;
    ``interview_cutoff`` float32[D, K] on the scale of the apply score A: one more application with A at or above it
    is invited (the floor of the card when slots stay open); ``match_cutoff`` float32[D, K] on the scale of the rank
    score R, likewise; ``openness`` float32[D, K] to non-US IMGs in index units, residual included; ``demands``
    uint8[D, K] bits of ``LACKS`` that end an application; ``minimum`` uint8[D, K] (see ``least_scores``); ``limit``
    uint8[D, K] (see ``most_years``); ``img``, ``us_img``, ``open_years`` uint8[D, K]: share of IMGs among those matched
    in earlier years, of US IMGs among the IMGs, and years with open positions (see ``earlier_classes``); ``family``
    int16[K]: cells of one family differ only in the size of their programs; ``quota``, ``slots`` int16[n].
    """

    ids: tuple[str, ...]
    cell: npt.NDArray[np.int16]
    interview_cutoff: F32
    match_cutoff: F32
    openness: F32
    demands: U8
    minimum: U8
    limit: U8
    img: U8
    us_img: U8
    open_years: U8
    family: npt.NDArray[np.int16]
    quota: npt.NDArray[np.int16]
    slots: npt.NDArray[np.int16]
    provenance: Provenance

    @property
    def draws(self) -> int:
        """Number of draws D of each cell."""
        return len(self.interview_cutoff)

    def keeping(self, kept: npt.NDArray[np.bool_]) -> "Equilibrium":
        """Return the equilibrium with some of its draws; ``kept`` [D]."""
        columns: dict[str, Any] = {
            name: getattr(self, name)[kept] for name in (*INDEX_COLUMNS, *RULE_COLUMNS, *PAST_COLUMNS)
        }
        return replace(self, **columns)

    @property
    def modelled(self) -> npt.NDArray[np.bool_]:
        """Whether each program of the directory has a market model [n]."""
        return self.cell >= 0

    def to_bytes(self) -> bytes:
        """Return the equilibrium as an uncompressed .npz file; equal equilibria give equal bytes."""
        made = self.provenance
        columns: dict[str, Any] = {
            name: np.rint(getattr(self, name) / INDEX_STEP).astype(np.int16) for name in INDEX_COLUMNS
        }
        columns |= {name: getattr(self, name) for name in (*RULE_COLUMNS, "cell", "family", "quota", "slots")}
        columns["demands"] = self.demands | (self.open_years << DEMAND_BITS)
        columns["residents"] = (self.img << HALF_BYTE) | self.us_img
        buffer = BytesIO()
        np.savez(
            buffer,
            ids=np.array(self.ids, "S10"),
            **columns,
            seed=np.array([made.seed, made.replicates, made.members]),
            names=np.array([made.card, made.ensemble, made.directory, made.engine]),
        )
        return buffer.getvalue()


def least_scores(minimum: U8) -> npt.NDArray[np.float64]:
    """Return the least Step 2 CK in points that a ``minimum`` column asks for; 0 where there is none."""
    return np.where(minimum > 0, minimum.astype(np.float64) + SCORE_FROM, 0.0)


def most_years(limit: U8) -> npt.NDArray[np.float64]:
    """Return the most years since graduation that a ``limit`` column allows; inf where there is no limit."""
    return np.where(limit == NO_LIMIT, np.inf, limit * YEARS_STEP)


def _rules(season: "Replicate") -> dict[str, U8]:
    """Return one replicate's rules [P] in the equilibrium's own steps."""
    rules = season.filters
    minimum = np.where(rules.minimum > 0, np.clip(np.ceil(rules.minimum) - SCORE_FROM, 1, 254), 0)
    limit = np.where(np.isfinite(rules.limit), np.clip(np.floor(rules.limit / YEARS_STEP), 0, 254), NO_LIMIT)
    return {
        "demands": rules.demands,
        "minimum": minimum.astype(np.uint8),
        "limit": limit.astype(np.uint8),
    }


def _pool(
    seasons: dict[str, npt.NDArray[Any]], cell: npt.NDArray[np.int16], draws: int
) -> dict[str, npt.NDArray[Any]]:
    """Return the representative draws [D, K] of every cell from the replicates' columns [R, P].

    Draws are spread over rules first (visa, years, score, then the rest) and over how hard the interview was to get.
    """
    from smartpick.market.cells import representative  # noqa: PLC0415  (needs the programs' side, not the kernels)

    pooled: dict[str, list[Any]] = {name: [] for name in seasons}
    for k in range(int(cell.max()) + 1):
        own = {name: column[:, cell == k].ravel() for name, column in seasons.items()}
        strata = (
            own["demands"] & 1,
            np.digitize(own["limit"], (40, 60, 80, 120, NO_LIMIT)),
            np.digitize(own["minimum"], (1, 115, 125, 135)),
            own["demands"],
            own["interview_cutoff"] - own["openness"],
        )
        at = representative(strata, draws)
        for name, column in own.items():
            pooled[name].append(column[at])
    return {name: np.stack(columns, axis=1) for name, columns in pooled.items()}


def season_columns(world: "World", card: "ModelCard", seed: int, replicate: int, design: int) -> Columns:
    """Simulate one season and the years before it; return what the equilibrium keeps of every modelled program."""
    from smartpick.market.earlier_classes import earlier_classes  # noqa: PLC0415  (loading needs no kernels)
    from smartpick.market.season_run import draw_traits, simulate_year  # noqa: PLC0415

    traits = draw_traits(world, card, seed, replicate, design)
    season = simulate_year(world, card, traits, seed, replicate)
    found: Columns = {
        name: getattr(season, name) for name in ("interview_cutoff", "match_cutoff", "openness")
    }
    return found | _rules(season) | earlier_classes(world, card, traits, seed, replicate)


def ensemble_hash(ensemble: Sequence["ModelCard"]) -> str:
    """Return twelve hex digits that name exactly these members."""
    return hashlib.sha256("".join(member.hash for member in ensemble).encode()).hexdigest()[:12]


def build_equilibrium(
    world: "World",
    card: "ModelCard",
    ensemble: Sequence["ModelCard"],
    run: RunColumns,
    seed: int = SEED,
    replicates: int = REPLICATES,
) -> Equilibrium:
    """Simulate ``replicates`` seasons of every member, pool cut-offs and rules by cell, keep ``DRAWS`` of each member.

    ``world`` is that of the best-fitting ``card``: it says which programs are alike.
    """
    from smartpick import __version__  # noqa: PLC0415  (keeps loading the shipped file free of the kernels)
    from smartpick.market.cells import cells_of, families_of  # noqa: PLC0415

    cell = cells_of(world)
    seasons = run(
        [(member, seed + m, r, replicates) for m, member in enumerate(ensemble) for r in range(replicates)]
    )
    blocks = []
    for m in range(len(ensemble)):
        own = seasons[m * replicates : (m + 1) * replicates]
        columns = {name: np.stack([season[name] for season in own]) for name in own[0]}
        blocks.append(_pool(columns, cell, DRAWS))
    pooled: dict[str, Any] = {name: np.concatenate([b[name] for b in blocks]) for name in blocks[0]}
    n = len(world.ids)
    on_directory: dict[str, Any] = {name: np.zeros(n, np.int16) for name in ("quota", "slots")}
    cells = np.full(n, -1, np.int16)
    cells[world.rows] = cell
    on_directory["quota"][world.rows], on_directory["slots"][world.rows] = world.quota, world.slots
    made = Provenance(
        seed,
        replicates,
        len(ensemble),
        card.hash,
        ensemble_hash(ensemble),
        world.version,
        __version__,
    )
    on_directory["family"] = families_of(world)
    whole = Equilibrium(ids=world.ids, cell=cells, provenance=made, **pooled, **on_directory)
    # What is shipped is rounded; the builder sees the same numbers as every reader.
    return read_equilibrium(whole.to_bytes())


def read_equilibrium(content: bytes) -> Equilibrium:
    """Read what ``Equilibrium.to_bytes`` wrote."""
    with np.load(BytesIO(content)) as part:
        columns = {name: part[name] for name in part.files}
    for name in INDEX_COLUMNS:
        columns[name] = columns[name] * np.float32(INDEX_STEP)
    shares = columns.pop("residents")
    columns["img"], columns["us_img"] = shares >> HALF_BYTE, shares & ((1 << HALF_BYTE) - 1)
    columns["open_years"] = columns["demands"] >> DEMAND_BITS
    columns["demands"] = columns["demands"] & ((1 << DEMAND_BITS) - 1)
    names = columns.pop("names").tolist()
    seed, replicates, members = columns.pop("seed").tolist()
    ids = tuple(columns.pop("ids").astype("U10").tolist())
    return Equilibrium(ids=ids, provenance=Provenance(seed, replicates, members, *names), **columns)


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
