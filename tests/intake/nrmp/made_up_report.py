"""A made-up report of the same layout as NRMP's Program Results, and a made-up directory to link it to.

Nothing in it is real: institutions, towns and numbers are invented. The places on the page (in points), the merged
digits, the raised stars and the headings are those of the real layout.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from smartpick.programs import Directory, Program, directory_of

YEARS = (2020, 2019, 2018, 2017, 2016)
Cell = tuple[int, int] | tuple[str, str] | None

_QUOTA = (222.8, 294.6, 362.8, 430.1, 497.3)  # where the heads of the columns start
_MATCHED = (252.5, 324.2, 392.5, 459.7, 526.9)
_NUMBERS = (244.4, 278.8, 314.8, 346.8, 382.8, 417.2, 450.0, 482.8, 516.4, 550.8)  # where numbers end
_TOP, _STEP = 752.8, 11.0


@dataclass
class Row:
    """One track: code, name, and (quota, matched) of each year, newest first; None is empty, texts are as they are."""

    code: str
    name: str
    cells: Sequence[Cell]


@dataclass
class Table:
    """One institution on one page."""

    institution: str
    city: str
    rows: Sequence[Row]
    state: str = ""


@dataclass
class Layout:
    """What a document may do otherwise than the real one."""

    title: str = "NRMP Program Results 2016-2020 Main Residency Match®"
    years: Sequence[int] = YEARS
    stars: bool = True
    pairs: int = 5
    lock: str = ""
    other_years_from: int = 99
    other_years: Sequence[int] = field(default_factory=lambda: (2021, 2020, 2019, 2018, 2017))


SPRINGFIELD = Table(
    "Springfield Gen Hosp-OH",
    "Springfield",
    (
        Row("9001140C0", "Internal Medicine", ((10, 10), (10, 8), (9, 9), None, None)),
        Row("9001140P0", "Medicine-Preliminary", ((4, 2), (4, 4), (4, 4), (2, 2), (2, 0))),
        Row("9001120C1", "Family Medicine/Lakeside", ((6, 6), None, None, None, None)),
    ),
    state="OHIO",
)
SPRINGFIELD_AGAIN = Table(
    "Springfield Gen Hosp-OH (Continued)",
    "Springfield",
    (Row("9001440C0", "General Surgery", ((3, 3), (3, 3), (3, 3), (3, 3), (3, 2))),),
)
NOWHERE = Table(
    "U Nowhere SOM and Hosps",
    "Erewhon",
    (
        Row(
            "9002120C0", "Family Med/A Very Long Way Outside", ((12, 11), (12, 12), (10, 10), (8, 8), (8, 8))
        ),
        Row("9002999P0", "Transitional", (None, None, None, None, (123, 120))),
    ),
    state="WYOMING",
)
PAGES = ((SPRINGFIELD,), (SPRINGFIELD_AGAIN, NOWHERE))


def report(pages: Iterable[Sequence[Table]] = PAGES, layout: Layout | None = None) -> bytes:
    """Return the PDF with these tables on its pages."""
    how = layout or Layout()
    paper = io.BytesIO()
    lock = StandardEncryption(how.lock) if how.lock else None
    canvas = Canvas(paper, pagesize=(612, 792), encrypt=lock)
    listed = list(pages)
    for number, tables in enumerate(listed, start=1):
        canvas.setFont("Helvetica-Bold", 16)
        canvas.drawString(89.2, _TOP, how.title)
        years = how.other_years if number >= how.other_years_from else how.years
        y = _TOP - 38.0
        for table in tables:
            y = _table(canvas, table, y, years, how.pairs, stars=how.stars)
        canvas.setFont("Helvetica", 7)
        canvas.drawString(21, 20, "* Invented for tests.")
        canvas.drawString(500, 20, f"Page {number} of {len(listed)}")
        canvas.showPage()
    canvas.save()
    return paper.getvalue()


def _table(canvas: Canvas, table: Table, y: float, years: Sequence[int], pairs: int, *, stars: bool) -> float:
    if table.state:
        canvas.setFont("Helvetica-Bold", 11)
        canvas.drawString(21, y, table.state)
        y -= 26
    canvas.setFont("Helvetica-Bold", 12)
    canvas.drawString(21, y, table.institution)
    y -= 16.6
    canvas.setFont("Helvetica-Bold", 9)
    canvas.drawString(175.1, y, "Program")
    for year, quota, matched in zip(years, _QUOTA, _MATCHED, strict=False):
        canvas.drawString((quota + matched) / 2 + 8, y, str(year))
    y -= 8.8
    canvas.drawString(21, y - 0.2, table.city)
    canvas.drawString(182.04, y - 0.9, "Code")
    for quota, matched in list(zip(_QUOTA, _MATCHED, strict=True))[:pairs]:
        canvas.drawString(quota, y, "Quota")
        canvas.drawString(matched, y, "Matched")
    for row in table.rows:
        y -= _STEP
        _row(canvas, row, y, stars=stars)
    return y - 24


def _row(canvas: Canvas, row: Row, y: float, *, stars: bool) -> None:
    canvas.setFont("Helvetica", 9)
    canvas.drawString(27, y + 0.7, row.name)
    canvas.drawString(171.2, y, row.code)
    for at, cell in enumerate(row.cells):
        texts = ("--", "--") if cell is None else (str(cell[0]), str(cell[1]))
        for right, text in zip(_NUMBERS[2 * at : 2 * at + 2], texts, strict=True):
            canvas.drawRightString(right, y - (1.2 if cell is None else 0), text)
        if stars and unfilled(cell):
            canvas.drawString(_NUMBERS[2 * at + 1] + 1.5, y + 1.3, "*")


def unfilled(cell: Cell) -> bool:
    """Tell whether a cell says that places stayed empty."""
    return cell is not None and isinstance(cell[0], int) and isinstance(cell[1], int) and cell[1] < cell[0]


def directory(*rows: tuple[str, str, str, str, str]) -> Directory:
    """Return a directory of programs given by ACGME number, specialty, name, city and state."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(Program.__dataclass_fields__), lineterminator="\n")
    writer.writeheader()
    for number, specialty, name, city, state in sorted(rows):
        known = {
            "acgme_id": number,
            "specialty": specialty,
            "name": name,
            "city": city,
            "state": state,
            "as_of": "2025-06",
            "kind": "community",
            "kind_confidence": "low",
            "kind_rule": "X",
            "h1b_evidence": "0",
        }
        writer.writerow(dict.fromkeys(Program.__dataclass_fields__, "") | known)
    return directory_of(text.getvalue().encode())


#: What the made-up report is linked to.
DIRECTORY = directory(
    ("1403800001", "Internal Medicine", "Springfield General Hospital", "Springfield", "OH"),
    ("1403800002", "Internal Medicine", "Shelbyville Clinic", "Shelbyville", "OH"),
    ("1203800001", "Family Medicine", "Springfield General Hospital", "Springfield", "OH"),
    ("1203800002", "Family Medicine", "Springfield General Hospital (Lakeside)", "Lakeside", "OH"),
    ("4403800001", "General Surgery", "Springfield General Hospital/Invented College", "Springfield", "OH"),
    ("1205600001", "Family Medicine", "University of Someplace", "Erewhon", "WY"),
)
