"""What must be the same wherever a piece is done: engine, data, libraries and the last digits of arithmetic.

The engine is named by its version and by its source text, so that two copies of a version under development do not
pass for one. ``arithmetic`` is a digest of some exponentials, logarithms and sums: numpy picks instructions by
processor, and on another kind of machine their last digits may differ.
"""

import hashlib
import platform
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np

import smartpick
from smartpick.errors import Problem, UserError
from smartpick.programs import load_directory
from smartpick.scale.piece import Columns

__all__ = ["Surroundings", "differences", "do_piece", "here", "source_of"]

# What a simulated season is made from. The market's own data are not: the card is an argument of a piece, the rest
# are results. Nor are its calibration and its validation, which ask for seasons.
ENGINE = (
    "_jit.py",
    "randomness.py",
    "united_states.py",
    "market/*.py",
    "market/applications/**/*.py",
    "market/roth_peranson/**/*.py",
    "market/soap/**/*.py",
    "programs/**/*.py",
    "season/**/*.py",
    "scale/seasons.py",
)
DATA = ("programs/data/**/*", "season/data/**/*")

NAMES = {
    "engine": "SmartPick",
    "source": "source text of SmartPick",
    "directory": "program directory",
    "python": "Python",
    "numpy": "numpy",
    "numba": "numba",
    "arithmetic": "arithmetic of processor and numpy",
}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Versions of ``engine``, ``directory``, ``python``, ``numpy``, ``numba``; digests of source and arithmetic."""

    engine: str
    source: str
    directory: str
    python: str
    numpy: str
    numba: str
    arithmetic: str


@cache
def here() -> Surroundings:
    """Return the surroundings of this process, taken once."""
    return Surroundings(
        engine=smartpick.__version__,
        source=source_of(Path(smartpick.__file__).parent, (*ENGINE, *DATA)),
        directory=load_directory().version,
        python=".".join(platform.python_version_tuple()[:2]),
        numpy=np.__version__,
        numba=version("numba"),
        arithmetic=_arithmetic(),
    )


def differences(mine: Surroundings, theirs: Surroundings, where: str) -> tuple[Problem, ...]:
    """Return what keeps a worker at ``where`` from giving the same bytes, one sentence for all of it."""
    other = [f for f in fields(Surroundings) if getattr(mine, f.name) != getattr(theirs, f.name)]
    if not other:
        return ()
    parts = [f"{NAMES[f.name]} {getattr(theirs, f.name)} (here {getattr(mine, f.name)})" for f in other]
    way_out = (
        "Use one kind of processor in a run, or bring numpy to one level with NPY_DISABLE_CPU_FEATURES (docs/scale.md)."
        if [f.name for f in other] == ["arithmetic"]
        else "Install the same SmartPick with the same pinned requirements there, and restart the worker."
    )
    return (Problem(f"This worker may give other bytes: it has {', '.join(parts)}.", way_out, where),)


def do_piece(
    function: Callable[..., Columns], arguments: tuple[Any, ...], expected: Surroundings, where: str
) -> Columns:
    """Do a piece of work in another process than the one that wants it; raises ``UserError`` if they differ."""
    if problems := differences(expected, here(), where):
        raise UserError(problems)
    return function(*arguments)


def source_of(package: Path, patterns: Iterable[str]) -> str:
    """Return twelve hex digits of every file of a package that one of the patterns names, names and content."""
    found = hashlib.sha256()
    for path in _files(package, patterns):
        found.update(f"{path.relative_to(package).as_posix()}\n".encode())
        found.update(hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()[:12]


def _files(package: Path, patterns: Iterable[str]) -> list[Path]:
    found = {path for pattern in patterns for path in package.glob(pattern)}
    return sorted(path for path in found if path.is_file() and "__pycache__" not in path.parts)


def _arithmetic() -> str:
    """Return twelve hex digits of numpy's answers to questions whose last digits may depend on the processor."""
    found = hashlib.sha256()
    for kind in (np.float32, np.float64):
        x = np.linspace(1e-3, 9.0, 4001, dtype=kind)
        for answer in (
            np.exp(x),
            np.log(x),
            np.log1p(x),
            np.expm1(x),
            np.sqrt(x),
            np.power(x, kind(0.3)),
            x.sum(),
            x.std(),
        ):
            found.update(np.asarray(answer).tobytes())
    return found.hexdigest()[:12]
