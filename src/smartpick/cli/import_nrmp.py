"""``smartpick import nrmp``: your copy of NRMP's Program Results, read, checked, linked, shown, and then kept."""

import json
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from smartpick.cli.opened_data import data_if_any, open_data
from smartpick.errors import Problem, UserError

if TYPE_CHECKING:
    from smartpick.intake.nrmp import ProgramResults, YearCheck
    from smartpick.workspace.nrmp import KeptResults, PlannedImport

__all__ = ["nrmp"]

_FAULTS_SHOWN = 10
_STATE_WORDS = {
    "linked": "linked",
    "decided": "by your word",
    "doubtful": "doubtful",
    "none": "without a program",
}
_EVERY_S = 5.0  # in a log, a line of progress so often


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Show what would be imported, and import nothing.")
@click.option("--yes", is_flag=True, help="Import without asking, if the totals are the published ones.")
@click.option(
    "--despite-totals", is_flag=True, help="Import also when the totals are not the published ones."
)
@click.option("--json", "as_json", is_flag=True, help="Ask nothing; print one JSON object.")
def nrmp(file: Path, dry_run: bool, yes: bool, despite_totals: bool, as_json: bool) -> None:
    """Import FILE, your own copy of NRMP's report "Program Results" (a PDF from its data reports).

    It says for every track of every program how many positions it offered and filled in five Matches. The sums are
    first compared with the totals that NRMP published. Each track is then linked to a program of the directory; what is
    doubtful waits for your word ("smartpick import review"). The report may not be passed on: its rows stay with you.
    """
    from smartpick.intake.nrmp import check_totals, read_report  # noqa: PLC0415
    from smartpick.programs import load_directory  # noqa: PLC0415
    from smartpick.workspace.nrmp import import_results, kept_results, planned_import  # noqa: PLC0415

    with _progress("Reading the report") as told:
        results = read_report(file, told)
    checks = check_totals(results.tracks, results.years)
    agree = all(one.agrees for one in checks)
    if not as_json:
        _tell_reading(results, checks)
    if not (agree or dry_run or despite_totals) and (yes or as_json):
        raise UserError(_disagreements(results, checks))
    held = _held_before() if dry_run else None
    if held is not None:
        planned = planned_import(held, results.tracks, load_directory())
        _tell(results, checks, planned, None, dry_run=True, as_json=as_json)
        return
    with open_data() as store:
        held = kept_results(store)
        planned = planned_import(held, results.tracks, load_directory())
        if not as_json:
            _tell_links(planned)
            if not yes and planned.new + planned.changed:
                _ask(planned, agree=agree or despite_totals)
        years = f"{results.years[0]} to {results.years[-1]}"
        words = f"Imported {planned.new + planned.changed:,} tracks of NRMP's Program Results, {years}"
        action = import_results(store, held, planned, words)
    _tell(results, checks, planned, action.seq if action else None, dry_run=False, as_json=as_json)


def _held_before() -> "KeptResults":
    """Return what is kept already, nothing where there are no data: a dry run makes none."""
    from smartpick.workspace.nrmp import KeptResults, kept_results  # noqa: PLC0415

    with data_if_any() as store:
        return KeptResults({}, {}, {}) if store is None else kept_results(store)


def _ask(planned: "PlannedImport", *, agree: bool) -> None:
    """Ask whether to go on, with the reason not to where there is one; end here on a no."""
    count = planned.new + planned.changed
    if agree:
        click.confirm(f"Import {count:,} tracks?", abort=True, err=True)
    else:
        question = "The sums are NOT the published totals: something was misread. Import it all the same?"
        click.confirm(question, default=False, abort=True, err=True)


def _disagreements(results: "ProgramResults", checks: "Sequence[YearCheck]") -> list[Problem]:
    wrong = [Problem(one.sentence() + ".", "", results.name) for one in checks if not one.agrees]
    way_out = "Look at it with --dry-run; if you want it as it is, say --despite-totals."
    return [*wrong, Problem("The totals are not the published ones; nothing was imported.", way_out)]


