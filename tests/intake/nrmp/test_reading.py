"""The report, from its pages to tracks."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
from made_up_report import NOWHERE, PAGES, SPRINGFIELD, YEARS, Layout, Row, Table, report, unfilled

from smartpick.errors import UserError
from smartpick.intake.nrmp import ProgramResults, YearResult, check_totals, read_report

#: Where the real report is, if it is anywhere: a copy of one's own, never kept here.
REAL = os.environ.get("SMARTPICK_NRMP_PDF", "")


def read(
    folder: Path, pages: Iterable[Sequence[Table]] = PAGES, layout: Layout | None = None
) -> ProgramResults:
    """Write a made-up report and read it."""
    path = folder / "made up.pdf"
    path.write_bytes(report(pages, layout))
    return read_report(path)


def test_every_row_is_read_with_what_stands_above_it(tmp_path: Path) -> None:
    """Institution, city, state, track and years of each row; empty cells are no years; a repeated heading goes on."""
    told: list[tuple[int, int]] = []
    path = tmp_path / "made up.pdf"
    path.write_bytes(report())
    found = read_report(path, lambda done, of: told.append((done, of)))
    assert told == [(1, 2), (2, 2)]
    assert (found.name, found.pages, found.years, found.faults) == (
        "made up.pdf",
        2,
        tuple(sorted(YEARS)),
        (),
    )
    tracks = {track.code: track for track in found.tracks}
    assert len(tracks) == 6
    first = tracks["9001140C0"]
    assert (first.institution, first.city, first.state) == ("Springfield Gen Hosp-OH", "Springfield", "OH")
    assert first.years == (YearResult(2018, 9, 9), YearResult(2019, 10, 8), YearResult(2020, 10, 10))
    assert (first.institution_code, first.specialty, first.kind) == ("9001", "140", "C")
    again = tracks["9001440C0"]
    assert (again.institution, again.state) == ("Springfield Gen Hosp-OH", "OH")
    far = tracks["9002120C0"]
    assert (far.name, far.city, far.state) == ("Family Med/A Very Long Way Outside", "Erewhon", "WY")
    assert tracks["9002999P0"].years == (YearResult(2016, 123, 120),)


def test_the_sums_are_those_of_the_page(tmp_path: Path) -> None:
    """Nothing is lost and nothing counted twice: the years add up to what was printed."""
    checks = check_totals(read(tmp_path).tracks, YEARS)
    cells = [row.cells for table in (SPRINGFIELD, *PAGES[1]) for row in table.rows]
    for at, one in enumerate(checks):
        printed = [cell[at] for cell in cells if cell[at] is not None]
        assert (one.quota, one.matched) == (sum(q for q, _ in printed), sum(m for _, m in printed))


@pytest.mark.parametrize(
    ("layout", "words"),
    [
        (Layout(title="NRMP Program Results 2016-2020 Specialties Matching Service"), "fellowships"),
        (Layout(other_years_from=2), "has the years 2021.*those before it 2020"),
        (Layout(pairs=4), "8 columns for 5 years"),
    ],
)
def test_another_report_or_layout_is_told(tmp_path: Path, layout: Layout, words: str) -> None:
    """What is not the report, or not laid out as it, is refused with a sentence that says which one to take."""
    with pytest.raises(UserError, match=words) as caught:
        read(tmp_path, PAGES, layout)
    assert "Program Results" in caught.value.problems[0].way_out


def test_a_report_of_other_years_is_read_as_well(tmp_path: Path) -> None:
    """The years are those that the tables name: a later report of the same layout, or one of four years."""
    assert read(tmp_path, PAGES, Layout(years=(2024, 2023, 2022, 2021, 2020))).years == tuple(
        range(2020, 2025)
    )
    four = [(Table("X-OH", "Y", (Row("9001140C0", "Internal Medicine", ((1, 1),) * 4),), "OHIO"),)]
    assert read(tmp_path, four, Layout(years=(2020, 2019, 2018, 2017), pairs=4)).years == (
        2017,
        2018,
        2019,
        2020,
    )


def test_another_document_is_told(tmp_path: Path) -> None:
    """A PDF without any code of a program is something else; the report without tables is laid out otherwise."""
    with pytest.raises(UserError, match="another document"):
        read(tmp_path, [()], Layout(title="Charting Outcomes"))
    with pytest.raises(UserError, match="not laid out as those"):
        read(tmp_path, [()])


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        (("2", "3"), "more matched"),
        (("2", "x"), "not two numbers"),
        (("--", "3"), "is empty"),
        (("3", "2"), "star"),
    ],
)
def test_a_row_that_cannot_be_read_is_named_and_left_out(
    tmp_path: Path, cell: tuple[str, str], words: str
) -> None:
    """The rest is read; the row is named by page and code, with the reason."""
    odd = Row("9003140C0", "Internal Medicine", (cell, None, None, None, None))
    found = read(tmp_path, [*PAGES, (Table("Shelbyville Clinic-OH", "Shelbyville", (odd,), "OHIO"),)])
    assert len(found.tracks) == 6
    (fault,) = found.faults
    assert words in fault.what
    assert fault.where == "made up.pdf, page 3, code 9003140C0"


def test_a_star_that_is_missing_is_noticed(tmp_path: Path) -> None:
    """Numbers and stars say the same, or the row is left out: a digit misread in one of them shows."""
    found = read(tmp_path, PAGES, Layout(stars=False))
    assert {fault.where.rpartition(" ")[2] for fault in found.faults} == {
        row.code for table in (SPRINGFIELD, *PAGES[1]) for row in table.rows if any(map(unfilled, row.cells))
    }
    assert all("star" in fault.what for fault in found.faults)


def test_a_code_that_comes_twice_counts_once(tmp_path: Path) -> None:
    """The first row of a code counts, the second is named."""
    found = read(tmp_path, [*PAGES, (NOWHERE,)])
    assert len(found.tracks) == 6
    assert [fault.what for fault in found.faults] == [
        "This code stands in the report twice; the first row counts."
    ] * 2


def test_a_row_under_no_heading_is_named(tmp_path: Path) -> None:
    """Without a state above it nobody knows where a program is."""
    nowhere = Table("Lost Clinic", "Lost", (Row("9009140C0", "Internal Medicine", ((1, 1),) * 5),))
    found = read(tmp_path, [(nowhere,), *PAGES])
    assert [fault.what for fault in found.faults] == ["This row stands under no state and institution."]


@pytest.mark.skipif(not REAL, reason="SMARTPICK_NRMP_PDF names no copy of the real report")
def test_the_real_report_adds_up_to_the_published_totals() -> None:
    """The user's own copy is read whole, and each of its years adds up to what NRMP published."""
    found = read_report(Path(REAL))
    assert found.faults == ()
    assert all(one.agrees for one in check_totals(found.tracks, found.years))
    assert len(found.tracks) > 6000
