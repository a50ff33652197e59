"""Programs as plain values, for JSON."""

from typing import Any

from smartpick.programs.directory import Directory
from smartpick.programs.program import Program
from smartpick.programs.search import Found

__all__ = ["program_document", "search_document"]


def search_document(directory: Directory, found: Found) -> dict[str, Any]:
    """Return the hits of a search, and what it could not judge."""
    return {
        "directory": directory.version,
        "place": found.place,
        "total": found.total,
        "shown": len(found.hits),
        "left_out_distance_unknown": found.unplaced,
        "nearest_names": list(found.nearest),
        "programs": [
            {
                "acgme_id": hit.program.acgme_id,
                "specialty": hit.program.specialty,
                "name": hit.program.name,
                "city": hit.program.city,
                "state": hit.program.state,
                "division": hit.program.division,
                "kind": hit.program.kind,
                "kind_confidence": hit.program.kind_confidence,
                "h1b_evidence": hit.program.h1b_evidence,
                "miles": None if hit.miles is None else round(hit.miles, 1),
                "text_score": round(hit.score, 3),
                "as_of": hit.program.as_of,
            }
            for hit in found.hits
        ],
    }


def program_document(directory: Directory, program: Program) -> dict[str, Any]:
    """Return every fact about a program with its source, day and confidence; unknown values are there as ``None``."""
    return {
        "directory": directory.version,
        "acgme_id": program.acgme_id,
        "division": program.division,
        "facts": {
            name: {
                "value": fact.value,
                "source": fact.source,
                "as_of": fact.as_of,
                "confidence": fact.confidence,
                "meaning": fact.note,
            }
            for name, fact in program.facts().items()
        },
    }
