"""What an answer is made of."""

from dataclasses import dataclass
from typing import Literal

from smartpick.chances import Estimate
from smartpick.experience.certification import Rule
from smartpick.experience.evidence import Evidence
from smartpick.experience.stamped import Stamp
from smartpick.market import Parameter

__all__ = ["Answer", "Figure", "Source", "from_claims", "from_parameter", "from_rule"]

Unit = Literal["chance", "points", "count", "USD", "years", "months"]


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of the applicant's own. Chances and differences of chances ("points") are in 0..1.

    ``low`` and ``high`` are the 90 % interval; ``None`` where the number is counted, not estimated.
    """

    label: str
    unit: Unit
    value: float
    low: float | None = None
    high: float | None = None

    @classmethod
    def of(cls, label: str, unit: Unit, estimate: Estimate) -> "Figure":
        """Return an estimate under a label."""
        return cls(label, unit, estimate.value, estimate.low, estimate.high)

    @property
    def sure_sign(self) -> bool:
        """Tell whether its interval lies on one side of zero."""
        return self.low is not None and self.high is not None and (self.low > 0 or self.high < 0)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a statement comes from; ``url`` is "" where there is no page to open."""

    words: str
    as_of: str
    confidence: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """One question with its answer.

    ``short`` answers it in one or two sentences with the applicant's numbers, ``says`` go on, ``gaps`` say what nobody
    has published and is judgement here, ``sources`` what the rest stands on.
    """

    key: str
    question: str
    short: str
    says: tuple[str, ...]
    figures: tuple[Figure, ...]
    gaps: tuple[str, ...]
    sources: tuple[Source, ...]


def from_claims(*claims: Evidence) -> tuple[Source, ...]:
    """Return where claims come from."""
    return tuple(_from_stamp(one.stamp) for one in claims if not one.gap)


def from_rule(found: Rule) -> Source:
    """Return where a rule comes from."""
    return _from_stamp(found.stamp)


def _from_stamp(stamp: Stamp) -> Source:
    return Source(stamp.source, stamp.as_of, stamp.confidence, stamp.url)


def from_parameter(what: str, parameter: Parameter, made_on: str) -> Source:
    """Return where the size of an effect comes from; ``made_on`` is the day of the model card."""
    sure = "judgement" if parameter.judgement else "published figure, fitted"
    return Source(f"{what}: {parameter.source}", f"model card of {made_on}", sure)
