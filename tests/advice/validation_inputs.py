"""An invented validation in which every promise is kept, for the tests of promises and of the page about it."""

from dataclasses import replace
from typing import Any

from smartpick.advice.regret import WAYS, Regret, SettingRegret, WayRegret
from smartpick.advice.split_of_luck import Advised, SplitSensitivity
from smartpick.advice.validation import Made, Validation
from smartpick.chances.numerical_error import ErrorSource, NumericalError
from smartpick.chances.reliability import Group, Reliability
from smartpick.chances.reliability_curve import Bin, Coverage, Curve
from smartpick.market.validation.left_out import LeftOut, LeftOutSpecialty
from smartpick.market.validation.predictive import FigureCheck, Predicted, Predictive, SpecialtyCheck
from smartpick.market.validation.recovery import Inside, Recovered, Recovery
from smartpick.market.validation.sampling_error import Measured

CHANCES = ("match anywhere", "interview at a program", "able to match at a program")
NOTHING = float("nan")


def measured(value: float, off: float = 0.01) -> Measured:
    """Return a figure with an interval of ``off`` on both sides."""
    return Measured(value, value - off, value + off)


def figure(name: str, role: str, z: float = 0.5, explanation: str = "") -> FigureCheck:
    """Return a figure that is ``z`` standard errors of 2 above its prediction of 50."""
    return FigureCheck(
        key=name.replace(" ", "_"),
        name=name,
        unit="percent",
        source="invented",
        role=role,  # type: ignore[arg-type]
        published=50.0 + 2.0 * z,
        tolerance=1.0,
        predicted=Predicted(50.0, 46.7, 53.3),
        luck=1.0,
        between=1.7,
        z=z,
        z_tolerant=0.9 * z,
        inside=abs(z) < 1.645,
        explanation=explanation,
    )


def specialty(name: str, published: int = 40) -> SpecialtyCheck:
    """Return a specialty whose unmatched IMGs are nobody, so that their scores are not known."""
    known, unknown = Predicted(6.0, 5.0, 7.0), Predicted(NOTHING, NOTHING, NOTHING)
    return SpecialtyCheck(
        name, 100, published, Predicted(41.0, 35.0, 48.0), known, (known, known), (known, unknown)
    )


def curve(name: str, ece: float = 0.01) -> Curve:
    """Return a curve of two bins."""
    bins = (Bin(60, 0.1, measured(0.1 + ece)), Bin(60, 0.6, measured(0.6 - ece)))
    return Curve(name, 120, 12, bins, ece, 0.012, 0.02, measured(0.0), 0.02)


def way(name: str, lost: float) -> WayRegret:
    """Return a way that loses ``lost`` against a plan worth 0.4."""
    return WayRegret(name, measured(0.4 - lost), measured(lost, 0.004), measured(0.45), measured(0.0), 30.0)


def setting(name: str) -> SettingRegret:
    """Return a setting in which every other way loses a little more."""
    return SettingRegret(name, tuple(way(w, 0.01 * i) for i, w in enumerate(WAYS)))


def recovered(truth: int, name: str, z: float) -> Recovered:
    """Return a parameter that came back ``z`` stated spreads too high."""
    return Recovered(truth, "member" if truth else "prior", name, 1.0, 1.0 + 0.2 * z, 0.2, 0.4)


def advised(applicant: str, skill: float) -> Advised:
    """Return an applicant's advice at one split."""
    return Advised(applicant, skill, 1.0, skill**2 / (1 + skill**2), 90, 1800.0, 0.5, 0.49, 0.95)


def validation(**changed: Any) -> Validation:
    """Return the invented validation; ``regret={...}`` changes fields of that part."""
    found = Validation(
        made=Made("full", "card-0001", "Invented", "ens-1", 8, "eq-1", "2025-06+0", "2026-27", "0.1.0"),
        predictive=Predictive(
            figures=(
                figure("IMGs | matched", "fitted"),
                figure("filled", "solved"),
                figure("free", "predicted"),
            ),
            specialties=(specialty("Invented Medicine"), specialty("Imaginary Surgery", 90)),
            members=8,
            seasons=12,
            seed=910_000,
        ),
        recovery=Recovery(
            parameters=tuple(
                recovered(t, n, z) for t in (0, 1) for n, z in (("latent.s2", 0.3), ("signals.gold", -1.9))
            ),
            truths=1,
            everything=Inside(4, 4, Measured(1.0, 0.9, 1.0), 0.95),
            informed=Inside(9, 10, Measured(0.9, 0.8, 0.96), 1.1),
            openness=Inside(44, 48, Measured(0.92, 0.8, 0.97), 1.05),
            openness_rms=0.12,
            members=1,
            informed_of_members=Inside(7, 10, Measured(0.7, 0.4, 0.9), 1.4),
            openness_of_members=Inside(40, 48, Measured(0.83, 0.7, 0.92), 1.3),
        ),
        left_out=LeftOut(
            specialties=(
                LeftOutSpecialty("Invented Medicine", 0.1, -0.2, 0.5, 40, 30.0, 8.0, 90.0, 55.0),
                LeftOutSpecialty("Imaginary Surgery", 0.5, 0.2, 0.5, 0, 2.0, 0.0, 9.0, 5.0),
            ),
            covered=Measured(1.0, 0.5, 1.0),
            factor=1.9,
            naive_factor=2.4,
            seasons=3,
        ),
        reliability=Reliability(
            curves=tuple(curve(f"{name}, {lens}") for name in CHANCES for lens in ("exact", "run again")),
            coverage=(
                Coverage("chance of matching with a list", 120, measured(0.91), 0.90, 0.05, 0.04),
                Coverage("chance of an interview at a program", 900, measured(0.945), 0.95, 0.0, 0.055),
            ),
            groups=(Group("everybody", 120, 0.4, measured(0.41)),),
            worlds=12,
            people=120,
            reruns=24,
            agreed=24,
        ),
        numerical=NumericalError((ErrorSource("nodes: few against many", 0.001, 0.003),), 48, (6, 2), 960),
        regret=Regret((setting("medicine, 330 USD"), setting("two, 660 USD")), 12, 48, 0.0004, 0),
        split=SplitSensitivity(tuple(advised("typical file", skill) for skill in (0.2, 0.5, 0.8)), 24, 0.5),
    )
    return replace(found, **{part: replace(getattr(found, part), **parts) for part, parts in changed.items()})
