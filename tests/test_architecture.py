"""The rules of ARCHITECTURE.md and CONTRIBUTING.md, kept by a machine."""

import ast
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "smartpick"
TESTS = ROOT / "tests"
ROOMS = sorted(path.parent.name for path in SOURCE.glob("*/__init__.py"))

# Names that say nothing about what is inside.
NO_NAMES = {
    "utils",
    "util",
    "helpers",
    "helper",
    "core",
    "common",
    "manager",
    "service",
    "services",
    "misc",
}

# Modules without a test file of their own, and the file that tests them instead.
TESTED_IN: dict[str, str] = {"advice/result.py": "advice/test_plan.py"}
# Tests of a whole door at once, which belong to no single module of it.
OF_A_WHOLE_DOOR = {
    "web/test_every_page.py",
    "web/test_hostile_files.py",
    "web/test_journeys.py",
    "web/test_journeys_of_data.py",
    "web/test_journeys_of_the_list.py",
    "web/test_journeys_of_trouble.py",
    "web/test_journeys_of_waiting.py",
    "web/test_security.py",
    "web/test_kills.py",
    "web/api/test_schema.py",
}


def kept_files() -> list[Path]:
    """Return every file that git keeps or would keep; skip the test in an unpacked archive."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listed.returncode != 0:
        pytest.skip("not a git checkout")
    return [path for name in listed.stdout.decode().split("\0") if name and (path := ROOT / name).is_file()]


def modules() -> list[Path]:
    """Return the Python files of the package, relative to it."""
    return sorted(path.relative_to(SOURCE) for path in SOURCE.rglob("*.py"))


def imported(path: Path) -> set[str]:
    """Return the full names of the modules that a file imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


def acts(path: Path) -> bool:
    """Return whether a file has a function at all; one that only declares shapes has nothing to test."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return any(isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) for node in ast.walk(tree))


def has_twin(module: Path) -> bool:
    """Return whether kernels are called by a test of their room; a twin may live in the test of their caller."""
    name = ".".join(("smartpick", *module.with_suffix("").parts))
    return module.name == "_kernels.py" and any(
        name in imported(test) for test in (TESTS / module.parts[0]).rglob("*.py")
    )


def test_rooms_import_in_one_direction_only(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The import contracts of pyproject.toml hold."""
    monkeypatch.chdir(ROOT)
    code = lint_imports(config_filename="pyproject.toml", no_cache=True, no_logo=True)
    assert code == 0, capsys.readouterr().out


def test_every_room_is_under_contract() -> None:
    """A new room must take its place in the layers of pyproject.toml and in ARCHITECTURE.md."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = " ".join(settings["tool"]["importlinter"]["contracts"][0]["layers"])
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    for room in ROOMS:
        assert f"smartpick.{room}" in layers
        assert f"`{room}/`" in page
    for named in re.findall(r"smartpick\.(\w+)", layers):
        assert find_spec(f"smartpick.{named}") is not None, f"{named} is in the layers but does not exist"


def test_only_kernels_are_compiled() -> None:
    """Only files named _kernels.py, and what compiles them, import _jit: everything else stays plain Python."""
    for module in modules():
        if "smartpick._jit" in imported(SOURCE / module):
            assert module.name == "_kernels.py" or module.as_posix() == "compiling.py", module


def test_every_room_says_what_it_is_for() -> None:
    """Each __init__ has a docstring; a room's says what comes in and what goes out."""
    for module in modules():
        if module.name == "__init__.py":
            said = ast.get_docstring(ast.parse((SOURCE / module).read_text(encoding="utf-8"))) or ""
            assert said, module
            if len(module.parts) == 2:
                words = " ".join(said.lower().split())
                assert "comes in" in words or "come in" in words, module
                assert "goes out" in words or "go out" in words, module


def test_files_are_short() -> None:
    """No Python file is longer than 400 lines: one idea each."""
    long = {
        str(path.relative_to(ROOT)): lines
        for path in kept_files()
        if path.suffix == ".py" and (lines := path.read_text(encoding="utf-8").count("\n")) > 400
    }
    assert long == {}


def test_names_say_what_is_inside() -> None:
    """No file or folder of the package is called utils, helpers, core or the like."""
    for module in modules():
        for part in (*module.parts[:-1], module.stem):
            assert part.strip("_") not in NO_NAMES, module


