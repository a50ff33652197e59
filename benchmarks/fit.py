"""A fit of the model card from scratch: seconds, memory, and whether it gives the shipped files again.

    python benchmarks/fit.py [--on processes] [--date YYYY-MM-DD] [--output FOLDER] [--json]

Runs ``smartpick market fit`` with the seed and sizes it was shipped with into an empty folder, adds up the memory of
all its processes twice a second (proportional share, so that what they share counts once; Linux), and compares the
card and the ensemble with the shipped ones byte by byte. It takes as long as a fit takes: about twenty minutes on two
idle cores. ``--output`` keeps what was found: a new card is fitted and measured in one go.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from importlib.resources import files
from pathlib import Path

from smartpick.market.card import load_card

FILES = ("model_card.toml", "ensemble.json")
PAUSE = 0.5


def session_memory(session: int) -> float:
    """Return the memory of all processes of a session now, MB; 0 where the system does not tell."""
    total = 0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            ids = (folder / "stat").read_text().rpartition(")")[2].split()
            if int(ids[3]) != session:
                continue
            lines = (folder / "smaps_rollup").read_text().splitlines()
        except OSError:  # it has ended meanwhile
            continue
        total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1024.0


def measure(address: str, date: str, kept: Path | None) -> tuple[float, float, dict[str, bool]]:
    """Fit once; return seconds, peak memory (MB) and which files came again."""
    shipped = Path(str(files("smartpick.market") / "data"))
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "smartpick.cli.main", "market", "fit"]
        command += ["--date", date, "--on", address, "--output", folder]
        started, peak = time.monotonic(), 0.0
        with subprocess.Popen(command, start_new_session=True) as done:  # noqa: S603  (its own command)
            while done.poll() is None:
                peak = max(peak, session_memory(done.pid))
                time.sleep(PAUSE)
        if done.returncode:
            raise SystemExit(done.returncode)
        seconds = time.monotonic() - started
        same = {name: (Path(folder) / name).read_bytes() == (shipped / name).read_bytes() for name in FILES}
        if kept:
            shutil.copytree(folder, kept, dirs_exist_ok=True)
    return seconds, peak, same


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--on", default="processes", help="who simulates, see docs/scale.md")
    parser.add_argument("--date", default=load_card().made_on, help="the day the card is to say")
    parser.add_argument("--output", type=Path, help="keep card and ensemble in this folder")
    parser.add_argument("--json", action="store_true")
    told = parser.parse_args()
    seconds, peak, same = measure(told.on, told.date, told.output)
    if told.json:
        document = {"on": told.on, "seconds": round(seconds), "peak_mb": round(peak), "same_as_shipped": same}
        print(json.dumps(document, indent=2))
        return
    print(f"A fit on {told.on}: {seconds:.0f} s, at most {peak:.0f} MB in all processes together.")
    for name, alike in same.items():
        print(f"{name}: {'the shipped bytes' if alike else 'NOT the shipped bytes'}")


if __name__ == "__main__":
    main()
