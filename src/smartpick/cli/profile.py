"""``smartpick profile``: make a profile, check it, print its schema."""

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from smartpick.errors import Problem, UserError

if TYPE_CHECKING:
    from smartpick.applicant import Profile
    from smartpick.season import Season

__all__ = ["profile"]

EXAMPLES = (
    "community-clinic",
    "community-clinic-before",
    "oncology-observership",
    "oncology-observership-before",
)


@click.group()
def profile() -> None:
    """Make and check the file that says who applies."""


@profile.command()
@click.argument("path", type=click.Path(path_type=Path), default=Path("profile.toml"))
@click.option("--force", is_flag=True, help="Replace the file if it exists.")
@click.option(
    "--example", type=click.Choice(EXAMPLES), help="Write a made-up applicant instead of a template."
)
def new(path: Path, force: bool, example: str | None) -> None:
    """Write a new profile to PATH (profile.toml if left out): a template with every field explained."""
    from smartpick.applicant import example_text, new_profile_text  # noqa: PLC0415
    from smartpick.files import write_file  # noqa: PLC0415

    if path.exists() and not force:
        raise UserError(
            Problem(
                "This file exists already.", "Choose another name, or replace it with --force.", str(path)
            )
        )
    write_file(path, example_text(example) if example else new_profile_text())
    click.echo(f"wrote {path}")
    click.echo(f"Next: fill it in, then run: smartpick profile check {path}", err=True)


@profile.command()
@click.argument("path", type=click.Path(path_type=Path), default=Path("profile.toml"))
@click.option(
    "--season", default="2026-27", show_default=True, help="Season whose pass marks and fees apply."
)
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="Day the profile is judged on; default: today.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def check(path: Path, season: str, on: object, as_json: bool) -> None:
    """Say what was understood from PATH, what is unknown and what that means, and every problem.

    Exit code 2 when there are problems; each is named by file, line and field.
    """
    from smartpick.advice.profile_rules import directory_findings, season_rules  # noqa: PLC0415
    from smartpick.applicant import read_profile  # noqa: PLC0415
    from smartpick.season import load_season  # noqa: PLC0415

    day = on.date() if hasattr(on, "date") else date.today()  # noqa: DTZ011  (the user's own day)
    rules = load_season(season)
    read = read_profile(path, on=day, rules=season_rules(rules), also=directory_findings).profile
    if as_json:
        _print_json(path, read)
    else:
        _print_words(path, read, rules, day)


def _print_json(path: Path, read: "Profile") -> None:
    from smartpick.applicant import meaning, profile_document  # noqa: PLC0415

    document = {
        "file": str(path),
        "profile": profile_document(read),
        "unknown": [{"field": name, "means": meaning(name)} for name in read.unknown_fields()],
        "problems": [],
    }
    click.echo(json.dumps(document, indent=2, ensure_ascii=False))


def _print_words(path: Path, read: "Profile", season: "Season", day: date) -> None:
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    from smartpick.applicant import meaning  # noqa: PLC0415
    from smartpick.cli.profile_words import understood  # noqa: PLC0415

    console = Console()
    # Text, not markup: what a user wrote may hold square brackets.
    console.print(Text(f"{read.label} ({path})", style="bold"))
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(style="cyan", no_wrap=True)
    table.add_column(overflow="fold")
    for subject, words in understood(read, season, day):
        table.add_row(Text(subject), Text(words))
    console.print(table)
    unknown = read.unknown_fields()
    console.print(
        Text(f"\nUnknown ({len(unknown)}), and what that means", style="bold")
        if unknown
        else "\nNothing is unknown."
    )
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(style="yellow", no_wrap=True)
    table.add_column(overflow="fold")
    for name in unknown:
        table.add_row(Text(name), Text(meaning(name)))
    if unknown:
        console.print(table)
    console.print("\nNo problems found.")


@profile.command()
def schema() -> None:
    """Print the JSON Schema of a profile, for completion in an editor."""
    from smartpick.applicant import profile_schema  # noqa: PLC0415

    click.echo(json.dumps(profile_schema(), indent=2, ensure_ascii=False))
