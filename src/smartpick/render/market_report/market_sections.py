"""What the report says of the market: published figures, recovery of known truths, specialties left out."""

import numpy as np

from smartpick.market.validation.left_out import KNOWN, LeftOut
from smartpick.market.validation.predictive import FAR, FigureCheck, Predictive, SpecialtyCheck
from smartpick.market.validation.recovery import LEVEL, TELLING, WITHIN, Inside, Recovery
from smartpick.market.validation.thinned import ONE_IN
from smartpick.render.market_report import drawings
from smartpick.render.market_report.document import Bullets, Drawing, Section, Table
from smartpick.render.market_report.numbers import digits_for, number, range_of, share, signed, span
from smartpick.render.market_report.sentences import said
from smartpick.render.wording import plural

__all__ = ["left_out_section", "predictive_section", "recovery_section"]

# What is said of the spreads of openness, by what would be said of those of the parameters.
OF_OPENNESS = {
    "recovery.right": "recovery.openness_right",
    "recovery.too_small": "recovery.openness_too_small",
    "recovery.too_large": "recovery.openness_too_large",
}


def predictive_section(found: Predictive) -> Section:
    """Return the section on published figures, fitted and not."""
    figures = found.figures
    aimed = [f for f in figures if f.role != "predicted"]
    free = [f for f in figures if f.role == "predicted"]
    far = [f for f in figures if f.to_explain]
    return Section(
        "figures",
        said("figures.title"),
        (
            said("figures.how", members=found.members, seasons=found.seasons, seed=found.seed),
            said(
                "figures.found",
                aimed=len(aimed),
                aimed_near=sum(not f.far for f in aimed),
                aimed_by_luck=sum(abs(f.z_luck) <= FAR for f in aimed),
                free=len(free),
                free_near=sum(not f.far for f in free),
                free_inside=sum(f.inside for f in free),
                free_expected=number(0.9 * len(free), 0),
            ),
            Drawing(
                "figures",
                lambda width: drawings.predictive_spec(found, width),
                said("figures.label"),
                said("figures.caption"),
            ),
            Table(
                said("figures.table"),
                (
                    "figure",
                    "role",
                    "published",
                    "simulated (90 %)",
                    "unit",
                    "z by luck",
                    "z",
                    "z with tolerance",
                ),
                tuple(_figure(f) for f in figures),
                (1, 4),
            ),
            *((said("figures.far"), Bullets(tuple(_explained(f) for f in far))) if far else ()),
            said(
                "figures.specialties",
                inside=sum(s.inside for s in found.specialties),
                all=len(found.specialties),
            ),
            Table(
                said("figures.specialty_table"),
                ("specialty", "positions", "published", "IMGs matched", "filled %", "ranks", "Step 2 CK"),
                tuple(_specialty(s) for s in found.specialties),
            ),
        ),
    )


def _figure(figure: FigureCheck) -> tuple[str, ...]:
    digits = digits_for(figure.unit)
    return (
        figure.name,
        figure.role,
        number(figure.published, digits),
        range_of(figure.predicted, digits),
        figure.unit,
        signed(figure.z_luck),
        signed(figure.z),
        signed(figure.z_tolerant),
    )


def _explained(figure: FigureCheck) -> str:
    words = figure.explanation or said("figures.unexplained")
    return f"{figure.name} ({figure.role}, z {signed(figure.z)}, by luck {signed(figure.z_luck)}): {words}"


def _specialty(found: SpecialtyCheck) -> tuple[str, ...]:
    return (
        found.name,
        number(found.positions, 0),
        number(found.img_published, 0),
        range_of(found.img, 0),
        range_of(found.fill, 0),
        f"{number(found.ranks[0].mean)} / {number(found.ranks[1].mean)}",
        f"{number(found.step2ck[0].mean, 0)} / {number(found.step2ck[1].mean, 0)}",
    )


