"""The whole validation in small: every part is made from the shipped market, in order, on luck nobody has seen."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from smartpick import __version__
from smartpick.advice import validation as module
from smartpick.advice.validation import FULL, QUICK, SEEDS, Columns, Hands, Validation, validate
from smartpick.chances import shipped_market
from smartpick.market import ModelCard
from smartpick.market.calibration.fit import Sizes as FitSizes
from smartpick.market.equilibrium import digest, season_columns
from smartpick.market.moments import Moments, moments
from smartpick.market.national import load_world
from smartpick.market.season_run import simulate_replicate
from smartpick.market.validation.thinned import third_of_the_card, third_of_the_country
from smartpick.season import load_season

LEAST = replace(
    QUICK,
    name="least",
    predictive=1,
    fit=FitSizes(2, 1, 1, rounds=1, around=1, steps=1, replicates=1, members=1, member_steps=0, final=1),
    reliability=(2, 4, 1),
    numerical=2,
    regret=(2, 1),
    splits=(0.0,),
    split_market=(1, 1),
)
NOTES: list[str] = []
ASKED: list[tuple[str, tuple[Any, ...]]] = []


def small_season(card: ModelCard, *luck: int) -> Moments:
    """Simulate a season of the smaller country."""
    world = third_of_the_country(card)
    return moments(world, simulate_replicate(world, card, *luck))


def small_seasons(pieces: Sequence[tuple[Any, ...]]) -> list[Moments]:
    """Simulate seasons of the smaller country, those of one seed once: what is tested is the order of work."""
    once = {seed: (card, seed, *rest) for card, seed, *rest in pieces}
    made = {seed: small_season(*piece) for seed, piece in once.items()}
    return [made[seed] for _, seed, *_ in pieces]


def thinned(pieces: Sequence[tuple[Any, ...]]) -> list[Moments]:
    """Simulate national seasons in a third of the country, which takes less time."""
    return small_seasons([(third_of_the_card(card), *luck) for card, *luck in pieces])


def cutoffs(pieces: Sequence[tuple[Any, ...]]) -> list[dict[str, Any]]:
    """Simulate what the equilibrium keeps."""
    return [season_columns(load_world(card), card, *luck) for card, *luck in pieces]


def perform(function: Callable[..., Columns], arguments: Sequence[tuple[Any, ...]]) -> list[Columns]:
    """Do the pieces one by one; remember what was asked."""
    ASKED.extend((function.__name__, one) for one in arguments)
    return [function(*one) for one in arguments]


@pytest.fixture(scope="module")
def found() -> Validation:
    """Return the smallest validation."""
    hands = Hands(thinned, small_seasons, cutoffs, perform)
    return validate(shipped_market(), load_season(), hands, LEAST, NOTES.append)


def test_every_part_has_its_size(found: Validation) -> None:
    """Members, truths, worlds, newcomers, settings and splits are as many as asked for."""
    members = len(shipped_market().ensemble)
    assert (found.predictive.members, found.predictive.seasons) == (members, 1)
    assert found.recovery.truths == 1
    assert {row.origin for row in found.recovery.parameters} == {"prior"}
    assert len(found.left_out.specialties) == len(shipped_market().card.specialties)
    assert (found.reliability.worlds, found.reliability.people, found.reliability.reruns) == (2, 8, 2)
    assert found.numerical.lists == 2
    assert (found.regret.worlds, found.regret.people) == (2, 2)
    assert len(found.split.advised) == 3


def test_what_begins_is_told_in_order(found: Validation) -> None:
    """Market first, then chances, then the decision."""
    words = [note for note in NOTES if "truth " not in note]
    starts = [next(i for i, note in enumerate(words) if start in note) for start in
              ("published figures", "known truths", "specialty from the others", "newcomers", "numerical",
               "simpler ways", "split of luck")]  # fmt: skip
    assert starts == sorted(starts)
    assert found.made.sizes == "least"


def test_worlds_take_turns_among_the_members(found: Validation) -> None:
    """Every world belongs to the member whose turn it is, has a number of its own, and the seed of its study."""
    regrets = [one for name, one in ASKED if name == "choices_in_a_world"]
    assert regrets == [(0, 0, 1, SEEDS["regret"]), (1, 1, 1, SEEDS["regret"])]
    reliable = [one for name, one in ASKED if name == "newcomers_in_a_world"]
    assert reliable == [(0, 0, 4, 1, SEEDS["reliability"]), (1, 1, 4, 1, SEEDS["reliability"])]
    assert found.reliability.worlds == len(reliable)


def test_it_says_what_it_belongs_to(found: Validation) -> None:
    """Card, ensemble, equilibrium, directory, season and engine are those in use."""
    market, made = shipped_market(), found.made
    assert (made.card, made.engine) == (market.card.hash, __version__)
    assert (made.equilibrium, made.directory) == (digest(market.equilibrium), market.directory.version)
    assert made.ensemble == market.equilibrium.provenance.ensemble
    assert made.season == load_season().name


def test_truths_are_members_and_draws_of_the_prior() -> None:
    """As many of each as asked for, all in the smaller country."""
    market = shipped_market()
    base = third_of_the_card(market.card)
    truths = module._truths(base, market.ensemble, (2, 3))
    assert [origin for origin, _ in truths] == ["member", "member", "prior", "prior", "prior"]
    for _, card in truths:
        assert card.specialties["Neurology"].positions == base.specialties["Neurology"].positions


def test_published_figures_are_met_in_their_own_climate() -> None:
    """Members have the visa climate of a season to come; beside the figures they have the card's."""
    market = shipped_market()
    then = module.of_the_figures(market)
    assert {member.value(module.CLIMATE) for member in then} == {market.card.value(module.CLIMATE)}
    assert len({member.value(module.CLIMATE) for member in market.ensemble}) > 1
    for member, was in zip(then, market.ensemble, strict=True):
        assert all(member.value(n) == was.value(n) for n in was.parameters if n != module.CLIMATE)


def test_no_seed_is_near_that_of_the_fit_or_of_another_study() -> None:
    """Seeds of members and truths count up from the study's own; between two studies there is room for all."""
    seeds = sorted((*SEEDS.values(), shipped_market().equilibrium.provenance.seed))
    assert min(b - a for a, b in pairwise(seeds)) >= 10 * (sum(FULL.truths) + 8)
