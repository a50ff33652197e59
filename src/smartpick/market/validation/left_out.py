"""Leave one specialty out: how well the model knows a specialty whose matches of IMGs nobody has published.

The openness of a specialty is fitted to its own count. Here it is predicted instead, by least squares over the other
specialties, from two things known before the Match: how many applicants prefer it per position, and the share of US
seniors among them. The country is then simulated at the prediction and at both ends of its interval. The parameters
that all specialties share were fitted with every figure, those of the specialty left out included (a small leak).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from smartpick.market.calibration.inner import HIGHEST, LOWEST
from smartpick.market.card import ModelCard, SpecialtyCard
from smartpick.market.moments import average, non_us_matched
from smartpick.market.national import Run
from smartpick.market.validation.sampling_error import Measured, proportion, student_quantile

__all__ = ["KNOWN", "LeftOut", "LeftOutSpecialty", "leave_out", "predicted_openness"]

F64 = npt.NDArray[np.float64]
LEVEL = 0.90
KNOWN = ("log of applicants per position", "share of US seniors among applicants")


@dataclass(frozen=True, slots=True)
class LeftOutSpecialty:
    """One specialty: openness fitted and predicted [index units], count published and predicted, with 90 % interval.

    ``naive``: what the match rate of all other specialties together would give.
    """

    name: str
    openness: float
    openness_predicted: float
    openness_spread: float
    published: int
    predicted: float
    low: float
    high: float
    naive: float

    @property
    def inside(self) -> bool:
        """Whether the published count lies in the interval."""
        return self.low <= self.published <= self.high


@dataclass(frozen=True, slots=True)
class LeftOut:
    """All specialties, ``seasons`` seasons each.

    ``covered``: share of published counts inside their interval, with its binomial interval; ``factor`` and
    ``naive_factor``: by what factor a count is typically off (the root mean square error of its logarithm, as a
    factor), by regression and by the rate of the others.
    """

    specialties: tuple[LeftOutSpecialty, ...]
    covered: Measured
    factor: float
    naive_factor: float
    seasons: int


def known_beforehand(row: SpecialtyCard) -> tuple[float, float]:
    """Return what is known of a specialty before the Match (see ``KNOWN``)."""
    people = sum(row.preferring)
    return float(np.log(people / row.positions)), float(sum(row.preferring[:2]) / people)


def predicted_openness(rows: Sequence[SpecialtyCard], left: int) -> tuple[float, float]:
    """Return the openness of ``rows[left]`` predicted from the others by least squares, and its standard error.

    The standard error is that of one more specialty: residual spread and uncertain coefficients together.
    """
    x = np.array([(1.0, *known_beforehand(row)) for row in rows])
    y = np.array([row.openness for row in rows])
    others = np.arange(len(rows)) != left
    square = np.linalg.inv(x[others].T @ x[others])
    coefficients = square @ x[others].T @ y[others]
    freedom = int(others.sum()) - x.shape[1]
    variance = float(((y[others] - x[others] @ coefficients) ** 2).sum() / freedom)
    spread = np.sqrt(variance * (1.0 + x[left] @ square @ x[left]))
    return float(x[left] @ coefficients), float(spread)


def leave_out(card: ModelCard, run: Run, seed: int, replicates: int) -> LeftOut:
    """Predict every specialty's matches of non-US IMGs from the others."""
    rows = list(card.specialties.values())
    t = student_quantile(0.5 * (1.0 + LEVEL), len(rows) - 1 - 1 - len(KNOWN))
    guesses = [predicted_openness(rows, s) for s in range(len(rows))]
    cards = [
        card.changed({}, {row.name: replace(row, openness=float(np.clip(mean + end * sd, LOWEST, HIGHEST)))})
        for row, (mean, sd) in zip(rows, guesses, strict=True)
        for end in (-t, 0.0, t)
    ]
    found = run([(changed, seed, r, replicates) for changed in cards for r in range(replicates)])
    counts = np.array(
        [
            non_us_matched(average(found[i * replicates : (i + 1) * replicates]))[i // 3]
            for i in range(len(cards))
        ]
    ).reshape(-1, 3)
    return compared(rows, guesses, counts, replicates)


def compared(
    rows: Sequence[SpecialtyCard], guesses: Sequence[tuple[float, float]], counts: F64, replicates: int
) -> LeftOut:
    """Return the comparison from simulated counts [S, 3] at the low end, the middle and the high end."""
    people = np.array([sum(row.preferring[4:]) for row in rows])
    published = np.array([row.img_matched for row in rows], float)
    naive = people * (published.sum() - published) / (people.sum() - people)
    table = []
    for s, (row, (openness, spread)) in enumerate(zip(rows, guesses, strict=True)):
        low, middle, high = np.sort(counts[s])
        # One season's own luck: a count varies by no more than independent matches would.
        luck = 1.645 * np.sqrt(max(middle, 1.0))
        table.append(
            LeftOutSpecialty(
                name=row.name,
                openness=row.openness,
                openness_predicted=openness,
                openness_spread=spread,
                published=row.img_matched,
                predicted=float(middle),
                low=float(max(0.0, middle - np.hypot(middle - low, luck))),
                high=float(min(people[s], middle + np.hypot(high - middle, luck))),
                naive=float(naive[s]),
            )
        )

    def factor(guessed: F64) -> float:
        return float(np.exp(np.sqrt(np.mean(np.log((guessed + 0.5) / (published + 0.5)) ** 2))))

    return LeftOut(
        specialties=tuple(table),
        covered=proportion(sum(row.inside for row in table), len(table)),
        factor=factor(counts[:, 1]),
        naive_factor=factor(naive),
        seasons=replicates,
    )
