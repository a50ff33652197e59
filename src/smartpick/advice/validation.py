"""The whole validation in order: market, chances, decision. What the page about it shows, and nothing that draws it.

Everything is deterministic: the same card, ensemble, equilibrium and sizes give the same figures, whoever simulates.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from numpy.typing import NDArray

from smartpick import __version__
from smartpick.advice.regret import Regret, choices_in_a_world, regret
from smartpick.advice.split_of_luck import SplitSensitivity, by_strength, split_sensitivity
from smartpick.chances import Market
from smartpick.chances.held_out import held_out, visitors
from smartpick.chances.numerical_error import NumericalError, numerical_error
from smartpick.chances.reliability import Reliability, newcomers_in_a_world, reliability
from smartpick.market import ModelCard
from smartpick.market.calibration.fit import Sizes as FitSizes
from smartpick.market.equilibrium import RunColumns, build_equilibrium, digest
from smartpick.market.national import Run, load_world
from smartpick.market.validation.left_out import LeftOut, leave_out
from smartpick.market.validation.predictive import Predictive, predictive_checks
from smartpick.market.validation.recovery import Origin, Recovery, prior_truths, recovery
from smartpick.market.validation.thinned import third_of_the_card
from smartpick.season import Season

__all__ = ["FULL", "QUICK", "Hands", "Made", "Sizes", "Validation", "validate"]

Columns = Mapping[str, NDArray[Any]]
Note = Callable[[str], None]
CLIMATE = "screens.visa_climate"
# Far from every seed of the fit and of the equilibrium, so that no season has been seen before.
SEEDS = {
    "predictive": 910_000,
    "recovery": 920_000,
    "left out": 930_000,
    "reliability": 940_000,
    "numerical": 950_000,
    "regret": 960_000,
    "split": 970_000,
}


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much work a validation is.

    ``predictive`` seasons of each member; ``truths`` (members, draws of the prior) to recover by fits of size ``fit``;
    ``left_out`` seasons of each trial; ``reliability`` and ``regret``: worlds, newcomers in each (and reruns);
    ``numerical`` newcomers; ``rebuild``: also simulate the equilibrium again; ``splits`` of luck, in standard
    deviations of the prior, with copies and seasons of each market.
    """

    name: str
    predictive: int
    truths: tuple[int, int]
    fit: FitSizes
    left_out: int
    reliability: tuple[int, int, int]
    numerical: int
    rebuild: bool
    regret: tuple[int, int]
    splits: tuple[float, ...]
    split_market: tuple[int, int]


QUICK = Sizes(
    name="quick",
    predictive=2,
    truths=(0, 1),
    fit=FitSizes(
        6, 4, 1, rounds=1, around=1, steps=2, replicates=2, members=1, member_steps=0, final=2, draws=4
    ),
    left_out=2,
    reliability=(24, 10, 2),
    numerical=6,
    rebuild=False,
    regret=(8, 2),
    splits=(-1.645, 0.0, 1.645),
    split_market=(2, 2),
)
FULL = Sizes(
    name="full",
    predictive=12,
    truths=(3, 12),
    fit=FitSizes(
        12, 8, 2, rounds=2, around=1, steps=3, replicates=4, members=1, member_steps=0, final=4, draws=24
    ),
    left_out=3,
    reliability=(120, 12, 3),
    numerical=48,
    rebuild=True,
    regret=(96, 3),
    splits=(-1.645, -0.674, 0.0, 0.674, 1.645),
    split_market=(8, 3),
)


@dataclass(frozen=True, slots=True)
class Hands:
    """Who does the work: national seasons, seasons of the smaller country, cut-offs, and any function in order."""

    seasons: Run
    small_seasons: Run
    cutoffs: RunColumns
    perform: Callable[[Callable[..., Columns], Sequence[tuple[Any, ...]]], list[Columns]]


@dataclass(frozen=True, slots=True)
class Made:
    """What a validation belongs to: enough to make it again."""

    sizes: str
    card: str
    card_name: str
    ensemble: str
    members: int
    equilibrium: str
    directory: str
    season: str
    engine: str


@dataclass(frozen=True, slots=True)
class Validation:
    """All results, market first."""

    made: Made
    predictive: Predictive
    recovery: Recovery
    left_out: LeftOut
    reliability: Reliability
    numerical: NumericalError
    regret: Regret
    split: SplitSensitivity


