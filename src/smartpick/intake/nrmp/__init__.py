"""The user's own copy of NRMP's Program Results: five years of positions and matches for every track.

Comes in: the PDF. Goes out: ``ProgramResults`` with a ``Track`` for each row, a self-test against the published totals,
and links to the directory, each with a quality and what spoke for it. The report may not be reproduced: its rows stay
with the user, and nothing of them is shipped.
"""

from smartpick.intake.nrmp.linked_track import LinkedTrack, fill_history, linked_tracks, merged
from smartpick.intake.nrmp.linking import CERTAIN, DOUBTFUL, Linked, link
from smartpick.intake.nrmp.reading import ProgramResults, read_report
from smartpick.intake.nrmp.scoring import Candidate
from smartpick.intake.nrmp.totals import YearCheck, check_totals
from smartpick.intake.nrmp.track import CODE, PROGRAM_LENGTH, TRACK_KINDS, Track, YearResult

__all__ = [
    "CERTAIN",
    "CODE",
    "DOUBTFUL",
    "PROGRAM_LENGTH",
    "TRACK_KINDS",
    "Candidate",
    "Linked",
    "LinkedTrack",
    "ProgramResults",
    "Track",
    "YearCheck",
    "YearResult",
    "check_totals",
    "fill_history",
    "link",
    "linked_tracks",
    "merged",
    "read_report",
]
