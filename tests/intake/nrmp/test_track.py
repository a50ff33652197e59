"""The parts of a track's code."""

from smartpick.intake.nrmp import CODE, PROGRAM_LENGTH, TRACK_KINDS, Track


def test_a_code_says_institution_specialty_and_kind() -> None:
    """Four digits, three digits, a letter and a number; the first seven are the same for a program's tracks."""
    track = Track("9001140P1", "Springfield Gen Hosp-OH", "Springfield", "OH", "Medicine-Preliminary", ())
    assert (track.institution_code, track.specialty, track.kind) == ("9001", "140", "P")
    assert track.program_code == "9001140"
    assert len(track.program_code) == PROGRAM_LENGTH
    assert TRACK_KINDS[track.kind].startswith("preliminary")
    assert CODE.fullmatch("9001140P1")
    assert not CODE.fullmatch("90011401P")
