"""``smartpick warm``: compile every kernel now, so that the first pick does not wait for it."""

import importlib
import pkgutil
import time

import click

__all__ = ["kernel_modules", "warm"]


def kernel_modules() -> list[str]:
    """Return the name of every module of compiled loops in the package."""
    import smartpick  # noqa: PLC0415

    found = pkgutil.walk_packages(smartpick.__path__, "smartpick.")
    return [module.name for module in found if module.name.endswith("._kernels")]


@click.command()
def warm() -> None:
    """Compile the engine and keep the result, so that the first run starts at once."""
    started = time.perf_counter()
    for name in kernel_modules():
        importlib.import_module(name)
    click.echo(f"The engine is ready ({time.perf_counter() - started:.1f} s).")
