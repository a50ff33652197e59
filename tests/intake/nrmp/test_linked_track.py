"""Tracks as they are kept, and what those of a program add up to."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartpick.errors import UserError
from smartpick.intake.nrmp import (
    Candidate,
    Linked,
    LinkedTrack,
    Track,
    YearResult,
    fill_history,
    linked_tracks,
    merged,
)
from smartpick.intake.nrmp.linked_track import STATES_OF_LINKS


def track(code: str = "9001140C0", *years: YearResult) -> Track:
    """Return a track of a made-up hospital."""
    return Track(code, "Springfield Gen Hosp-OH", "Springfield", "OH", "Internal Medicine", years)


def linked(code: str, program: str, *years: YearResult) -> LinkedTrack:
    """Return a track that is linked to a program."""
    return LinkedTrack(track(code, *years), program, 90.0, "name; same city", "linked")


results = st.builds(YearResult, st.integers(2000, 2030), st.integers(0, 200), st.integers(0, 200))
candidates = st.builds(Candidate, st.just("1403800001"), st.floats(0, 100), st.text(max_size=5))
kept = st.builds(
    LinkedTrack,
    st.lists(results, unique_by=lambda one: one.year, max_size=5).map(
        lambda years: track("9001140C0", *sorted(years))
    ),
    st.sampled_from(["", "1403800001"]),
    st.floats(0, 100),
    st.text(max_size=10),
    st.sampled_from(STATES_OF_LINKS),
    st.lists(candidates, max_size=3).map(tuple),
)


@given(kept)
def test_what_is_kept_is_read_back(one: LinkedTrack) -> None:
    """A track with its link survives the way through JSON unchanged."""
    assert LinkedTrack.of(json.loads(json.dumps(one.body()))) == one


def test_the_kept_form_is_the_agreed_one() -> None:
    """Code, program, institution, place, specialty, track, and years with quota and matched; the link beside it."""
    assert linked("9001140C0", "1403800001", YearResult(2020, 10, 9)).body() == {
        "code": "9001140C0",
        "program": "1403800001",
        "institution": "Springfield Gen Hosp-OH",
        "city": "Springfield",
        "state": "OH",
        "specialty": "140",
        "track": "Internal Medicine",
        "years": {"2020": [10, 9]},
        "link": {"state": "linked", "quality": 90.0, "method": "name; same city"},
    }


@pytest.mark.parametrize(
    "change",
    [
        {"code": "too short"},
        {"years": {"2020": [1]}},
        {"years": []},
        {"institution": 7},
        {"link": {"state": "sure", "quality": 1, "method": ""}},
        {"link": None},
    ],
)
def test_what_is_no_track_is_refused(change: dict[str, object]) -> None:
    """A damaged record is a sentence with a way out, not a crash."""
    with pytest.raises(UserError, match=r"no track.*Import the report once more"):
        LinkedTrack.of(linked("9001140C0", "").body() | change)


def test_each_track_gets_its_link_and_keeps_candidates_only_while_they_matter() -> None:
    """Linked tracks need no candidates any more, doubtful ones do."""
    choice = (Candidate("1403800002", 40.0, "name"),)
    sure = Linked(
        ("9001140C0",), "1403800001", 90.0, "name", doubtful=False, decided=False, candidates=choice
    )
    open_ = Linked(("9001140P0",), "", 40.0, "name", doubtful=True, decided=False, candidates=choice)
    word = Linked(("9001140C1",), "", 100.0, "your word", doubtful=False, decided=True, candidates=())
    found = linked_tracks([track("9001140C0"), track("9001140P0"), track("9001140C1")], [word, open_, sure])
    assert [(one.state, one.candidates) for one in found] == [
        ("linked", ()),
        ("doubtful", choice),
        ("decided", ()),
    ]


def test_years_of_two_reports_come_together() -> None:
    """The newer report names the track, and its numbers count where both know a year."""
    older = track("9001140C0", YearResult(2016, 1, 1), YearResult(2017, 2, 2))
    newer = Track(
        "9001140C0",
        "New Name-OH",
        "Springfield",
        "OH",
        "IM",
        (YearResult(2017, 3, 3), YearResult(2018, 4, 4)),
    )
    found = merged(older, newer)
    assert found.institution == "New Name-OH"
    assert found.years == (YearResult(2016, 1, 1), YearResult(2017, 3, 3), YearResult(2018, 4, 4))


def test_the_history_of_a_program_adds_up_its_tracks() -> None:
    """Quota and matched of all tracks by year, oldest first; kinds can be chosen; what is not linked is left out."""
    tracks = [
        linked("9001140C0", "1403800001", YearResult(2019, 10, 9), YearResult(2020, 10, 10)),
        linked("9001140P0", "1403800001", YearResult(2020, 4, 1)),
        linked("9003140C0", "", YearResult(2020, 7, 7)),
    ]
    assert fill_history(tracks) == {"1403800001": ((2019, 10, 9), (2020, 14, 11))}
    assert fill_history(tracks, {"C", "M"}) == {"1403800001": ((2019, 10, 9), (2020, 10, 10))}
    assert fill_history([]) == {}
