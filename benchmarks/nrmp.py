"""How fast the user's copy of NRMP's Program Results comes in (promise: 20 s for some 6,700 tracks, with progress).

Needs the path of a copy: ``python benchmarks/nrmp.py REPORT.pdf``, or SMARTPICK_NRMP_PDF; without one it says so. Uses
a temporary folder. Processor time is printed beside the clock, which other work on the machine makes longer.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from smartpick.intake.nrmp import check_totals, read_report
from smartpick.programs import load_directory
from smartpick.store import KINDS, Place, Store
from smartpick.workspace.nrmp import import_results, kept_results, planned_import

Result = TypeVar("Result")
LIMIT_S = 20.0


def timed(name: str, work: Callable[[], Result]) -> Result:
    """Print how long a step took, by the clock and of the processor, and return what it gave."""
    clock, processor = time.perf_counter(), time.process_time()
    found = work()
    print(
        f"{name:<34} {time.perf_counter() - clock:6.2f} s   {time.process_time() - processor:6.2f} s of the processor"
    )
    return found


def main() -> int:
    """Import a report into an empty store, and take it back."""
    named = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("SMARTPICK_NRMP_PDF", "")
    if not named:
        print("no report given: python benchmarks/nrmp.py REPORT.pdf")
        return 0
    begun = time.perf_counter()
    directory = timed("read the directory", load_directory)
    pages: list[int] = []
    results = timed("read the report", lambda: read_report(Path(named), lambda done, _: pages.append(done)))
    agree = all(one.agrees for one in check_totals(results.tracks, results.years))
    with tempfile.TemporaryDirectory() as folder, Store(Place(Path(folder)), KINDS) as store:
        held = kept_results(store)
        planned = timed("link to the directory", lambda: planned_import(held, results.tracks, directory))
        timed("keep", lambda: import_results(store, held, planned, "Imported"))
        total = time.perf_counter() - begun
        timed("read what is kept", lambda: kept_results(store))
        timed("undo", store.undo)
    print(f"{len(results.tracks):,} tracks, {len(pages)} times told how far; totals agree: {agree}")
    print(f"from file to kept: {total:.1f} s (promise: {LIMIT_S:.0f} s)")
    return 0 if total <= LIMIT_S else 1


if __name__ == "__main__":
    raise SystemExit(main())
