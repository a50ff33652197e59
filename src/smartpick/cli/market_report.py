"""``smartpick market report``: validate the shipped model and write the report."""

import time
from functools import partial
from pathlib import Path

import click

from smartpick.cli.progress_shown import progress_shown

__all__ = ["report"]


@click.command()
@click.option("--quick", is_flag=True, help="Smaller samples: minutes instead of an hour, wider intervals.")
@click.option(
    "--on", "address", default="processes", show_default=True, help="Who simulates (see docs/scale.md)."
)
@click.option(
    "--journal",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Folder that keeps what is finished, so that the same command goes on where it stopped.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default="validation",
    show_default=True,
    metavar="DIR",
    help="Folder for validation.html, validation.md (with images/) and validation.json.",
)
@click.option("--json", "as_json", is_flag=True, help="Also print the results as one JSON object.")
def report(quick: bool, address: str, journal: Path | None, out: Path, as_json: bool) -> None:
    """Validate the model against what is known, and write a report with every promise that is missed."""
    from smartpick.advice.promises import promises  # noqa: PLC0415
    from smartpick.advice.validation import FULL, QUICK, Hands, validate  # noqa: PLC0415
    from smartpick.chances import shipped_market  # noqa: PLC0415
    from smartpick.files import write_files  # noqa: PLC0415
    from smartpick.market.validation.thinned import third_of_the_country  # noqa: PLC0415
    from smartpick.render.market_report import (  # noqa: PLC0415
        FOLDER,
        report_document,
        report_json,
        report_markdown,
        report_page,
        report_pictures,
    )
    from smartpick.scale import Journal, open_crew  # noqa: PLC0415
    from smartpick.scale.in_order import in_order  # noqa: PLC0415
    from smartpick.scale.seasons import Hands as Seasons  # noqa: PLC0415
    from smartpick.season import load_season  # noqa: PLC0415

    started = time.monotonic()

    def note(words: str) -> None:
        click.echo(f"{time.monotonic() - started:6.0f} s  {words}", err=True)

    with progress_shown("Validating", journal) as told, open_crew(address) as crew:
        kept = Journal(journal) if journal else None
        national = Seasons(crew, kept, told)
        hands = Hands(
            seasons=national.moments,
            small_seasons=Seasons(crew, kept, told, third_of_the_country).moments,
            cutoffs=national.columns,
            perform=partial(in_order, on=crew, progress=told, journal=kept),
        )
        found = validate(shipped_market(), load_season(), hands, QUICK if quick else FULL, note)
    document, as_text = report_document(found), report_json(found)
    write_files(out / FOLDER, report_pictures(document))
    write_files(
        out,
        {
            "validation.html": report_page(document),
            "validation.md": report_markdown(document),
            "validation.json": as_text,
        },
    )
    if as_json:
        click.echo(as_text, nl=False)
        return
    for promise in promises(found):
        click.echo(f"{'kept  ' if promise.kept else 'MISSED'}  {promise.name}: {promise.found}")
    click.echo(
        f"{out / 'validation.html'}, validation.md and validation.json ({time.monotonic() - started:.0f} s)."
    )
