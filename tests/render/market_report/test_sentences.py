"""Every sentence of the report is found, filled in, and used."""

import re
import tomllib
from pathlib import Path

import pytest

from smartpick.errors import InternalError
from smartpick.render import market_report
from smartpick.render.market_report.sentences import items, said

FOLDER = Path(market_report.__file__).parent


def test_words_are_filled_in_on_one_line() -> None:
    """Whitespace runs together; values stand where they are named."""
    words = said("promises.missed", kept=3, all=9)
    assert words.startswith("3 of 9 promises are kept.")
    assert "\n" not in said("limits.how")
    assert len(items("limits.items")) >= 6


def test_what_is_not_there_is_a_bug() -> None:
    """An unknown name and a missing value are told at once."""
    with pytest.raises(InternalError, match=re.escape("limits.nothing")):
        said("limits.nothing")
    with pytest.raises(KeyError):
        said("promises.missed", kept=3)


def test_every_sentence_is_used() -> None:
    """No words in the file that no module says."""
    code = "".join(path.read_text(encoding="utf-8") for path in FOLDER.glob("*.py"))
    words = tomllib.loads((FOLDER / "words.toml").read_text(encoding="utf-8"))
    names = [n for n, v in words.items() if isinstance(v, str)]
    names += [f"{part}.{n}" for part, inner in words.items() if isinstance(inner, dict) for n in inner]
    assert [name for name in names if not re.search(f"[\"']{re.escape(name)}[\"']", code)] == []
