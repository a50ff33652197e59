"""Links to the directory, the user's words about them, and how often they were right when looked at."""

import csv
import os
from collections import Counter
from pathlib import Path

import pytest
from made_up_report import DIRECTORY, directory, report

from smartpick.intake.nrmp import CODE, Linked, Track, YearResult, link, read_report
from smartpick.intake.nrmp.page_text import pages_of
from smartpick.intake.nrmp.reading import read_pages
from smartpick.programs import Directory, load_directory

REAL = os.environ.get("SMARTPICK_NRMP_PDF", "")
LABELS = Path(__file__).parent / "labels" / "links.csv"


def links(where: Directory = DIRECTORY, decisions: dict[str, str] | None = None) -> dict[str, Linked]:
    """Return the link of each track of the made-up report."""
    tracks = read_pages(pages_of(report(), "made up"), "made up").tracks
    return {code: one for one in link(tracks, where, decisions) for code in one.codes}


def test_tracks_are_linked_to_programs() -> None:
    """By state, specialty, name and city; every track has a link or a reason why it has none."""
    found = links()
    programs = {code: one.program for code, one in found.items()}
    assert programs == {
        "9001140C0": "1403800001",
        "9001140P0": "1403800001",
        "9001120C1": "1203800002",
        "9001440C0": "4403800001",
        "9002120C0": "",
        "9002999P0": "",
    }
    assert found["9001140C0"].codes == ("9001140C0", "9001140P0")
    assert 70 <= found["9001140C0"].quality <= 100
    assert found["9002999P0"].method == "no program of this specialty in the state is like it"


def test_the_order_of_the_rows_is_irrelevant() -> None:
    """The same report in another order gives the same links."""
    tracks = read_pages(pages_of(report(), "made up"), "made up").tracks
    forward = {code: one.program for one in link(tracks, DIRECTORY) for code in one.codes}
    backward = {code: one.program for one in link(tracks[::-1], DIRECTORY) for code in one.codes}
    assert forward == backward


def test_two_programs_that_fit_alike_wait_for_a_word() -> None:
    """Nobody guesses between two of the same name: both are shown."""
    twins = directory(
        ("1403800001", "Internal Medicine", "Springfield General Hospital", "Springfield", "OH"),
        ("1403800003", "Internal Medicine", "Springfield General Hospital", "Springfield", "OH"),
    )
    found = links(twins)["9001140C0"]
    assert found.program == ""
    assert found.doubtful
    assert "another program fits as well" in found.method
    assert [one.program for one in found.candidates] == ["1403800001", "1403800003"]


def test_two_institutions_of_one_year_do_not_share_a_program() -> None:
    """The closer one keeps it, the other waits; an institution of other years may be the same one, renamed."""

    def track(code: str, institution: str, year: int) -> Track:
        results = (YearResult(year, 1, 1),)
        return Track(code, institution, "Springfield", "OH", "Internal Medicine", results)

    def found(year: int) -> dict[str, Linked]:
        first = track("9001140C0", "Springfield General Hospital-OH", 2020)
        second = track("9004140C0", "Springfield General-OH", year)
        return {one.codes[0]: one for one in link([first, second], DIRECTORY)}

    same, earlier = found(2020), found(2016)
    assert same["9001140C0"].program == "1403800001"
    assert same["9004140C0"].doubtful
    assert "another institution is closer" in same["9004140C0"].method
    assert {one.program for one in earlier.values()} == {"1403800001"}


def test_the_users_word_goes_first() -> None:
    """A word about a track, about all of a program, or that none is meant, is taken as it is."""
    found = links(decisions={"9001140": "1403800002", "9001140P0": "", "9002120C0": "1205600001"})
    assert found["9001140C0"].program == "1403800002"
    assert found["9001140C0"].decided
    assert found["9001140P0"].program == ""
    assert found["9001140P0"].decided
    assert found["9002120C0"].program == "1205600001"
    assert found["9001120C1"].program == "1203800002"


def test_what_the_user_gave_away_is_not_given_twice() -> None:
    """A program that the user gave to one institution is not taken for another one of the same year."""
    given = links(decisions={"9002120": "1203800002"})
    assert given["9001120C1"].doubtful


def labels() -> list[dict[str, str]]:
    """Return the links that a person looked at: codes, ids and verdicts only."""
    return list(csv.DictReader(LABELS.read_text("utf-8").splitlines()))


def test_the_checked_links_are_a_hundred_and_right_at_least_94_times() -> None:
    """The list is what the documentation says: random links, programs that exist, a verdict for each."""
    rows = [row for row in labels() if row["sample"] == "all"]
    known = load_directory().rows
    assert len({row["code"] for row in rows}) == len(rows) == 100
    assert all(CODE.fullmatch(row["code"]) and row["program"] in known for row in labels())
    assert {row["right"] for row in labels()} == {"yes", "no"}
    assert sum(row["right"] == "yes" for row in rows) >= 94


@pytest.mark.skipif(not REAL, reason="SMARTPICK_NRMP_PDF names no copy of the real report")
def test_the_real_report_is_linked_as_it_was_when_looked_at() -> None:
    """At least 73 of 100 programs are linked, at least 94 of 100 links of the sample are those found right."""
    results = read_report(Path(REAL))
    found = {code: one.program for one in link(results.tracks, load_directory()) for code in one.codes}
    programs = {code[:7]: False for code in found}
    for code, program in found.items():
        programs[code[:7]] = programs[code[:7]] or bool(program)
    assert sum(programs.values()) / len(programs) >= 0.73
    verdicts = Counter(
        row["right"] == "yes" and found.get(row["code"]) == row["program"]
        for row in labels()
        if row["sample"] == "all"
    )
    assert verdicts[True] / verdicts.total() >= 0.94