def _tell_reading(results: "ProgramResults", checks: "Sequence[YearCheck]") -> None:
    """Show what was read, and whether its sums are the published ones."""
    click.echo(
        f"{len(results.tracks):,} tracks on {results.pages} pages. Sums against published totals:", err=True
    )
    for one in checks:
        click.echo(f"  {one.sentence()}", err=True)
    for problem in results.faults[:_FAULTS_SHOWN]:
        click.echo(f"left out: {problem.sentence()}", err=True)
    if len(results.faults) > _FAULTS_SHOWN:
        click.echo(f"left out: and {len(results.faults) - _FAULTS_SHOWN:,} more rows", err=True)


def _tell_links(planned: "PlannedImport") -> None:
    """Show how the tracks would be linked."""
    counts = _counts(planned)
    share = counts["programs_linked"] / counts["programs"] if counts["programs"] else 0.0
    tracks = ", ".join(f"{counts[state]:,} {words}" for state, words in _STATE_WORDS.items())
    for line in (
        f"Programs of the report:  {counts['programs']:,}, {counts['programs_linked']:,} of them linked ({share:.0%})",
        f"Programs here:           {counts['directory_programs']:,} with results",
        f"Tracks:                  {tracks}",
        f"Against what is kept:    {planned.new:,} new, {planned.changed:,} changed, {planned.same:,} the same",
        "Links are by state, specialty, name and city; docs/nrmp.md says how often they are right.",
    ):
        click.echo(line, err=True)


def _counts(planned: "PlannedImport") -> dict[str, int]:
    states = Counter(one.state for one in planned.tracks)
    linked = {one.track.program_code for one in planned.tracks if one.program}
    return {
        "programs": len({one.track.program_code for one in planned.tracks}),
        "programs_linked": len(linked),
        "directory_programs": len({one.program for one in planned.tracks if one.program}),
        **{state: states[state] for state in _STATE_WORDS},
    }


def _tell(
    results: "ProgramResults",
    checks: "Sequence[YearCheck]",
    planned: "PlannedImport",
    seq: int | None,
    *,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Say what was done, as an object for a script or as sentences."""
    count = planned.new + planned.changed
    if as_json:
        click.echo(
            json.dumps(_document(results, checks, planned, seq, dry_run), indent=2, ensure_ascii=False)
        )
        return
    if dry_run:
        _tell_links(planned)
        click.echo(f"would import {count:,} tracks; nothing was changed")
    elif seq is None:
        click.echo("nothing is new; nothing was changed")
    else:
        click.echo(f"imported {count:,} tracks. Take it back with: smartpick data undo")
    if not dry_run and any(one.state == "doubtful" for one in planned.tracks):
        click.echo("Some links wait for your word: smartpick import review")


def _document(
    results: "ProgramResults",
    checks: "Sequence[YearCheck]",
    planned: "PlannedImport",
    seq: int | None,
    dry_run: bool,
) -> dict[str, Any]:
    return {
        "file": results.name,
        "pages": results.pages,
        "years": list(results.years),
        "totals": [
            {
                "year": one.year,
                "quota": one.quota,
                "matched": one.matched,
                "published": list(one.published) if one.published else None,
                "agrees": one.agrees,
                "source": one.source,
            }
            for one in checks
        ],
        "left_out": [{"what": one.what, "where": one.where} for one in results.faults],
        "links": _counts(planned),
        "new": planned.new,
        "changed": planned.changed,
        "same": planned.same,
        "dry_run": dry_run,
        "imported": 0 if seq is None else planned.new + planned.changed,
        "action": seq,
    }


@contextmanager
def _progress(words: str) -> Iterator[Callable[[int, int], None]]:
    """Show on the error stream how many pages were read: a bar on a terminal, now and then a line in a log."""
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("pages"))
    shown = time.monotonic()
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(words, total=None)

        def told(done: int, total: int) -> None:
            nonlocal shown
            bar.update(task, completed=done, total=total)
            if not console.is_terminal and time.monotonic() - shown >= _EVERY_S:
                shown = time.monotonic()
                click.echo(f"{words}: page {done} of {total}", err=True)

        yield told
