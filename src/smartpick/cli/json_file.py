"""Reading a JSON file given on the command line; what is wrong with it is said with line and column."""

import json
import sys
from pathlib import Path
from typing import Any

from smartpick.errors import Problem, UserError

__all__ = ["read_json"]


def read_json(file: str) -> Any:
    """Return the parsed content of a file ("-": standard input); raise ``UserError`` unless it is JSON."""
    try:
        content = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        return json.loads(content.decode("utf-8-sig"), object_pairs_hook=_object(file))
    except FileNotFoundError:
        problem = Problem("There is no such file.", "Check the name.", file)
    except OSError as error:
        problem = Problem(f"The file cannot be read: {error.strerror or error}.", "Check the name.", file)
    except UnicodeDecodeError as error:
        problem = Problem(f"Byte {error.start + 1} is not UTF-8 text.", "Save the file as UTF-8.", file)
    except json.JSONDecodeError as error:
        place = f"{file}: line {error.lineno}, column {error.colno}"
        problem = Problem(f"This is not JSON: {error.msg}.", "Mend the file there.", place)
    except RecursionError:
        problem = Problem("The document is nested too deeply.", "Give a flat list of programs.", file)
    except ValueError as error:  # a number with more digits than Python converts
        problem = Problem(f"A number cannot be read: {error}.", "Shorten it.", file)
    raise UserError(problem)


def _object(file: str) -> Any:
    """Return a hook that refuses an object in which a key stands twice: one would be lost silently."""

    def build(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) != len(pairs):
            keys = [key for key, _ in pairs]
            twice = list(dict.fromkeys(key for key in keys if keys.count(key) > 1))
            raise UserError(
                [
                    Problem(f"The key {key!r} stands twice in one object.", "Remove one.", file)
                    for key in twice
                ]
            )
        return found

    return build
