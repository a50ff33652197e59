"""The review of doubtful links as plain values."""

import json

import pytest
from made_up_report import DIRECTORY

from smartpick.errors import UserError
from smartpick.intake.nrmp import Candidate, LinkedTrack, Track, YearResult
from smartpick.workspace.link_review import codes_of, decided_codes, waiting_document
from smartpick.workspace.nrmp import KeptResults, waiting

BEST = Candidate("1400000001", 71.0, "name")


def linked(code: str, state: str = "doubtful") -> LinkedTrack:
    """Return a made-up track that waits for a word, or not."""
    track = Track(code, "Hospital", "Town", "OH", "Medicine", (YearResult(2025, 4, 4),))
    candidates = (BEST,) if state == "doubtful" else ()
    return LinkedTrack(track, "", 71.0, "name", state, candidates)


def held(*tracks: LinkedTrack) -> KeptResults:
    """Return tracks as if they were kept."""
    return KeptResults({one.track.code: one for one in tracks}, {}, {})


def test_tracks_that_wait_together_are_decided_together() -> None:
    """One code for the whole program when all its tracks wait; else each track that waits."""
    both = held(linked("1234140C0"), linked("1234140P0"))
    (question,) = waiting(both)
    assert codes_of(both, question) == ["1234140"]
    assert decided_codes(both, "1234140C0", None) == {"1234140": BEST.program}
    assert decided_codes(both, "1234140", "") == {"1234140": ""}
    one = held(linked("1234140C0"), linked("1234140P0", "linked"))
    assert decided_codes(one, "1234140C0", "") == {"1234140C0": ""}
    assert decided_codes(one, "1234140P0", BEST.program) == {"1234140P0": BEST.program}
    with pytest.raises(UserError, match="No candidate waits"):
        decided_codes(one, "1234140P0", None)


def test_the_document_counts_all_and_shows_some() -> None:
    """How many wait is said, the first are shown, and all of it is JSON."""
    found = waiting_document(waiting(held(linked("1234140C0"), linked("1235140C0"))), 1, DIRECTORY)
    assert (found["waiting"], len(found["questions"])) == (2, 1)
    assert found["questions"][0]["candidates"][0]["acgme_id"] == BEST.program
    assert json.loads(json.dumps(found)) == found
