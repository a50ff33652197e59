"""A plan as a table for the terminal: totals first, then the list, then where to stop."""

from collections.abc import Iterator

from rich.console import Console, Group
from rich.panel import Panel
from rich.text import Text

from smartpick.advice import Plan, PlanRow
from smartpick.cli.plan_rows import show_rows, usual_unknowns
from smartpick.render.wording import (
    count,
    count_range,
    money,
    order_definition,
    percent,
    percent_range,
    plural,
    points,
    tier_definition,
    worth,
)

__all__ = ["show_plan"]


def _headline(plan: Plan) -> Panel:
    totals = plan.totals
    apart = "0.001 %" if totals.gap < 1e-5 else f"{100 * totals.gap:.3f} %"
    better = "is worth more than this one" if plan.goal.weighted else "has a higher chance than this one"
    proof = f"no list under these limits {better} by more than {apart} of it"
    lines = [
        # Text, not markup: a label may hold square brackets.
        Text(f"{plan.label}: {', '.join(plan.specialties)}, season {plan.season}", style="bold"),
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
    return Panel(Group(*lines))


def _wasted(row: PlanRow) -> str:
    program = row.program
    return (
        f"no. {row.rank}, {program.name}, {program.city}, {program.state} ({program.acgme_id}), pinned by you, costs "
        f"{money(row.cost)} and adds {points(row.marginal_value)} percentage points; {row.why_wasted}."
    )


def _legend(plan: Plan) -> Iterator[Text]:
    """Yield what the columns mean, and what would otherwise stand in every row."""
    usual = usual_unknowns(plan)
    if usual:
        yield Text(
            f"Not known of most of these, and counted in the intervals: {', '.join(usual)}.", style="dim"
        )
    yield Text(f"Tiers. {tier_definition()}", style="dim")
    yield Text(order_definition(), style="dim")


def show_plan(plan: Plan, console: Console, most: int | None = None) -> None:
    """Print a plan; ``most`` limits the rows shown, the totals always cover all."""
    console.print(_headline(plan))
    if not plan.rows:
        console.print("The list is empty.")
    else:
        show_rows(plan, console, most)
        hidden = 0 if most is None else max(0, len(plan.rows) - most)
        if hidden:
            words = f"... and {plural(hidden, 'more program')}: see --all, --json or --out."
            console.print(Text(words, style="dim"))
        console.print()
        for line in _legend(plan):
            console.print(line)
    for row in plan.wasted:
        console.print(Text.assemble(("Wasted: ", "red"), _wasted(row)))
    console.print()
    console.print(Text.assemble(("Goal: ", "bold"), plan.goal.words))
    console.print(Text.assemble(("Where to stop: ", "bold"), plan.stop.words))
    for step in plan.next_hundreds[:1]:
        words = f"The first {money(step.dollars_to)} buy {points(step.gain)} percentage points."
        console.print(Text(words, style="dim"))
    for warning in plan.warnings:
        console.print(Text.assemble(("Note: ", "yellow"), warning))
    stamp = plan.provenance
    if stamp.facts:
        console.print(Text.assemble(("Facts you entered: ", "bold"), f"{stamp.facts.words}."))
    made = (
        f"An estimate for decisions, not a prediction. Directory {stamp.directory}, market {stamp.card}, "
        f"seed {stamp.seed}, SmartPick {stamp.engine}, {stamp.made_on}. Fees: {plan.fees_stamp}. "
        "Where every other number comes from: --out or --json."
    )
    console.print(Text(made, style="dim"))
