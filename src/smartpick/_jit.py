"""The one place that imports numba: every kernel of the engine is compiled with the same settings.

``nogil`` lets a server answer while a kernel runs; ``parallel`` is never used, because numba's fallback threading
layer aborts the process when two threads enter it. ``error_model="numpy"`` makes division by zero give inf or nan.
Kernels carry explicit signatures, so compilation happens once, at first import, and is cached on disk.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar, cast

import numba

F = TypeVar("F", bound=Callable[..., Any])
_told: list[Callable[[], None]] = []


def kernel(*signatures: str, inline: bool = False) -> Callable[[F], F]:
    """Compile a function to machine code for the given numba signatures (none: on first call)."""
    options: dict[str, Any] = {"cache": True, "nogil": True, "error_model": "numpy"}
    if inline:
        options["inline"] = "always"
    decorate = numba.njit(list(signatures), **options) if signatures else numba.njit(**options)

    def made(function: F) -> F:
        compiled = cast("F", decorate(function))
        for tell in _told:
            tell()
        return compiled

    return made


@contextmanager
def each_kernel(tell: Callable[[], None]) -> Iterator[None]:
    """Let ``tell`` be called after each kernel that is made, compiled or found compiled, within the block."""
    _told.append(tell)
    try:
        yield
    finally:
        _told.remove(tell)


@kernel()
def _nothing() -> None:
    """Do nothing: numba says of every kernel where it keeps what it compiled."""


def cache_folder() -> Path:
    """Return the folder in which numba keeps what was compiled of the modules beside this one."""
    return Path(str(cast("Any", _nothing).stats.cache_path))