def validate(
    market: Market, season: Season, hands: Hands, sizes: Sizes, note: Note = lambda _: None
) -> Validation:
    """Validate the shipped ``market``; ``note`` is told, in words, what begins."""
    note("published figures beside seasons that no fit has seen")
    predictive = predictive_checks(
        of_the_figures(market), hands.seasons, SEEDS["predictive"], sizes.predictive
    )
    note("known truths, fitted again in a third of the country")
    recovered = _recovery(market, hands, sizes, note)
    note("every specialty from the others")
    left_out = leave_out(market.card, hands.seasons, SEEDS["left out"], sizes.left_out)
    note("newcomers in held-out worlds: chances against what becomes of them")
    reliable = reliability(
        _worlds(hands, newcomers_in_a_world, market, SEEDS["reliability"], *sizes.reliability)
    )
    note("numerical error")
    numerical = _numerical(market, hands, sizes)
    note("the plan against simpler ways to choose")
    regrets = regret(_worlds(hands, choices_in_a_world, market, SEEDS["regret"], *sizes.regret))
    note("the advice when the split of luck is another")
    return Validation(
        made=_made(market, season, sizes),
        predictive=predictive,
        recovery=recovered,
        left_out=left_out,
        reliability=reliable,
        numerical=numerical,
        regret=regrets,
        split=_split(market, season, hands, sizes),
    )


def of_the_figures(market: Market) -> list[ModelCard]:
    """Return the members in the season that the figures describe; as shipped, their visa climate is of one to come."""
    climate = market.card.value(CLIMATE)
    return [member.changed({CLIMATE: climate}) for member in market.ensemble]


def _recovery(market: Market, hands: Hands, sizes: Sizes, note: Note) -> Recovery:
    """Recover members and draws of the prior in a third of the country."""
    base = third_of_the_card(market.card)
    truths = _truths(base, of_the_figures(market), sizes.truths)
    return recovery(base, truths, hands.small_seasons, sizes.fit, SEEDS["recovery"], note)


def _truths(
    base: ModelCard, ensemble: Sequence[ModelCard], counts: tuple[int, int]
) -> list[tuple[Origin, ModelCard]]:
    """Return the cards of the smaller country that are taken for true."""
    members, priors = counts
    truths: list[tuple[Origin, ModelCard]] = [("member", third_of_the_card(m)) for m in ensemble[:members]]
    return truths + [("prior", card) for card in prior_truths(base, SEEDS["recovery"], priors)]


def _worlds(
    hands: Hands, function: Callable[..., Columns], market: Market, seed: int, worlds: int, *sizes: int
) -> list[Columns]:
    """Return what a function finds in each of the worlds, which take turns among the members."""
    return hands.perform(function, [(w % len(market.ensemble), w, *sizes, seed) for w in range(worlds)])


def _numerical(market: Market, hands: Hands, sizes: Sizes) -> NumericalError:
    """Return the numerical errors for newcomers of one held-out world."""
    people = visitors(held_out(market.ensemble[0], SEEDS["numerical"], 0), sizes.numerical)
    rebuilt = None
    if sizes.rebuild:
        rebuilt = build_equilibrium(
            load_world(market.card),
            market.card,
            market.ensemble,
            hands.cutoffs,
            SEEDS["numerical"],
            market.equilibrium.provenance.replicates,
        )
    return numerical_error(market, people, rebuilt)


def _split(market: Market, season: Season, hands: Hands, sizes: Sizes) -> SplitSensitivity:
    """Return the advice of three applicants at every split."""
    people = visitors(held_out(market.ensemble[0], SEEDS["split"], 0), 300, "Internal Medicine")
    copies, replicates = sizes.split_market
    return split_sensitivity(
        load_world(market.card),
        market.directory,
        market.card,
        sizes.splits,
        by_strength(people),
        season,
        hands.cutoffs,
        copies,
        replicates,
        SEEDS["split"],
    )


def _made(market: Market, season: Season, sizes: Sizes) -> Made:
    """Return the stamps of a validation."""
    provenance = market.equilibrium.provenance
    return Made(
        sizes=sizes.name,
        card=market.card.hash,
        card_name=market.card.name,
        ensemble=provenance.ensemble,
        members=len(market.ensemble),
        equilibrium=digest(market.equilibrium),
        directory=market.directory.version,
        season=season.name,
        engine=__version__,
    )
