"""``smartpick solve list``: choose programs under limits, with a proof."""

import json
from typing import Any

import click

from smartpick.cli.json_file import read_json
from smartpick.cli.option_types import Number

__all__ = ["solve_list_command"]


@click.command("list")
@click.argument("file")
@click.option("--json", "as_json", is_flag=True, help="Print the answer as JSON.")
@click.option(
    "--seconds",
    type=Number(min=0),
    default=10.0,
    show_default=True,
    help="Stop looking for a proof after this time; the gap reached is shown.",
)
def solve_list_command(file: str, as_json: bool, seconds: float) -> None:
    """Choose the best list for the programs, chances and limits in FILE ("-" reads standard input).

    The format of the file is described in docs/optimiser.md.
    """
    document = read_json(file)
    from smartpick.picks.list_answer import solve_list  # noqa: PLC0415  (compiles kernels; --help need not wait)

    answer = solve_list(document, file, seconds)
    if as_json:
        click.echo(json.dumps(answer, indent=2, ensure_ascii=False))
    else:
        _show(answer)


def _show(answer: dict[str, Any]) -> None:
    from rich.console import Console  # noqa: PLC0415
    from rich.markup import escape  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415

    console = Console()
    table = Table()
    table.add_column("#", justify="right")
    table.add_column("program")
    table.add_column("signal")
    table.add_column("lost without it", justify="right")
    for rank, row in enumerate(answer["chosen"], start=1):
        signal = "" if row["signal"] == "none" else row["signal"]
        table.add_row(str(rank), escape(row["id"]), escape(signal), f"{row['marginal_value']:.6g}")
    if answer["chosen"]:
        console.print(table)
    else:
        console.print("No program is worth choosing under these limits.")
    console.print(
        f"Value {answer['value']:.6g}, chance of success {answer['p_success']:.4f}, cost {answer['cost']:.2f}."
    )
    if answer["optimal"]:
        console.print("Proven: no list under these limits is worth more.")
    else:
        console.print(f"No list under these limits is worth more than {answer['upper_bound']:.6g}.")
    for warning in answer["warnings"]:
        console.print(f"Warning: {escape(warning)}")
