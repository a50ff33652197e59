"""Tracks from the user's own file: added up by program, preliminary ones apart."""

import pytest

from smartpick.errors import UserError
from smartpick.market import FillHistory, KnownTrack, fill_histories, known_advanced, known_quotas

BODY = {
    "code": "1234140C0",
    "program": "1401234567",
    "institution": "Somewhere Medical Center",
    "years": {"2020": [12, 12], "2019": [10, 7]},
}


def test_a_kept_track_is_read() -> None:
    """Years come oldest first; the kind is the letter of the code."""
    track = KnownTrack.of(BODY)
    assert track == KnownTrack("1401234567", "C", ((2019, 10, 7), (2020, 12, 12)))


@pytest.mark.parametrize(
    "broken", [{"code": "12"}, {"years": {"2020": [1]}}, {"years": None}, {"years": {"x": [1, 1]}}]
)
def test_what_cannot_be_read_is_said(broken: dict[str, object]) -> None:
    """A body with a field missing or wrong is a sentence, not a stack trace."""
    with pytest.raises(UserError, match="cannot be read"):
        KnownTrack.of({**BODY, **broken})


def test_tracks_of_one_program_are_added_up_without_preliminary_years() -> None:
    """Categorical and primary positions are one program's; a preliminary year and unlinked tracks do not count."""
    tracks = [
        KnownTrack("a", "C", ((2019, 10, 10), (2020, 10, 9))),
        KnownTrack("a", "M", ((2020, 4, 4),)),
        KnownTrack("a", "P", ((2020, 20, 1),)),
        KnownTrack("b", "P", ((2020, 5, 5),)),
        KnownTrack("", "C", ((2020, 5, 5),)),
        KnownTrack("c", "C", ((2020, 0, 0),)),
    ]
    found = fill_histories(tracks)
    assert found == {"a": FillHistory(((2019, 10, 10), (2020, 14, 13)))}
    assert found["a"].open_years == 1
    assert found["a"].words == "positions stayed open in 1 of 2 years (2019-2020, NRMP)"
    assert known_quotas(tracks) == {"a": 14}


def test_a_program_is_advanced_when_most_of_its_positions_are() -> None:
    """The last year counts, preliminary positions do not."""
    tracks = [
        KnownTrack("a", "A", ((2019, 1, 1), (2020, 6, 6))),
        KnownTrack("a", "C", ((2019, 9, 9), (2020, 4, 4))),
        KnownTrack("a", "P", ((2020, 30, 30),)),
        KnownTrack("b", "A", ((2019, 9, 9),)),
        KnownTrack("b", "C", ((2020, 4, 4),)),
    ]
    assert known_advanced(tracks) == {"a": True, "b": False}
