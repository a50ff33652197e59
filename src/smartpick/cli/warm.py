"""``smartpick warm``: compile every kernel now, so that the first pick does not wait for it."""

import time

import click

__all__ = ["warm"]


@click.command()
def warm() -> None:
    """Compile the engine and keep the result, so that the first run starts at once."""
    started = time.perf_counter()
    import smartpick.chances._kernels  # noqa: PLC0415
    import smartpick.market._kernels  # noqa: PLC0415
    import smartpick.picks._kernels  # noqa: F401, PLC0415

    click.echo(f"The engine is ready ({time.perf_counter() - started:.1f} s).")
