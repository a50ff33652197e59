"""``smartpick warm``: compile every kernel now, so that the first pick does not wait for it."""

import time

import click

__all__ = ["warm"]


@click.command()
def warm() -> None:
    """Compile the engine and keep the result, so that the first run starts at once."""
    from smartpick.compiling import compile_kernels, kernel_modules  # noqa: PLC0415

    started = time.perf_counter()
    compile_kernels(kernel_modules())
    click.echo(f"The engine is ready ({time.perf_counter() - started:.1f} s).")
