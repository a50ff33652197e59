"""Reading the report: from the letters of its pages to tracks, with every row that cannot be read named."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from smartpick.errors import Problem, UserError
from smartpick.intake.nrmp.layout import Columns, Line, Word, columns_of, lines_of, years_of
from smartpick.intake.nrmp.page_text import Page, pages_of, read_file
from smartpick.intake.nrmp.track import Track, YearResult
from smartpick.programs import STATE_NAME

__all__ = ["ProgramResults", "read_pages", "read_report"]

_TITLE = re.compile(r"Program Results.*Main Residency Match")
_FELLOWSHIPS = re.compile(r"Specialties Matching Service|Fellowship", re.IGNORECASE)
_CONTINUED = re.compile(r"\s*\(Continued\)$")
_STATES = {name.upper(): code for code, name in STATE_NAME.items()}
_CELL = re.compile(r"(?P<number>\d{1,4}|--)(?P<star>\*?)", re.ASCII)

_RIGHT_ONE = 'Take "Program Results" of the Main Residency Match, the report of five years with one row for each track.'


@dataclass(frozen=True, slots=True)
class ProgramResults:
    """What the report says: its years (oldest first), its tracks in the order of the report, and what to doubt.

    ``faults`` name the rows that could not be read; these are not among the tracks.
    """

    name: str
    pages: int
    years: tuple[int, ...]
    tracks: tuple[Track, ...]
    faults: tuple[Problem, ...]


def read_report(path: Path, told: Callable[[int, int], object] | None = None) -> ProgramResults:
    """Return what the user's copy of the report says.

    ``told`` hears the page just read and how many there are. Raises ``UserError`` when the file is no PDF, is locked,
    damaged or scanned, or is another report or another layout than the one this reads.
    """
    return read_pages(pages_of(read_file(path), path.name), path.name, told)


def read_pages(
    pages: Iterable[Page], name: str, told: Callable[[int, int], object] | None = None
) -> ProgramResults:
    """Return what pages of letters say; as :func:`read_report`, which opens a file."""
    reading = _Reading(name)
    count = 0
    for page in pages:
        count = page.number
        for line in lines_of(page.glyphs):
            reading.take(line, page.number)
        if told is not None:
            told(page.number, page.of)
    reading.must_be_the_report()
    return ProgramResults(
        name, count, tuple(sorted(reading.years)), tuple(reading.tracks.values()), tuple(reading.faults)
    )


@dataclass(slots=True)
class _Reading:
    """What is known while lines come by: the headings above, and what was found so far."""

    name: str
    tracks: dict[str, Track] = field(default_factory=dict)
    faults: list[Problem] = field(default_factory=list)
    years: tuple[int, ...] = ()
    columns: Columns | None = None
    titles: set[str] = field(default_factory=set)
    state: str = ""
    institution: str = ""
    city: str = ""

    def take(self, line: Line, page: int) -> None:
        """Take one line in: a heading, the head of a table, a row, or something that says nothing."""
        years = years_of(line)
        columns = columns_of(line)
        code = line.code()
        text = line.text()
        if code is not None:
            self._row(line, code, page)
        elif columns is not None:
            self._head(columns, page)
            self.city = line.text(right=columns.codes - _CITY_GAP)
        elif years:
            if self.years and years != self.years:
                what = f"This table has the years {_listed(years)}, those before it {_listed(self.years)}."
                raise UserError(Problem(what, _RIGHT_ONE, f"{self.name}, page {page}"))
            self.years = years
        elif text in _STATES:
            self.state = _STATES[text]
        elif _TITLE.search(text) or _FELLOWSHIPS.search(text):
            self.titles.add(text)
        elif text:
            self.institution = _CONTINUED.sub("", text)

    def _head(self, columns: Columns, page: int) -> None:
        if len(columns.starts) != 2 * len(self.years):
            what = f"This table has {len(columns.starts)} columns for {len(self.years)} years."
            raise UserError(Problem(what, _RIGHT_ONE, f"{self.name}, page {page}"))
        self.columns = columns

    def _row(self, line: Line, code: Word, page: int) -> None:
        """Take a row in, or name what is wrong with it."""
        where = f"{self.name}, page {page}, code {code.text}"
        if self.columns is None or not (self.state and self.institution):
            self.faults.append(Problem("This row stands under no state and institution.", "", where))
            return
        cells = self.columns.cells(word for word in line.words if word.x > code.x)
        results = _results(cells, self.years)
        if isinstance(results, str):
            self.faults.append(Problem(results, "", where))
        elif code.text in self.tracks:
            self.faults.append(
                Problem("This code stands in the report twice; the first row counts.", "", where)
            )
        else:
            self.tracks[code.text] = Track(
                code.text, self.institution, self.city, self.state, line.text(right=code.x), results
            )

    def must_be_the_report(self) -> None:
        """Raise ``UserError`` when what was read is something else than the report."""
        fellowships = [title for title in self.titles if _FELLOWSHIPS.search(title)]
        ours = [title for title in self.titles if _TITLE.search(title)]
        if fellowships and not ours:
            what = "This report is about fellowships, not about residencies."
            raise UserError(Problem(what, _RIGHT_ONE, self.name))
        if self.tracks and self.years:
            return
        if ours:
            what = "This is the report, but its tables are not laid out as those of the years 2016 to 2020."
            way_out = (
                "Please tell us which years it has, and do not send the file; another year's report may work."
            )
            raise UserError(Problem(what, way_out, self.name))
        what = "This is another document: it has no row with a program's nine-character code."
        raise UserError(Problem(what, _RIGHT_ONE, self.name))


_CITY_GAP = 6.0  # points between a city and the word "Code" to its right, at least


def _results(cells: list[str], years: tuple[int, ...]) -> tuple[YearResult, ...] | str:
    """Return what a row says, oldest year first, or a sentence that says why it cannot be read."""
    found: list[YearResult] = []
    for at, year in enumerate(years):
        pair = [_CELL.fullmatch(cell) for cell in cells[2 * at : 2 * at + 2]]
        quota, matched = pair
        if quota is None or matched is None or quota["star"]:
            return f"The cells of {year} are not two numbers: {' and '.join(map(repr, cells[2 * at : 2 * at + 2]))}."
        if (quota["number"] == "--") != (matched["number"] == "--"):
            return f"One of the two cells of {year} is empty."
        if quota["number"] == "--":
            continue
        result = YearResult(year, int(quota["number"]), int(matched["number"]))
        if result.matched > result.quota:
            return f"In {year} more matched ({result.matched}) than there were places ({result.quota})."
        if (result.matched < result.quota) != bool(matched["star"]):
            return f"In {year} the star for unfilled places and the numbers say different things."
        found.append(result)
    return tuple(sorted(found))


def _listed(years: tuple[int, ...]) -> str:
    return ", ".join(map(str, years))
