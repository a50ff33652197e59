"""What the report says of the chances: reliability, coverage of the intervals, numerical error."""

from smartpick.chances.numerical_error import NumericalError
from smartpick.chances.reliability import Reliability
from smartpick.chances.reliability_curve import Curve
from smartpick.render.market_report import drawings
from smartpick.render.market_report.document import Drawing, Section, Table
from smartpick.render.market_report.numbers import interval, number, share, span
from smartpick.render.market_report.sentences import said

__all__ = ["numerical_section", "reliability_section"]

DRAWN = ("match anywhere", "interview at a program")


def reliability_section(found: Reliability) -> Section:
    """Return the section on chances against what becomes of newcomers."""
    curves = {curve.name: curve for curve in found.curves}
    return Section(
        "reliability",
        said("reliability.title"),
        (
            said("reliability.how", worlds=found.worlds, people=found.people),
            said("reliability.lenses", reruns=found.reruns, agreed=found.agreed),
            *(_curve(name, curves[f"{name}, exact"], curves[f"{name}, run again"]) for name in DRAWN),
            _errors(found),
            said("reliability.sampling"),
            _coverage(found),
            said("reliability.single"),
            Table(
                said("reliability.groups"),
                ("who", "newcomers", "said", "true", "95 % interval"),
                tuple(
                    (
                        g.name,
                        number(g.count, 0),
                        share(g.predicted),
                        share(g.happened.value),
                        f"{span(100 * g.happened.low, 100 * g.happened.high)} %",
                    )
                    for g in found.groups
                ),
            ),
            *(_bins(curve) for curve in found.curves),
        ),
    )


def _curve(name: str, exact: Curve, again: Curve) -> Drawing:
    return Drawing(
        f"reliability-{name.replace(' ', '-')}",
        lambda width: drawings.reliability_spec(exact, again, width),
        said("reliability.label", name=name),
        said("reliability.caption", name=name[:1].upper() + name[1:]),
    )


def _errors(found: Reliability) -> Table:
    return Table(
        said("reliability.errors"),
        ("chance of", "predictions", "ECE", "by sampling alone", "said minus happened", "Brier"),
        tuple(
            (
                curve.name,
                number(curve.count, 0),
                number(curve.ece, 4),
                f"{number(curve.ece_by_luck, 4)}, at most {number(curve.ece_by_luck_high, 4)}",
                interval(curve.bias, 4, sign=True),
                number(curve.brier, 4),
            )
            for curve in found.curves
        ),
    )


def _coverage(found: Reliability) -> Table:
    return Table(
        said("reliability.coverage"),
        ("interval of the", "cases", "inside", "95 % interval", "should be", "truth below", "truth above"),
        tuple(
            (
                c.name,
                number(c.count, 0),
                share(c.covered.value),
                f"{span(100 * c.covered.low, 100 * c.covered.high)} %",
                share(c.nominal),
                share(c.below),
                share(c.above),
            )
            for c in found.coverage
        ),
    )


def _bins(curve: Curve) -> Table:
    return Table(
        said("reliability.bins", name=curve.name),
        ("said", "predictions", "happened", "95 % interval"),
        tuple(
            (
                share(b.predicted),
                number(b.count, 0),
                share(b.happened.value),
                f"{span(100 * b.happened.low, 100 * b.happened.high)} %",
            )
            for b in curve.bins
        ),
    )


def numerical_section(found: NumericalError) -> Section:
    """Return the section on what the arithmetic costs."""
    files, skills = found.nodes
    return Section(
        "numerical",
        said("numerical.title"),
        (
            said("numerical.how", lists=found.lists, files=files, skills=skills, draws=found.draws),
            Table(
                said("numerical.table"),
                ("source", "typical (root mean square)", "largest met"),
                tuple(
                    (s.name, number(100 * s.typical, 2), number(100 * s.largest, 2)) for s in found.sources
                ),
            ),
            said("numerical.read", largest=number(100 * max(s.largest for s in found.sources), 1)),
        ),
    )
