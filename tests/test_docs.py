"""Documentation that cannot go stale: generated where it can be, compared where it is."""

import re
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest

from smartpick.cli.main import COMMANDS

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def script(name: str) -> Any:
    """Return a script as a module."""
    spec = spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_command_reference_is_current() -> None:
    """docs/cli.md is what the commands say now; `make docs` writes it again."""
    # In a process of its own: click keeps the help option of a command that another test has called before.
    code = (
        f"import runpy; print(runpy.run_path({str(ROOT / 'scripts' / 'write_cli_docs.py')!r})['reference']())"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    written = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert written.strip() == found.strip(), "run `make docs`"


def test_every_command_is_documented() -> None:
    """Each command has a section of its own."""
    text = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    for name in COMMANDS:
        assert re.search(rf"^## smartpick {name}$", text, flags=re.MULTILINE), name


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    """Every relative link points to a file that is there, and to a heading that is there."""
    text = page.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)\s]+)\)", re.sub(r"```.*?```", "", text, flags=re.DOTALL)):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, heading = target.partition("#")
        file = (page.parent / name).resolve() if name else page
        assert file.exists(), f"{page.name}: {target}"
        if heading:
            titles = re.findall(r"^#+ (.+)$", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
            slugs = {re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-") for title in titles}
            assert heading in slugs, f"{page.name}: {target}"


def test_every_page_is_reached_from_the_index() -> None:
    """docs/index.md links to every page of the documentation."""
    index = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    for page in (ROOT / "docs").rglob("*.md"):
        name = page.relative_to(ROOT / "docs").as_posix()
        assert name == "index.md" or f"]({name}" in index, name


def test_every_make_target_named_in_a_page_exists() -> None:
    """A page never asks for a target that make does not know."""
    targets = set(
        re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE)
    )
    for page in PAGES:
        for line in re.findall(
            r"`make ([a-z]+)`|^make ([a-z]+)$", page.read_text(encoding="utf-8"), flags=re.MULTILINE
        ):
            assert (line[0] or line[1]) in targets, f"{page.name}: make {line}"


def test_scripts_are_importable_without_running() -> None:
    """Every script guards its work, so that tests and editors can import it."""
    for path in (ROOT / "scripts").glob("*.py"):
        assert '__name__ == "__main__"' in path.read_text(encoding="utf-8"), path.name
    assert "write_cli_docs" not in sys.modules
