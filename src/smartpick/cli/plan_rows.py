"""The rows of a plan for the terminal: a table where it is wide, one paragraph a program where it is not."""

from collections import Counter
from collections.abc import Iterable

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from smartpick.advice import Plan, PlanRow
from smartpick.chances import Estimate
from smartpick.render.wording import percent, percent_range, points

__all__ = ["TIER_STYLE", "WIDE", "show_rows", "usual_unknowns"]

WIDE = 120
INDENT = 4
LEAST_INDENTED = 40  # columns; below, the indent would take what the words need
TIER_STYLE = {"likely": "green", "target": "yellow", "reach": "magenta"}
STOP = "Your stop point. What follows is there because your budget, pins or minimum reach further."
COLUMNS = (
    ("#", "right", 1),
    ("tier", "left", 2),
    ("program", "left", 9),
    ("interview", "right", 4),
    ("match there", "right", 4),
    ("signal", "left", 2),
    ("adds", "right", 2),
    ("why (points of interview)", "left", 9),
    ("not known", "left", 4),
)


def usual_unknowns(plan: Plan) -> tuple[str, ...]:
    """Return the rules that are not known for most of the list: said once, not in every row."""
    counts = Counter(rule for row in plan.rows for rule in _unknown(row))
    return tuple(rule for rule, number in counts.items() if number > 0.6 * len(plan.rows))


def show_rows(plan: Plan, console: Console, most: int | None) -> None:
    """Print the first ``most`` rows (all of them without a number), with a line where the stop point parts them."""
    rows = plan.rows[:most]
    stop = next((row.rank for row in rows if row.past_stop), None)
    if console.width >= WIDE:
        console.print(_table(rows, stop))
        return
    usual = usual_unknowns(plan)
    for row in rows:
        if row.rank == stop:
            console.print(Text(STOP, style="bold yellow"))
        console.print(_paragraph(row, usual, indented=console.width >= LEAST_INDENTED))


def _table(rows: Iterable[PlanRow], stop: int | None) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold", row_styles=["", "dim"])
    for column, justify, ratio in COLUMNS:
        table.add_column(column, justify=justify, ratio=ratio, overflow="fold")  # type: ignore[arg-type]
    for row in rows:
        if row.rank == stop:
            table.add_row("", "", Text(STOP, style="bold yellow"))
        table.add_row(
            str(row.rank),
            Text(row.tier, style=TIER_STYLE[row.tier]),
            Text.assemble(_name(row), f"\n{_place(row)}"),
            _chance(row.interview),
            _chance(row.match),
            _signal(row),
            points(row.marginal_value),
            Text("\n".join(filter(None, [_why(row), *_facts(row)]))),
            Text(", ".join(_unknown(row))),
        )
    return table


def _paragraph(row: PlanRow, usual: tuple[str, ...], *, indented: bool) -> RenderableType:
    """Return one program as lines that may wrap anywhere and still say which number belongs to what."""
    signal = {"": "", "signal": ", signal"}.get(_signal(row), f", {_signal(row)} signal")
    adds = f"{signal}, adds {points(row.marginal_value)} points of chance"
    number = Text(f"{row.rank}.", style="bold")
    lines = [
        _name(row) if indented else Text.assemble(number, " ", _name(row)),
        Text(_place(row)),
        Text.assemble((row.tier, TIER_STYLE[row.tier]), adds),
        Text(f"interview {percent(row.interview.value)} ({percent_range(row.interview)}), match there ")
        + Text(f"{percent(row.match.value)} ({percent_range(row.match)})"),
    ]
    if why := _why(row):
        lines.append(Text(why, style="dim"))
    lines += [Text(known, style="cyan") for known in _facts(row)]
    unknown = _unknown(row)
    if set(unknown) != set(usual):
        lines.append(Text(f"not known: {', '.join(unknown) or 'nothing'}", style="dim"))
    if not indented:
        return Group(*lines)
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=INDENT, justify="right")
    grid.add_column()
    grid.add_row(number, Group(*lines))
    return grid


def _name(row: PlanRow) -> Text:
    name = Text(row.program.name)
    if row.pinned:
        name.append(" (pinned, wasted)" if row.wasted else " (pinned)", style="red" if row.wasted else "cyan")
    return name


def _place(row: PlanRow) -> str:
    return f"{row.program.city}, {row.program.state}; {row.program.specialty}"


def _signal(row: PlanRow) -> str:
    return "" if row.signal == "none" else row.signal


def _chance(estimate: Estimate) -> str:
    return f"{percent(estimate.value)} {percent_range(estimate)}"


def _why(row: PlanRow) -> str:
    found = [f"{reason.words} ({reason.effect:+.1f})" for reason in row.reasons if not reason.unknown]
    return "; ".join(found[:2])


def _facts(row: PlanRow) -> list[str]:
    """Return what was entered about the program, with source and day."""
    return [f"{'in conflict' if fact.conflict else 'known'}: {fact.words}" for fact in row.facts]


def _unknown(row: PlanRow) -> tuple[str, ...]:
    return tuple(screen.rule for screen in row.screens if screen.verdict == "unknown")
