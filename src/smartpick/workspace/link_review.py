"""The review of doubtful links: questions as plain values, and the codes that a decision is kept under."""

from collections.abc import Sequence
from typing import Any

from smartpick.errors import Problem, UserError
from smartpick.programs import Directory
from smartpick.workspace.nrmp import KeptResults, Waiting, waiting

__all__ = ["codes_of", "decided_codes", "waiting_document"]


def codes_of(held: KeptResults, question: Waiting) -> list[str]:
    """Return the codes that a decision is kept under: one for the whole program where all its tracks wait together."""
    codes = [one.track.code for one in question.tracks]
    program = question.tracks[0].track.program_code
    whole = sum(one.track.program_code == program for one in held.tracks.values()) == len(codes)
    return [program] if whole else codes


def decided_codes(held: KeptResults, code: str, program: str | None) -> dict[str, str]:
    """Return the decision about a code, and about all tracks that wait together with it.

    ``program`` is an ACGME number, "" for none of the directory, ``None`` for the best candidate. Raise ``UserError``
    when no candidate waits for the code.
    """
    question = next((one for one in waiting(held) if _is_about(code, one)), None)
    meant = program
    if meant is None:
        if question is None or not question.candidates:
            way_out = "Choose one with --program ID, or see what waits: smartpick import review"
            raise UserError(Problem("No candidate waits for this code.", way_out, code))
        meant = question.candidates[0].program
    together = question is not None and question.tracks[0].track.program_code != code
    codes = codes_of(held, question) if question is not None and together else [code]
    return dict.fromkeys(codes, meant)


def _is_about(code: str, question: Waiting) -> bool:
    return any(code in {one.track.code, one.track.program_code} for one in question.tracks)


def waiting_document(queue: Sequence[Waiting], limit: int, directory: Directory) -> dict[str, Any]:
    """Return how many questions wait, and the first ``limit`` of them with the programs to choose from."""
    return {"waiting": len(queue), "questions": [_question(one, directory) for one in queue[:limit]]}


def _question(one: Waiting, directory: Directory) -> dict[str, Any]:
    first = one.tracks[0].track
    return {
        "code": one.code,
        "codes": [track.track.code for track in one.tracks],
        "institution": first.institution,
        "city": first.city,
        "state": first.state,
        "tracks": list(dict.fromkeys(track.track.name for track in one.tracks)),
        "candidates": [
            {
                "acgme_id": candidate.program,
                "name": directory.by_id(candidate.program).name
                if candidate.program in directory.rows
                else "",
                "quality": candidate.quality,
                "method": candidate.method,
            }
            for candidate in one.candidates
        ],
    }
