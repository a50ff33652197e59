"""``smartpick solve``: one question in a JSON file, answered with a proof; for checking and for scripts."""

import json
import sys
from typing import Any

import click

from smartpick.cli.json_file import read_json
from smartpick.cli.solve_list import solve_list_command

__all__ = ["solve"]

NO_ANSWER = 3


@click.group()
def solve() -> None:
    """Solve one Match, or choose one list, given as a JSON file."""


solve.add_command(solve_list_command)


@solve.command("match")
@click.argument("file")
@click.option("--json", "as_json", is_flag=True, help="Print the answer as JSON.")
def solve_match_command(file: str, as_json: bool) -> None:
    """Find a stable matching for the rank lists in FILE ("-" reads standard input).

    Exit code 3 means that no stable matching was found.
    """
    document = read_json(file)
    # Importing the engine compiles kernels; --help need not wait for it.
    from smartpick.market.instance import NoStableMatching, solve_match  # noqa: PLC0415

    try:
        answer = solve_match(document, file)
    except NoStableMatching as none:
        if as_json:
            way_out = "Change a list that links positions: a couple's, a supplemental list, a reversion."
            problem = {"what": str(none), "where": file, "way_out": way_out}
            click.echo(json.dumps({"error": {"problems": [problem]}}, indent=2))
        click.echo(str(none), err=True)
        sys.exit(NO_ANSWER)
    if as_json:
        click.echo(json.dumps(answer, indent=2, ensure_ascii=False))
    else:
        _show(answer)
    if not answer["stable"]:
        sys.exit(NO_ANSWER)


def _show(answer: dict[str, Any]) -> None:
    from rich.console import Console  # noqa: PLC0415
    from rich.markup import escape  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415

    console = Console()
    table = Table()
    table.add_column("applicant")
    table.add_column("program")
    first_years, offers = answer.get("preliminary", {}), answer.get("soap", {}).get("matches", {})
    if first_years:
        table.add_column("first year")
    if "soap" in answer:
        table.add_column("in SOAP")
    for applicant, program in answer["matches"].items():
        row = [applicant, program or "unmatched"]
        row += [first_years.get(applicant) or ""] if first_years else []
        row += [offers.get(applicant, "")] if "soap" in answer else []
        table.add_row(*(escape(cell) for cell in row))
    console.print(table)
    console.print("The matching is stable." if answer["stable"] else "No stable matching was found.")
    for moved in answer.get("reversions", ()):
        console.print(escape(f"Reverted from {moved['from']} to {moved['to']}: {moved['positions']}."))
    if "soap" in answer:
        rounds = ", ".join(str(filled) for filled in answer["soap"]["filled"])
        open_ = sum(answer["soap"]["open"].values())
        console.print(f"SOAP filled {rounds} positions round by round; {open_} stay open.")
    for warning in answer["warnings"]:
        console.print(f"Warning: {escape(warning)}")
