"""One more applicant in a season that is otherwise the same: the truth that cut-offs stand for.

The newcomer applies to a given list; interviews and Match of the whole country are run again. The newcomer's own
luck is keyed by the next applicant number, so everybody else's luck stays what it was. Used to check that cut-offs
are sufficient, and to measure plans in markets that were held out.
"""

from dataclasses import dataclass, fields, replace

import numpy as np
import numpy.typing as npt

from smartpick.market.card import ModelCard
from smartpick.market.population import US_IMG, Applicants
from smartpick.market.programs_side import World
from smartpick.market.season_run import PAIR_STREAM, Applications, Replicate, settle, tie_weights
from smartpick.randomness import key, normals, words

__all__ = ["Newcomer", "Outcome", "add_newcomer"]

F32 = npt.NDArray[np.float32]
NON_US_IMG = US_IMG + 1
NEWCOMER_LANE = 3


@dataclass(frozen=True, slots=True)
class Newcomer:
    """One applicant, who prefers the specialty of the first program applied to, in the units of ``Applicants``.

    Elsewhere they count as those do for whom a specialty is the second.

    ``index`` observed index, ``quality`` latent file quality, ``skill`` interview skill; ``us`` for a US IMG;
    ``lacks`` bits for the screens; ``state``, ``division`` of the home or tie (-1 none); ``capacity`` interviews.
    """

    index: float
    quality: float = 0.0
    skill: float = 0.0
    us: bool = False
    lacks: int = 0
    step2ck: float = 250.0
    years: float = 0.0
    state: int = -1
    division: int = -1
    capacity: int = 12


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """What became of the newcomer at the k programs applied to, in the order given.

    ``opinion`` A (nan: screened out), ``rank_score`` R, ``liking`` U float32[k]; ``interviewed`` bool[k]; ``matched``
    index into the k programs, or -1; ``season`` the whole season with the newcomer as its last applicant.
    """

    opinion: F32
    rank_score: F32
    liking: F32
    interviewed: npt.NDArray[np.bool_]
    matched: int
    season: Replicate


def _scores(
    world: World,
    card: ModelCard,
    season: Replicate,
    newcomer: Newcomer,
    programs: npt.NDArray[np.int32],
    signals: npt.NDArray[np.int8],
) -> tuple[F32, F32, F32]:
    """Return the newcomer's opinion A, rank score R and liking U at each program [k]."""
    number = len(season.applicants)
    away = np.where(
        world.specialty[programs] == _preferred(world, programs), 0.0, card.value("parallel.opinion")
    )
    of = key(season.seed, season.number, PAIR_STREAM)
    # Blocks of lane 1 are numbered by candidacies, of which there are more than people; lane 3 is nobody else's.
    own = words(of, number, programs, NEWCOMER_LANE)
    taste, apply = normals(own[:, 0]), normals(own[:, 1])
    rank = normals(words(of, number, programs, 1)[:, 2])
    ties = tie_weights(card)[-1]
    here = world.state[programs] == newcomer.state
    near = world.division[programs] == newcomer.division
    local, attraction = (np.where(here, ties[i], np.where(near, ties[i + 1], 0.0)) for i in (2, 4))
    names = [world.specialties[s] for s in world.specialty[programs]]
    offset = np.array([card.specialties[name].us_img_offset if newcomer.us else 0.0 for name in names])
    tiered = world.tiered[world.specialty[programs]]
    top = np.where(tiered, card.value("signals.gold"), card.value("signals.single"))
    bonus = np.choose(
        signals, [np.zeros(len(programs)), np.full(len(programs), card.value("signals.silver")), top]
    )
    file = newcomer.index + newcomer.quality + away
    opinion = file + season.openness[programs] + offset + local + bonus + apply
    rules = season.filters
    screened = (
        ((rules.demands[programs] & newcomer.lacks) != 0)
        | (newcomer.step2ck < rules.minimum[programs])
        | (newcomer.years > rules.limit[programs])
    )
    opinion[screened] = np.nan
    score = file + card.value("latent.skill") * newcomer.skill + local + card.value("latent.s2") * rank
    liking = season.prestige[programs] + attraction + taste
    liking += np.where(away == 0.0, 0.0, card.value("parallel.liking"))
    return opinion.astype(np.float32), score.astype(np.float32), liking.astype(np.float32)


def _preferred(world: World, programs: npt.NDArray[np.int32]) -> int:
    """Return the specialty that a newcomer prefers; -1 who applies nowhere."""
    return int(world.specialty[programs[0]]) if len(programs) else -1


def _with(people: Applicants, newcomer: Newcomer, specialty: int) -> Applicants:
    """Return the applicants with the newcomer as the last one, outside every specialty's block."""
    added = {
        "specialty": specialty,
        "type": US_IMG if newcomer.us else NON_US_IMG,
        **{
            name: getattr(newcomer, name)
            for name in ("index", "quality", "skill", "state", "division", "lacks")
        },
        **{name: getattr(newcomer, name) for name in ("step2ck", "years", "capacity")},
    }
    longer = {}
    for column in fields(Applicants):
        if column.name != "start":
            values = getattr(people, column.name)
            longer[column.name] = np.append(values, np.array(added.get(column.name, 0), values.dtype))
    return replace(people, **longer)


def add_newcomer(
    world: World,
    card: ModelCard,
    season: Replicate,
    newcomer: Newcomer,
    programs: npt.NDArray[np.int32],
    signals: npt.NDArray[np.int8] | None = None,
    liking: F32 | None = None,
) -> Outcome:
    """Run the season again with one more applicant.

    ``programs`` int32[k] rows of the world, distinct; ``signals`` int8[k] 2 gold or the only tier, 1 silver, 0 none
    (default: none); ``liking`` float32[k] replaces the newcomer's drawn taste: higher is liked better.
    """
    levels = np.zeros(len(programs), np.int8) if signals is None else signals
    opinion, score, taste = _scores(world, card, season, newcomer, programs, levels)
    wanted = taste if liking is None else liking.astype(np.float32)
    number = len(season.applicants)
    old = season.applications
    at = old.offsets[1:][programs]
    order = np.argsort(programs, kind="stable")
    added = np.zeros(len(world.quota), np.int32)
    added[programs] = 1
    applications = Applications(
        offsets=(old.offsets + np.concatenate([[0], np.cumsum(added)])).astype(np.int32),
        applicant=np.insert(old.applicant, at[order], np.int32(number)),
        liking=np.insert(old.liking, at[order], wanted[order]),
        opinion=np.insert(old.opinion, at[order], opinion[order]),
        signal=np.insert(old.signal, at[order], levels[order].astype(np.uint8)),
    )
    people = _with(season.applicants, newcomer, _preferred(world, programs))
    pair = key(season.seed, season.number, PAIR_STREAM)
    again = settle(
        world,
        card,
        people,
        applications,
        season.filters,
        season.openness,
        season.prestige,
        pair,
        season.seed,
        season.number,
    )
    place = {int(p): i for i, p in enumerate(programs)}
    mine = slice(int(again.start[number]), int(again.start[number + 1]))
    held = [place[int(p)] for p in again.program[mine]]
    interviewed = np.zeros(len(programs), np.bool_)
    interviewed[held] = True
    won = int(again.matched[number])
    return Outcome(opinion, score, wanted, interviewed, place[won] if won >= 0 else -1, again)
