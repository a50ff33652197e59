"""Tables of the simulated season for people: specialties, and figures beside their sources."""

from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

if TYPE_CHECKING:
    from smartpick.market import ModelCard
    from smartpick.market.comparison import Figure
    from smartpick.market.moments import Moments
    from smartpick.market.programs_side import World

__all__ = ["show_figures", "show_specialties"]


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
        mark = " (fitted)" if figure.fitted else ""
        digits = 2 if figure.unit == "odds ratio" else 1
        table.add_row(
            figure.name + mark,
            _number(figure.published, digits),
            _number(figure.simulated, digits),
            figure.unit,
            figure.source,
        )
    Console().print(table)
