"""The kernels of the engine compiled ahead, and whether that was done before on this machine.

    python -P -m smartpick.compiling

compiles what a list needs in a process of its own and says ``done of`` after each kernel. The compiler needs seconds
and seventy megabytes that a server would keep; another process gives both back when it ends, and holds up no page.
"""

import contextlib
import hashlib
import importlib
import re
import sys
from collections.abc import Callable, Collection, Sequence
from importlib.metadata import version
from pathlib import Path

__all__ = ["ROOMS_OF_LISTS", "compile_kernels", "compiled_before", "kernel_modules", "main"]

#: The rooms whose kernels a list needs; those of the whole market are compiled by who simulates it.
ROOMS_OF_LISTS = ("advice", "chances", "picks")
_PACKAGE = Path(__file__).parent


def kernel_modules(rooms: Collection[str] = ()) -> list[str]:
    """Return the name of every module of compiled loops, or of those in some rooms."""
    found = (path.relative_to(_PACKAGE).with_suffix("").parts for path in _PACKAGE.rglob("_kernels.py"))
    return sorted(".".join(("smartpick", *parts)) for parts in found if not rooms or parts[0] in rooms)


def compiled_before() -> bool:
    """Tell whether the kernels of lists were compiled here, as they are now, with this Python and this numba."""
    try:
        return _record().read_text(encoding="ascii") == _state()
    except OSError:
        return False


def compile_kernels(
    modules: Sequence[str], tell: Callable[[int, int], None] = lambda _done, _of: None
) -> None:
    """Compile the kernels of modules, or find them compiled; ``tell`` is told how many are done of how many."""
    from smartpick._jit import each_kernel  # noqa: PLC0415  (it takes a second to load)

    of = sum(len(re.findall(r"(?m)^@kernel", _file(name).read_text(encoding="utf-8"))) for name in modules)
    done = 0

    def one_more() -> None:
        nonlocal done
        done += 1
        tell(min(done, of), of)

    with each_kernel(one_more):
        for name in modules:
            importlib.import_module(name)
    if set(kernel_modules(ROOMS_OF_LISTS)) <= set(modules):
        # Without a place to write the note, the kernels are looked for anew each time, which takes two seconds.
        with contextlib.suppress(OSError):
            _record().write_text(_state(), encoding="ascii")


def main() -> None:
    """Compile what a list needs, and say how far that is."""

    def tell(done: int, of: int) -> None:
        sys.stdout.write(f"{done} {of}\n")
        sys.stdout.flush()

    compile_kernels(kernel_modules(ROOMS_OF_LISTS), tell)


def _record() -> Path:
    from smartpick._jit import cache_folder  # noqa: PLC0415

    return cache_folder() / f"kernels-of-lists.{sys.implementation.cache_tag}.txt"


def _state() -> str:
    """Return a digest of all that decides whether numba would compile anew."""
    state = [version("numba"), sys.version]
    for name in kernel_modules(ROOMS_OF_LISTS):
        told = _file(name).stat()
        state.append(f"{name} {told.st_size} {told.st_mtime_ns}")
    return hashlib.sha256("\n".join(state).encode()).hexdigest()


def _file(module: str) -> Path:
    return _PACKAGE.joinpath(*module.split(".")[1:]).with_suffix(".py")


if __name__ == "__main__":
    main()