def recovery_section(found: Recovery) -> Section:
    """Return the section on known truths."""
    names = list(dict.fromkeys(p.name for p in found.parameters))
    by_name = {name: [p for p in found.parameters if p.name == name] for name in names}
    worst, worst_z = _farthest(found)
    return Section(
        "recovery",
        said("recovery.title"),
        (
            said(
                "recovery.how",
                truths=plural(found.truths + found.members, "country", "countries"),
                prior=found.truths,
                one_in=ONE_IN,
            ),
            said(
                "recovery.found",
                inside=found.informed.count,
                all=found.informed.values,
                telling=share(TELLING, 0),
                share=share(found.informed.covered.value),
                low=share(found.informed.covered.low),
                high=share(found.informed.covered.high),
                rms=number(found.informed.rms_z, 2),
                everything=share(found.everything.covered.value),
                everything_rms=number(found.everything.rms_z, 2),
                openness=number(found.openness_rms, 2),
                openness_inside=share(found.openness.covered.value),
                openness_z=number(found.openness.rms_z, 2),
                openness_words=said(OF_OPENNESS[_spreads(found.openness)]),
                worst=worst,
                worst_z=signed(worst_z, 2),
            ),
            said(_spreads(found.informed), factor=number(found.informed.rms_z)),
            *((_members(found),) if found.members else ()),
            Drawing(
                "recovery",
                lambda width: drawings.recovery_spec(found, width),
                said("recovery.label"),
                said("recovery.caption"),
            ),
            Table(
                said("recovery.table"),
                ("parameter", "mean z", "largest |z|", "inside 90 %", "prior variance taken away"),
                tuple(
                    (
                        name,
                        signed(float(np.mean([p.z for p in rows])), 2),
                        number(max(abs(p.z) for p in rows), 2),
                        f"{sum(abs(p.z) < WITHIN for p in rows)} of {len(rows)}",
                        share(float(np.mean([p.told for p in rows])), 0),
                    )
                    for name, rows in by_name.items()
                ),
            ),
            said("recovery.told"),
        ),
    )


def _members(found: Recovery) -> str:
    """Return what became of the truths that are members of the ensemble."""
    told = found.informed_of_members
    counted = said(
        "recovery.members",
        members=plural(found.members, "truth"),
        inside=told.count,
        all=told.values,
        low=share(told.covered.low),
        high=share(told.covered.high),
        rms=number(told.rms_z, 2),
        openness_inside=share(found.openness_of_members.covered.value),
        openness_z=number(found.openness_of_members.rms_z, 2),
    )
    return f"{counted} {said('recovery.members_too_small')}" if told.covered.high < LEVEL else counted


def _farthest(found: Recovery) -> tuple[str, float]:
    """Return the parameter whose mean z is largest over the draws of the prior, where figures tell of it; that mean."""
    told: dict[str, list[float]] = {}
    for one in found.parameters:
        if one.origin == "prior" and one.told >= TELLING:
            told.setdefault(one.name, []).append(one.z)
    means = {name: float(np.mean(values)) for name, values in told.items()}
    worst = max(means, key=lambda name: abs(means[name]), default="none")
    return worst, means.get(worst, 0.0)


def _spreads(found: Inside) -> str:
    """Return where it is said what the share of true values inside means for the stated spreads."""
    if found.covered.high < LEVEL:
        return "recovery.too_small"
    return "recovery.too_large" if found.covered.low > LEVEL else "recovery.right"


def left_out_section(found: LeftOut) -> Section:
    """Return the section on specialties predicted from the others."""
    rows = sorted(found.specialties, key=lambda s: -s.published)
    better = "left_out.better" if found.factor < found.naive_factor else "left_out.no_better"
    outcome = said(
        "left_out.found",
        inside=sum(s.inside for s in rows),
        all=len(rows),
        share=share(found.covered.value, 0),
        low=share(found.covered.low, 0),
        high=share(found.covered.high, 0),
        factor=number(found.factor),
        naive=number(found.naive_factor),
    )
    return Section(
        "left-out",
        said("left_out.title"),
        (
            said("left_out.how", known=" and ".join(KNOWN)),
            f"{outcome} {said(better)} {said('left_out.read')}",
            Drawing(
                "left-out",
                lambda width: drawings.left_out_spec(found, width),
                said("left_out.label"),
                said("left_out.caption"),
            ),
            Table(
                said("left_out.table", seasons=plural(found.seasons, "season")),
                (
                    "specialty",
                    "published",
                    "predicted",
                    "90 % interval",
                    "by the others' rate",
                    "openness",
                    "predicted",
                ),
                tuple(
                    (
                        s.name,
                        number(s.published, 0),
                        number(s.predicted, 0),
                        span(s.low, s.high, 0),
                        number(s.naive, 0),
                        signed(s.openness, 2),
                        f"{signed(s.openness_predicted, 2)} ± {number(s.openness_spread, 2)}",
                    )
                    for s in rows
                ),
            ),
        ),
    )
