"""A plan as a table for the terminal: totals first, then the list, then where to stop."""

from rich.console import Console, Group
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from smartpick.advice import Plan, PlanRow
from smartpick.render.wording import count, count_range, money, percent, percent_range, plural, points, worth

__all__ = ["show_plan"]

TIER_STYLE = {"likely": "green", "target": "yellow", "reach": "magenta"}
SIGNAL_MARK = {"none": "", "silver": "silver", "gold": "gold", "signal": "signal"}
SHORTEST = 60


def _headline(plan: Plan) -> Panel:
    totals = plan.totals
    apart = "0.001 %" if totals.gap < 1e-5 else f"{100 * totals.gap:.3f} %"
    better = "is worth more than this one" if plan.goal.weighted else "has a higher chance than this one"
    proof = f"no list under these limits {better} by more than {apart} of it"
    lines = [
        Text.assemble(
            ("Chance of matching ", "bold"),
            (percent(totals.p_match.value), "bold green"),
            f"  (90 % interval {percent_range(totals.p_match)})",
        ),
        Text(
            f"{plural(totals.applications, 'application')} for {money(totals.dollars)}"
            + (f" of {money(plan.budget)}" if plan.budget is not None else "")
            + f", {count(totals.expected_interviews.value)} interviews expected"
            f" ({count_range(totals.expected_interviews)})"
        ),
    ]
    if plan.goal.weighted:
        lines.append(
            Text(f"Expected worth {worth(totals.value)} of 1, which is what was maximised: see Goal")
        )
    lines.append(Text(f"Proof: {proof}.", style="dim"))
    title = f"{plan.label}: {', '.join(plan.specialties)}, season {plan.season}"
    return Panel(Group(*lines), title=title, title_align="left")


def _why(row: PlanRow) -> str:
    found = [f"{r.words} ({r.effect:+.1f})" for r in row.reasons if not r.unknown]
    return "; ".join(found[:2])


def _unknown(row: PlanRow) -> str:
    rules = [screen.rule for screen in row.screens if screen.verdict == "unknown"]
    return ", ".join(rules)


def _rows(plan: Plan, most: int | None) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold", row_styles=["", "dim"])
    for column, justify, ratio in (
        ("#", "right", 1),
        ("tier", "left", 2),
        ("program", "left", 9),
        ("place", "left", 4),
        ("interview", "right", 4),
        ("match there", "right", 4),
        ("signal", "left", 2),
        ("worth", "right", 2),
        ("why (percentage points of interview)", "left", 9),
        ("not known", "left", 4),
    ):
        table.add_column(column, justify=justify, ratio=ratio, overflow="fold")  # type: ignore[arg-type]
    for row in plan.rows[:most]:
        name = Text(row.program.name)
        if row.pinned:
            name.append(
                " (pinned, wasted)" if row.wasted else " (pinned)", style="red" if row.wasted else "cyan"
            )
        table.add_row(
            str(row.rank),
            Text(row.tier, style=TIER_STYLE[row.tier]),
            name,
            f"{row.program.city}, {row.program.state}",
            f"{percent(row.interview.value)} [dim]{percent_range(row.interview)}[/dim]",
            f"{percent(row.match.value)} [dim]{percent_range(row.match)}[/dim]",
            SIGNAL_MARK[row.signal],
            points(row.marginal_value),
            _why(row),
            _unknown(row),
        )
    return table


def _brief_rows(plan: Plan, most: int | None) -> Table:
    """Return the list for a narrow terminal: one line a program, the details are in the page."""
    table = Table(box=None, pad_edge=False, header_style="bold", expand=True)
    for name in ("#", "tier", "program", "interview", "match", "signal"):
        # Only the name may be cut off; numbers must be whole.
        wide = name == "program"
        table.add_column(name, ratio=1 if wide else None, overflow="ellipsis", no_wrap=True)
    for row in plan.rows[:most]:
        table.add_row(
            str(row.rank),
            Text(row.tier, style=TIER_STYLE[row.tier]),
            f"{row.program.name}, {row.program.state}",
            percent(row.interview.value),
            percent(row.match.value),
            SIGNAL_MARK[row.signal],
        )
    return table


def _wasted(row: PlanRow) -> str:
    program = row.program
    return (
        f"no. {row.rank}, {program.name}, {program.city}, {program.state} ({program.acgme_id}), pinned by you, costs "
        f"{money(row.cost)} and adds {points(row.marginal_value)} percentage points; {row.why_wasted}."
    )


def show_plan(plan: Plan, console: Console, most: int | None = None) -> None:
    """Print a plan; ``most`` limits the rows shown, the totals always cover all."""
    console.print(_headline(plan))
    if not plan.rows:
        console.print("The list is empty.")
    else:
        console.print(_rows(plan, most) if console.width >= 2 * SHORTEST else _brief_rows(plan, most))
        hidden = 0 if most is None else max(0, len(plan.rows) - most)
        if hidden:
            console.print(
                f"... and {plural(hidden, 'more program')}: see --all, --json or --out.", style="dim"
            )
    for row in plan.wasted:
        console.print(Text.assemble(("Wasted: ", "red"), _wasted(row)))
    console.print()
    console.print(Text.assemble(("Goal: ", "bold"), plan.goal.words))
    console.print(Text.assemble(("Where to stop: ", "bold"), plan.stop.words))
    for step in plan.next_hundreds[:1]:
        console.print(
            f"The first {money(step.dollars_to)} buy {points(step.gain)} percentage points.", style="dim"
        )
    for warning in plan.warnings:
        console.print(Text.assemble(("Note: ", "yellow"), warning))
    stamp = plan.provenance
    console.print(
        f"An estimate for decisions, not a prediction. Directory {stamp.directory}, market {stamp.card}, "
        f"seed {stamp.seed}, SmartPick {stamp.engine}, {stamp.made_on}. Fees: {plan.fees_stamp}.",
        style="dim",
    )
