"""``smartpick pick`` as its user meets it: a process, a file, an exit code."""

import csv
import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
CLINIC = EXAMPLES / "community-clinic.toml"


def run(*arguments: object, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run ``smartpick pick`` in a process of its own."""
    command = [sys.executable, "-m", "smartpick.cli.main", "pick", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=cwd)


@pytest.fixture(scope="module")
def plan() -> dict[str, object]:
    """Return the plan that the issue asks for: 1,500 dollars, as JSON."""
    found = run(CLINIC, "--budget", 1500, "--json")
    assert found.returncode == 0, found.stderr
    answer: dict[str, object] = json.loads(found.stdout)
    return answer


def test_the_answer_keeps_its_promises(plan: dict[str, dict[str, object]]) -> None:
    """Costs at most 1,500 by the tiers 11 to 30 and 30 above, P(match) inside 0..1 with an interval, gap 0.1 %."""
    totals = plan["totals"]
    counts: dict[str, int] = {}
    for row in plan["programs"]:
        counts[row["specialty"]] = counts.get(row["specialty"], 0) + 1  # type: ignore[index]
    cost = sum(11 * min(n, 30) + 30 * max(n - 30, 0) for n in counts.values())
    assert totals["dollars"] == cost <= 1500
    p = totals["p_match"]
    assert 0 < p["low"] < p["value"] < p["high"] < 1  # type: ignore[index]
    assert totals["gap"] <= 0.001  # type: ignore[operator]
    assert not [s for row in plan["programs"] for s in row["screens"] if s["verdict"] == "fails"]  # type: ignore[index]


def test_the_table_says_what_matters() -> None:
    """Chance, cost, interviews, proof, stop point, provenance and the word estimate, on 80 columns too."""
    found = run(CLINIC, "--budget", 600)
    assert found.returncode == 0, found.stderr
    for words in (
        "Chance of matching",
        "90 % interval",
        "interviews expected",
        "Proof",
        "Where to stop",
        "not a prediction",
        "Season 2026-27",
    ):
        assert words in found.stdout.replace("\n", " ")


def test_files_are_written_together(tmp_path: Path) -> None:
    """--out gives a page, a table and data that agree on the list."""
    found = run(CLINIC, "--budget", 400, "--out", tmp_path / "new" / "folder")
    assert found.returncode == 0, found.stderr
    folder = tmp_path / "new" / "folder"
    data = json.loads((folder / "plan.json").read_text(encoding="utf-8"))
    with (folder / "plan.csv").open(encoding="utf-8-sig", newline="") as file:
        table = list(csv.DictReader(file))
    assert len(table) == data["totals"]["applications"]
    assert data["programs"][0]["name"] in (folder / "plan.html").read_text(encoding="utf-8").replace(
        "&#39;", "'"
    )


def test_bad_profiles_get_all_their_sentences(tmp_path: Path) -> None:
    """Score 400, graduation in the future and no specialty: three sentences with lines, no trace, exit 2."""
    text = CLINIC.read_text(encoding="utf-8")
    text = (
        text.replace("score = 252", "score = 400")
        .replace('"Internal Medicine" = 1.0', "")
        .replace('"Family Medicine" = 0.4', "")
    )
    lines = [
        line if not line.startswith("graduation") else 'graduation = "2031-06"' for line in text.splitlines()
    ]
    bad = tmp_path / "bad.toml"
    bad.write_text("\n".join(lines), encoding="utf-8")
    found = run(bad)
    assert found.returncode == 2
    assert "Traceback" not in found.stderr
    assert found.stderr.count("error:") >= 3
    for words in ("400", "graduation", "specialties"):
        assert words in found.stderr


def test_an_empty_list_names_its_cause(tmp_path: Path) -> None:
    """A threshold that no 100 dollars reach is what empties the list, so that is what the advice is about."""
    free = tmp_path / "free.toml"
    text = CLINIC.read_text(encoding="utf-8")
    free.write_text(text.replace("budget = 1800", ""), encoding="utf-8")
    found = run(free, "--stop-gain", 1)
    assert found.returncode == 0, found.stderr
    said = " ".join(found.stdout.split())
    assert "The list is empty." in said
    assert "Lower the threshold" in said
    assert "raise the budget" not in said


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--budget", 5), "less than one application"),
        (("--budget", "nan"), "not an amount"),
        (("--budget", "inf"), "not an amount"),
        (("--gap", "nan"), "not a number"),
        (("--stop-gain", "nan"), "not a number"),
        (("--seconds", "inf"), "not a number"),
        (("--out", ""), "empty"),
        (("--pin", "123"), "123"),
        (("--pin", "0000000000"), "0000000000"),
        (("--season", "1999-00"), "1999-00"),
    ],
)
def test_bad_wishes_get_a_sentence(arguments: tuple[object, ...], words: str) -> None:
    """What, and how to mend it; exit code 2, no trace."""
    found = run(CLINIC, *arguments)
    assert found.returncode == 2, found.stdout
    assert words in found.stderr
    assert "Traceback" not in found.stderr


def test_a_missing_file_is_a_sentence(tmp_path: Path) -> None:
    """The path is named."""
    found = run(tmp_path / "nowhere.toml")
    assert found.returncode == 2
    assert "nowhere.toml" in found.stderr
    assert "Traceback" not in found.stderr


def test_interrupted_runs_leave_no_half_file(tmp_path: Path) -> None:
    """Stopped at six moments up to the end of a run, the folder holds either nothing or three whole files."""
    arguments = ["pick", str(CLINIC), "--budget", "300", "--out", str(tmp_path)]
    command = [sys.executable, "-m", "smartpick.cli.main", *arguments]
    started = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    whole = time.perf_counter() - started
    for share in (0.2, 0.6, 0.8, 0.9, 0.95, 1.0):
        for path in tmp_path.iterdir():
            path.unlink()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(share * whole)
        process.send_signal(signal.SIGINT)
        process.wait(timeout=60)
        names = {path.name for path in tmp_path.iterdir()}
        assert names in (set(), {"plan.html", "plan.csv", "plan.json"})
        if names:
            json.loads((tmp_path / "plan.json").read_text(encoding="utf-8"))
