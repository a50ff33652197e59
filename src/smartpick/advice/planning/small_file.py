"""Small files that an applicant writes by hand: their text, and their TOML with the line of each key."""

import tomllib
from pathlib import Path as FilePath
from typing import Any

from smartpick.errors import Problem, UserError
from smartpick.toml_lines import Path, line_numbers

__all__ = ["small_bytes", "small_toml"]

LARGEST = 1_000_000  # bytes


def small_bytes(path: FilePath, largest: int = LARGEST) -> bytes:
    """Return the content of a file of at most so many bytes. Raise :class:`UserError` when it cannot be had."""
    try:
        raw = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "the name cannot be used"
        raise UserError(
            Problem(f"The file cannot be read: {reason}.", "Check the name.", str(path))
        ) from None
    if len(raw) > largest:
        raise UserError(
            Problem(f"The file is larger than {largest / 1e6:g} MB.", "Is it the right one?", str(path))
        )
    return raw


def small_toml(path: FilePath, example: str) -> tuple[dict[str, Any], dict[Path, int]]:
    """Return the data of a TOML file and the lines of its values.

    Raise :class:`UserError` when it is none; ``example`` is a line that shows how to write it.
    """
    try:
        text = small_bytes(path).decode("utf-8-sig").replace("\r\n", "\n")
        return tomllib.loads(text), line_numbers(text)
    except UnicodeDecodeError:
        problem = Problem("The file is not UTF-8 text.", "Save it as UTF-8 in your editor.", str(path))
        raise UserError(problem) from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        what = f"This is not TOML: {str(error).rstrip('.')}."
        raise UserError(Problem(what, f"Write it like this: {example}", str(path))) from None
