"""``smartpick serve``: the pages on this machine, for this browser only."""

from pathlib import Path

import click

__all__ = ["serve"]


@click.command()
@click.option(
    "--port", type=click.IntRange(0, 65535), help="Port to use; default: 8017, or the next that is free."
)
@click.option("--no-browser", is_flag=True, help="Only print the address; do not open a browser.")
@click.option(
    "--home",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Folder for the data; default: where the other commands keep them.",
)
def serve(port: int | None, no_browser: bool, home: Path | None) -> None:
    """Open SmartPick in the browser: first list, profile, what-if, portfolio, all on this machine.

    Only this machine can reach it, and only the browser that it opened, or that the printed address is opened in.
    """
    from smartpick.web.serving import serve as run  # noqa: PLC0415

    run(port, home, not no_browser, click.echo)
