"""How far a long run is: a bar on a terminal, now and then a line in a log."""

import time
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from smartpick.scale import Progress

__all__ = ["progress_shown"]

EVERY_S = 30.0


@contextmanager
def progress_shown(words: str, journal: Path | None = None) -> "Iterator[Callable[[Progress], None]]":
    """Show done, total, rate and time left on the error stream while something long runs.

    On a terminal that is one moving line; in a log, a line every half minute. When the run is interrupted, say what
    the journal keeps; when the journal had damaged files, say that they were done again.
    """
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import BarColumn, TextColumn  # noqa: PLC0415
    from rich.progress import Progress as Bar  # noqa: PLC0415

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[said]}"))
    last: list[Progress] = []
    shown = time.monotonic()
    with Bar(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(words, total=None, said="")

        def tell(now: "Progress") -> None:
            nonlocal shown
            last[:] = [now]
            bar.update(task, completed=now.done, total=now.total, said=in_words(now))
            if not console.is_terminal and time.monotonic() - shown >= EVERY_S:
                shown = time.monotonic()
                click.echo(f"{words}: {in_words(now)}", err=True)

        try:
            yield tell
        except KeyboardInterrupt:
            if journal and last:
                click.echo(
                    f"{journal} keeps {last[0].done} of {last[0].total}; the same command goes on from there.",
                    err=True,
                )
            raise
    if last and last[0].damaged:
        click.echo(f"{journal}: {last[0].damaged} damaged files were noticed and done again.", err=True)


def in_words(now: "Progress") -> str:
    """Return progress as words: done, total, rate, time left."""
    parts = [f"{now.done:,} of {now.total:,}"]
    if now.kept:
        parts.append(f"{now.kept:,} from the journal")
    if now.rate is not None:
        parts.append(f"{now.rate:.2g} a second" if now.rate < 10 else f"{now.rate:,.0f} a second")
    if now.left:
        parts.append(f"{timedelta(seconds=round(now.left))} left")
    return ", ".join(parts)
