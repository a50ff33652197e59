"""The applicant's own copy of NRMP's report that was sent: sums checked, tracks linked, taken in as one action."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from smartpick.errors import Problem, UserError
from smartpick.programs import load_directory
from smartpick.store import Action
from smartpick.web.desk import Desk
from smartpick.web.uploads import Progress
from smartpick.workspace.nrmp import KeptResults, PlannedImport, import_results, kept_results, planned_import

if TYPE_CHECKING:
    from smartpick.intake.nrmp import ProgramResults, YearCheck

__all__ = ["LookedAt", "keep_report", "looked_at", "send_report"]

REPORT = "nrmp"


@dataclass(frozen=True, slots=True)
class LookedAt:
    """A report as it would be taken in: sums against published totals, tracks with their links, what is kept now."""

    results: "ProgramResults"
    checks: "tuple[YearCheck, ...]"
    planned: PlannedImport
    held: KeptResults

    @property
    def agrees(self) -> bool:
        """Whether every sum is the published one."""
        return all(one.agrees for one in self.checks)

    @property
    def states(self) -> Mapping[str, int]:
        """How many tracks are linked, doubtful, decided or without a program."""
        return Counter(one.state for one in self.planned.tracks)


def send_report(desk: Desk, name: str, content: bytes) -> str:
    """Begin to read a report, which takes some seconds; return the key of the upload."""
    return desk.uploads.take(name, content, _report, kind=REPORT)


def _report(path: Path, progress: Progress) -> "ProgramResults":
    from smartpick.intake.nrmp import read_report  # noqa: PLC0415

    return read_report(path, progress)


def looked_at(desk: Desk, results: "ProgramResults") -> LookedAt:
    """Return what a report that was read would become; nothing is kept."""
    from smartpick.intake.nrmp import check_totals  # noqa: PLC0415

    held = kept_results(desk.store)
    checks = check_totals(results.tracks, results.years)
    return LookedAt(results, checks, planned_import(held, results.tracks, load_directory()), held)


def keep_report(desk: Desk, found: LookedAt, *, despite: bool) -> Action | None:
    """Take a report in as one action. Raise ``UserError`` when its sums are not the published ones, but ``despite``."""
    if not (found.agrees or despite):
        what = "The totals are not the published ones; nothing was imported."
        raise UserError(Problem(what, "Say that you want it all the same, if you do."))
    years = f"{found.results.years[0]} to {found.results.years[-1]}"
    count = found.planned.new + found.planned.changed
    words = f"Imported {count:,} tracks of NRMP's Program Results, {years}"
    return import_results(desk.store, found.held, found.planned, words)
