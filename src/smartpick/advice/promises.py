"""What was promised of the model, what a validation found, and whether the promise is kept: said without excuses."""

from dataclasses import dataclass

from smartpick.advice.regret import PLAN, Regret
from smartpick.advice.validation import Validation
from smartpick.chances.reliability import Reliability
from smartpick.market.validation.predictive import Predictive
from smartpick.market.validation.recovery import LEVEL, Inside, Recovery

__all__ = ["MOST_ECE", "MOST_OFF", "Promise", "promises"]

EXACT = ", exact"
MOST_ECE = 0.02
MOST_OFF = 0.02


@dataclass(frozen=True, slots=True)
class Promise:
    """What is promised, what was found, in words, and whether that keeps it."""

    name: str
    found: str
    kept: bool


def promises(found: Validation) -> tuple[Promise, ...]:
    """Return every promise with its outcome."""
    return (
        *_figures(found.predictive),
        *_recovered(found.recovery),
        *_calibrated(found.reliability),
        *_covered(found.reliability),
        *_decided(found.regret),
    )


def _figures(found: Predictive) -> tuple[Promise, ...]:
    aimed = [f for f in found.figures if f.role != "predicted"]
    far = [f for f in aimed if f.to_explain]
    silent = [f.name for f in far if not f.explanation]
    near = sum(not f.far for f in aimed)
    words = (
        f"{len(aimed) - len(far)} of {len(aimed)} are by the luck of one season alone, {near} with what the model does"
        f" not know; {len(far) - len(silent)} of the {len(far)} that luck does not cover are explained"
    )
    if silent:
        words += f"; without an explanation: {'; '.join(silent)}"
    return (Promise("Every fitted figure is within two standard errors, or explained", words, not silent),)


def _recovered(found: Recovery) -> tuple[Promise, ...]:
    of_all = f"; of all, {_percent(found.everything.covered.value)}"
    return (
        Promise(
            "A truth drawn from the prior is recovered within the stated spread",
            f"of true values of which the figures tell something, {_inside(found.informed)}{of_all}",
            _is_right(found.informed),
        ),
        Promise(
            "So is the openness of its specialties",
            f"of specialties in which anybody matched, {_inside(found.openness)}",
            _is_right(found.openness),
        ),
    )


def _inside(found: Inside) -> str:
    return (
        f"{_percent(found.covered.value)} lie in the stated 90 % intervals ({_percent(found.covered.low)} to "
        f"{_percent(found.covered.high)}), root mean square of z {found.rms_z:.2f}"
    )


def _is_right(found: Inside) -> bool:
    return found.covered.low <= LEVEL <= found.covered.high


def _calibrated(found: Reliability) -> tuple[Promise, ...]:
    return tuple(
        Promise(
            f"Calibration error of {curve.name.removesuffix(EXACT)} at most {MOST_ECE:g}",
            f"{curve.ece:.3f}; sampling alone would show {curve.ece_by_luck:.3f}",
            curve.ece <= MOST_ECE,
        )
        for curve in found.curves
        if curve.name.endswith(EXACT)
    )


def _covered(found: Reliability) -> tuple[Promise, ...]:
    return tuple(
        Promise(
            f"90 % intervals of the {coverage.name} cover what they should, within two points",
            f"{_percent(coverage.covered.value)} ({_percent(coverage.covered.low)} to "
            f"{_percent(coverage.covered.high)}) where {_percent(coverage.nominal)} should be",
            abs(coverage.covered.value - coverage.nominal) <= MOST_OFF,
        )
        for coverage in found.coverage
    )


def _decided(found: Regret) -> tuple[Promise, ...]:
    pairs = [(s.name, w) for s in found.settings for w in s.ways if w.name != PLAN]
    better = [f"{w.name} in {name}" for name, w in pairs if w.lost.high < 0.0]
    words = f"{len(pairs) - len(better)} of {len(pairs)} comparisons are no worse for the plan"
    if better:
        words += f"; better than the plan: {'; '.join(better)}"
    gap = f"largest gap {100 * found.largest_gap:.3f} % of the worth; {found.unproved} above 0.1 %"
    return (
        Promise("No simpler way to choose beats the plan by more than sampling error", words, not better),
        Promise("Every plan is proved within 0.1 % of the best list", gap, found.unproved == 0),
    )


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"
