"""A profile file from a few lines."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from smartpick.applicant import Profile, SeasonRules, load_profile
from smartpick.errors import UserError

TODAY = date(2026, 11, 22)
BASE = 'label = "x"\n{top}\n[preferences.specialties]\n"Internal Medicine" = 1.0\n{tables}\n'

Reader = Callable[..., Profile]
Complainer = Callable[..., list[str]]


@pytest.fixture
def read(tmp_path: Path) -> Reader:
    """Return a function from (top-level lines, tables) to a profile as of 2026-11-22."""

    def reader(top: str = "", tables: str = "", rules: SeasonRules | None = None) -> Profile:
        file = tmp_path / "me.toml"
        file.write_text(BASE.format(top=top, tables=tables), "utf-8")
        return load_profile(file, on=TODAY, rules=rules)

    return reader


@pytest.fixture
def complaints(read: Reader, tmp_path: Path) -> Complainer:
    """Return a function like ``read`` that gives the sentences of all problems, without the folder."""

    def complainer(top: str = "", tables: str = "", rules: SeasonRules | None = None) -> list[str]:
        try:
            read(top, tables, rules)
        except UserError as error:
            return [problem.sentence().replace(f"{tmp_path}/", "") for problem in error.problems]
        return []

    return complainer
