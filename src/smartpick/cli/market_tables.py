"""Tables of the simulated season for people: specialties, and figures beside their sources."""

from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table

if TYPE_CHECKING:
    from smartpick.market import ModelCard
    from smartpick.market.calibration.fit import Fitted
    from smartpick.market.comparison import Figure
    from smartpick.market.moments import Moments
    from smartpick.market.programs_side import World

__all__ = ["show_complete", "show_figures", "show_fit", "show_specialties"]


def _number(value: float, digits: int = 1) -> str:
    """Return a number in words for a table; nan is a dash."""
    return "-" if value != value else f"{value:,.{digits}f}"  # noqa: PLR0124  (nan)


def show_specialties(world: "World", card: "ModelCard", found: "Moments") -> None:
    """Print one row per specialty: positions, fill, non-US IMGs matched beside 2026, ranks and scores."""
    from smartpick.market.moments import non_us_matched  # noqa: PLC0415

    table = Table(title="Simulated season by specialty", title_justify="left")
    table.add_column("specialty", overflow="fold")
    for head in (
        "positions",
        "filled %",
        "IMG matched",
        "2026",
        "openness",
        "ranks m / n",
        "Step 2 CK m / n",
    ):
        table.add_column(head, justify="right")
    matched = non_us_matched(found)
    for s, name in enumerate(world.specialties):
        row = card.specialties[name]
        table.add_row(
            name,
            _number(found.positions[s], 0),
            _number(100 * found.filled[s] / max(found.positions[s], 1), 0),
            _number(matched[s]),
            str(row.img_matched),
            _number(row.openness, 2),
            f"{_number(found.ranks[s, 0])} / {_number(found.ranks[s, 1])}",
            f"{_number(found.step2ck[s, 0], 0)} / {_number(found.step2ck[s, 1], 0)}",
        )
    console = Console()
    console.print(table)
    console.print("IMG: non-US IMGs, matched to the preferred specialty. m: matched, n: not matched.")


def show_figures(figures: tuple["Figure", ...]) -> None:
    """Print published and simulated figures side by side."""
    table = Table(title="Beside what was published", title_justify="left")
    table.add_column("figure", overflow="fold")
    table.add_column("published", justify="right")
    table.add_column("simulated", justify="right")
    table.add_column("unit")
    table.add_column("source", overflow="fold")
    for figure in figures:
        row = figure.published
        mark = " (fitted)" if row.fitted else " (solved)" if row.solved else ""
        digits = 2 if row.unit in {"odds ratio", "ratio"} else 1
        table.add_row(
            row.name + mark,
            _number(row.value, digits),
            _number(figure.simulated, digits),
            row.unit,
            row.source,
        )
    Console().print(table)


def show_complete(figures: dict[str, float], published: list[dict[str, Any]]) -> None:
    """Print the outcomes of a complete season beside the published ones."""
    table = Table(title="The complete season beside what was published", title_justify="left")
    for head in ("figure", "published", "simulated", "unit", "source"):
        table.add_column(head, justify="right" if head in {"published", "simulated"} else "left")
    for row in published:
        digits = 0 if row["unit"] == "positions" else 1
        value, found = _number(row["value"], digits), _number(figures[row["key"]], digits)
        table.add_row(row["name"], value, found, row["unit"], row["source"])
    Console().print(table)


def show_fit(found: "Fitted") -> None:
    """Print what a fit found: parameters with prior and posterior, figures with their misses."""
    parameters = Table(title="Fitted parameters", title_justify="left")
    for head in ("parameter", "before", "after", "members"):
        parameters.add_column(head, justify="left" if head == "parameter" else "right")
    for name in found.names:
        mean, sd = found.card[name].prior or (0.0, 0.0)
        values = [member.value(name) for member in found.members]
        parameters.add_row(
            name,
            f"{mean:.2f} ± {sd:.2f}",
            f"{found.card.value(name):.2f} ± {found.spread[name]:.2f}",
            f"{min(values):.2f} to {max(values):.2f}",
        )
    figures = Table(title="Fitted figures", title_justify="left")
    for head in ("figure", "published", "simulated", "miss"):
        figures.add_column(head, justify="left" if head == "figure" else "right")
    simulated, misses = found.targets.simulated(found.found), found.targets.misses(found.found)
    for row, value, miss in zip(found.targets.figures, simulated, misses, strict=True):
        figures.add_row(row.name, f"{row.value:g}", f"{value:.2f}", f"{miss:+.1f}")
    console = Console()
    console.print(parameters)
    console.print(figures)
    console.print("miss: in units of tolerance and the luck of one season together (published.toml).")
