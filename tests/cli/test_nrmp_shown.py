"""Imported positions and matches below the facts of a program."""

from pathlib import Path

import pytest
from portfolio_doors import answer, run

from smartpick.cli.nrmp_shown import imported_tracks, show_tracks
from smartpick.cli.opened_data import open_data
from smartpick.intake.nrmp import LinkedTrack, Track, YearResult
from smartpick.store import Add

Capture = pytest.CaptureFixture[str]
PROGRAM = "1403812339"


def keep() -> None:
    """Keep two made-up tracks of a program of the directory."""
    years = (YearResult(2019, 10, 9), YearResult(2020, 11, 11))
    place = ("Springfield Gen Hosp-OH", "Springfield", "OH")
    with open_data() as store:
        for code, name, given in (
            ("9001140C0", "Internal Medicine", years),
            ("9001140P0", "Medicine-Preliminary", years[1:]),
        ):
            one = LinkedTrack(Track(code, *place, name, given), PROGRAM, 88.0, "name; same city", "linked")
            store.write("kept", Add("nrmp_track", one.body(), f"nrmp-{code}"))


def test_tracks_stand_below_the_facts_with_their_source(data_home: Path, capsys: Capture) -> None:
    """Matches and positions of each year, the kind of track, whose copy it is from, and how it was linked."""
    keep()
    assert run("programs", "show", PROGRAM) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "9001140C0 Internal Medicine (categorical) 9/10 11/11" in told
    assert "9001140P0 Medicine-Preliminary (preliminary) - 11/11" in told
    assert "your own copy of NRMP's Program Results, 2019 to 2020" in told
    assert "88 of 100: name; same city" in told
    (first, _) = answer(capsys, "programs", "show", PROGRAM)["nrmp_tracks"]
    assert first["years"] == {"2019": [10, 9], "2020": [11, 11]}
    assert first["link"]["quality"] == 88.0


def test_without_data_nothing_is_shown_and_none_are_made(data_home: Path, capsys: Capture) -> None:
    """Looking at a program makes no data, and says nothing about what was never imported."""
    assert imported_tracks(PROGRAM) == ()
    assert not data_home.exists()
    show_tracks(())
    assert capsys.readouterr().out == ""
    with open_data():
        assert imported_tracks(PROGRAM) == ()
