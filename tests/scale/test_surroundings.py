"""Workers that may give other bytes are named with everything in which they differ."""

import re
from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pytest
from pieces import square

import smartpick
from smartpick.errors import UserError
from smartpick.programs import load_directory
from smartpick.scale import surroundings
from smartpick.scale.surroundings import Surroundings, differences, do_piece, here, source_of


def test_here_is_this_process() -> None:
    """Versions are those in use, and asking twice gives the same."""
    assert here() == here()
    assert here().engine == smartpick.__version__
    assert here().numpy == np.__version__
    assert here().directory == load_directory().version


def test_equal_surroundings_are_no_problem() -> None:
    """Nothing differs, nothing is said."""
    assert differences(here(), here(), "worker") == ()


@pytest.mark.parametrize("field", [field.name for field in fields(Surroundings)])
def test_every_difference_is_one_sentence_with_both_sides(field: str) -> None:
    """What the worker has, what is here, where it is and how to mend it."""
    theirs = replace(here(), **{field: "another"})
    (problem,) = differences(here(), theirs, "tcp://10.0.0.7:40001")
    assert problem.where == "tcp://10.0.0.7:40001"
    assert f"another (here {getattr(here(), field)})" in problem.what
    assert ("processor" in problem.way_out) == (field == "arithmetic")
    with pytest.raises(UserError, match="another"):
        do_piece(square, (3,), theirs, "worker")


def test_a_worker_in_the_same_surroundings_does_its_piece() -> None:
    """The check costs nothing but time."""
    assert do_piece(square, (3,), here(), "worker")["square"] == [9]


def test_the_source_is_named_by_content(tmp_path: Path) -> None:
    """A changed line of the engine or row of the directory is another source; caches and results are not."""
    for name in ("market/season.py", "programs/data/programs.csv", "season/data/2026/fees.toml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("1")
    before = source_of(tmp_path, (*surroundings.ENGINE, *surroundings.DATA))
    (tmp_path / "market" / "__pycache__").mkdir()
    (tmp_path / "market" / "__pycache__" / "season.py").write_text("2")
    (tmp_path / "market" / "data").mkdir()
    (tmp_path / "market" / "data" / "equilibrium.npz").write_text("2")
    assert source_of(tmp_path, (*surroundings.ENGINE, *surroundings.DATA)) == before
    for name in ("market/season.py", "programs/data/programs.csv", "season/data/2026/fees.toml"):
        (tmp_path / name).write_text("2")
        after = source_of(tmp_path, (*surroundings.ENGINE, *surroundings.DATA))
        assert after != before
        before = after


def test_everything_that_a_season_is_made_from_counts() -> None:
    """Every pattern finds something, and whatever those files import of SmartPick counts too or cannot matter."""
    package = Path(smartpick.__file__).parent
    innocent = {"errors", "files", "settings", "toml_lines", "calendar_months", "scale"}
    for pattern in (*surroundings.ENGINE, *surroundings.DATA):
        assert surroundings._files(package, [pattern]), pattern
    engine = surroundings._files(package, surroundings.ENGINE)
    counted = {path.relative_to(package).parts[0].removesuffix(".py") for path in engine}
    for path in engine:
        imported = re.findall(r"(?:from|import) smartpick\.(\w+)", path.read_text(encoding="utf-8"))
        assert set(imported) <= counted | innocent, path