def test_tests_mirror_the_source() -> None:
    """Every module has its test file at the same place, and every test file of a room has its module."""
    missing = []
    for module in modules():
        if module.name == "__init__.py" or not acts(SOURCE / module):
            continue
        expected = TESTS / module.parent / f"test_{module.stem.strip('_')}.py"
        if not (expected.is_file() or module.as_posix() in TESTED_IN or has_twin(module)):
            missing.append(module.as_posix())
    assert missing == []
    orphans = []
    for test in TESTS.rglob("test_*.py"):
        at = test.relative_to(TESTS)
        if at.parts[0] in ROOMS:
            stem = at.stem.removeprefix("test_")
            named = (f"{stem}.py", f"_{stem}.py", f"{stem}_.py")
            alone = at.as_posix() not in OF_A_WHOLE_DOOR
            if alone and not any((SOURCE / at.parent / name).is_file() for name in named):
                orphans.append(at.as_posix())
    assert orphans == []


def test_exemptions_are_needed() -> None:
    """Every entry of TESTED_IN names a module and a test file that exist."""
    for module, test in TESTED_IN.items():
        assert (SOURCE / module).is_file(), module
        assert (TESTS / test).is_file(), test


def test_no_file_names_a_machine() -> None:
    """No kept file names a path of somebody's machine or the address of a package registry."""
    # In two halves, so that this file does not name them either.
    paths = ["/wo" + "rk/", "/ro" + "ot/", r"/ho" + r"me/\w", "/Us" + r"ers/\w", "/tm" + "p/"]
    hosts = [
        "pypi" + r"\.org",
        "python" + r"hosted\.org",
        "npm" + r"js\.(?:org|com)",
        "deb\\.de" + r"bian\.org",
    ]
    pattern = re.compile("|".join([*(rf"(?<![\w.<>*-]){path}" for path in paths), *hosts]))
    found = []
    for path in kept_files():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{path.relative_to(ROOT)}: {hit.group()}" for hit in pattern.finditer(text)]
    assert found == []


def built(build: Callable[[str], str], folder: Path) -> Path:
    """Build a distribution in this process with what is installed: nothing is fetched."""
    before = Path.cwd()
    os.chdir(ROOT)
    try:
        return folder / build(str(folder))
    finally:
        os.chdir(before)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel."""
    from hatchling.build import build_wheel  # noqa: PLC0415

    return built(build_wheel, tmp_path_factory.mktemp("wheel"))


def test_the_source_archive_is_the_whole_house(tmp_path: Path) -> None:
    """Whoever unpacks the source archive can run make: every file that git keeps is in it, but git's own."""
    from hatchling.build import build_sdist  # noqa: PLC0415

    with tarfile.open(built(build_sdist, tmp_path)) as archive:
        inside = {name.partition("/")[2] for name in archive.getnames()}
    missing = {path.relative_to(ROOT).as_posix() for path in kept_files()} - inside
    assert missing <= {".gitignore", ".gitattributes"}


def test_the_wheel_holds_every_file_of_the_package(wheel: Path) -> None:
    """Data, templates and licences are in the wheel; caches are not."""
    with zipfile.ZipFile(wheel) as archive:
        inside = set(archive.namelist())
    kept = {path.relative_to(ROOT / "src").as_posix() for path in kept_files() if SOURCE in path.parents}
    assert kept <= inside
    assert not any("__pycache__" in name or name.endswith((".nbi", ".nbc")) for name in inside)
    assert any(name.endswith("licenses/LICENSE") for name in inside)


def test_the_wheel_works_without_the_source_tree(wheel: Path, tmp_path: Path) -> None:
    """The unpacked wheel finds its own data, compiles its own engine and picks a list for an example it carries."""
    shutil.unpack_archive(wheel, tmp_path, "zip")
    path = os.pathsep.join([str(tmp_path), os.environ["PYTHONPATH"]])
    environment = {**os.environ, "PYTHONPATH": path}

    def run(*arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert run("-c", "import smartpick; print(smartpick.__file__)").startswith(str(tmp_path))
    command = ("-m", "smartpick.cli.main")
    run(*command, "profile", "new", "me.toml", "--example", "community-clinic")
    answer = json.loads(run(*command, "pick", "me.toml", "--budget", "33", "--out", "plan", "--json"))
    assert answer["totals"]["dollars"] <= 33
    assert {file.name for file in (tmp_path / "plan").iterdir()} == {"plan.html", "plan.csv", "plan.json"}
