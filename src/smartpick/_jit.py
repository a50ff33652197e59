"""The one place that imports numba: every kernel of the engine is compiled with the same settings.

``nogil`` lets a server answer while a kernel runs; ``parallel`` is never used, because numba's fallback threading
layer aborts the process when two threads enter it. ``error_model="numpy"`` makes division by zero give inf or nan.
Kernels carry explicit signatures, so compilation happens once, at first import, and is cached on disk.
"""

from collections.abc import Callable
from typing import Any, TypeVar, cast

import numba

F = TypeVar("F", bound=Callable[..., Any])


def kernel(*signatures: str, inline: bool = False) -> Callable[[F], F]:
    """Compile a function to machine code for the given numba signatures (none: on first call)."""
    options: dict[str, Any] = {"cache": True, "nogil": True, "error_model": "numpy"}
    if inline:
        options["inline"] = "always"
    decorate = numba.njit(list(signatures), **options) if signatures else numba.njit(**options)
    return cast("Callable[[F], F]", decorate)
