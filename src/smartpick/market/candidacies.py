"""Candidacies: one person in one specialty; some apply to a second one beside the one they prefer.

Second candidacies are what fills the specialties that few prefer, and why more people match to some specialty than
to the preferred one. Whether somebody has one, and which, depends on (seed, replicate, person) only.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from smartpick.market.card import ModelCard
from smartpick.market.population import Applicants, draw_words
from smartpick.market.programs_side import World
from smartpick.randomness import key, uniforms

__all__ = ["Candidacies", "draw_candidacies"]

F32 = npt.NDArray[np.float32]
F64 = npt.NDArray[np.float64]
STREAM = 7


@dataclass(frozen=True, slots=True, eq=False)
class Candidacies:
    """M candidacies ordered by specialty: first those who prefer it, then those for whom it is the second.

    ``start`` int32[S + 1] offsets; ``person`` int32[M] into the applicants; ``preferred`` bool[M]; ``wished``
    float32[M] applications.
    """

    start: npt.NDArray[np.int32]
    person: npt.NDArray[np.int32]
    preferred: npt.NDArray[np.bool_]
    wished: F32

    def __len__(self) -> int:
        return len(self.person)


def second_specialty(
    world: World, card: ModelCard, specialty: npt.NDArray[np.int16], u: F64
) -> npt.NDArray[np.int16]:
    """Return the second specialty [N] of those who have one: drawn by the card's weights, never the preferred one."""
    weight = np.array([card.specialties[name].second for name in world.specialties], np.float64)
    if len(weight) < 2 or weight.sum() <= weight.max():
        return specialty
    before = np.cumsum(weight) - weight
    rest = weight.sum() - weight[specialty]
    at = u * rest
    at = np.where(at >= before[specialty], at + weight[specialty], at)
    edges = np.cumsum(weight)
    chosen = np.searchsorted(edges, np.minimum(at, edges[-1] * (1.0 - 1e-12)), side="right")
    second: npt.NDArray[np.int16] = chosen.astype(np.int16)
    return second


def draw_candidacies(
    world: World, card: ModelCard, people: Applicants, seed: int, replicate: int
) -> Candidacies:
    """Return the candidacies of one replicate."""
    n = len(people)
    u = uniforms(draw_words(key(seed, replicate, STREAM), n, 0)[:, :2])
    names = ("us_md_senior", "us_do_senior", "us_previous_graduate")
    share = np.array([card.value(f"parallel.{name}") for name in names] + [card.value("parallel.img")] * 3)
    second = second_specialty(world, card, people.specialty, u[:, 1].astype(np.float64))
    has = (u[:, 0] < share[people.type]) & (second != people.specialty)
    part = card.value("parallel.share")
    specialty = np.concatenate([people.specialty, second[has]])
    person = np.concatenate([np.arange(n), np.flatnonzero(has)]).astype(np.int32)
    wished = np.concatenate([people.wished * np.where(has, 1.0 - part, 1.0), people.wished[has] * part])
    order = np.argsort(specialty, kind="stable")
    sizes = np.bincount(specialty, minlength=len(world.specialties))
    return Candidacies(
        start=np.concatenate([[0], np.cumsum(sizes)]).astype(np.int32),
        person=person[order],
        preferred=order < n,
        wished=wished[order].astype(np.float32),
    )
