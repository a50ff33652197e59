"""What the guard found in a text, as plain values for JSON, with lines and columns and the limits of the rules."""

from collections.abc import Sequence
from typing import Any

from smartpick.experience.privacy.finding import Finding

__all__ = ["LIMITS", "counted", "findings_document", "position"]

LIMITS = (
    "The rules know forms, words and lists, not people: what they did not find may still identify somebody, and "
    "nothing here says that a law is complied with. Nothing was changed and nothing was sent."
)


def counted(findings: Sequence[Finding]) -> tuple[int, int]:
    """Return how many findings are certain, and how many are to be checked."""
    certain = sum(finding.certain for finding in findings)
    return certain, len(findings) - certain


def position(text: str, start: int) -> tuple[int, int]:
    """Return line and column of a place in a text, both from 1."""
    return text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)


def findings_document(text: str, findings: Sequence[Finding]) -> dict[str, Any]:
    """Return findings with their places in a text, their number by sureness and what the rules cannot know."""
    certain, to_check = counted(findings)
    rows = []
    for finding in findings:
        line, column = position(text, finding.start)
        row = {
            "identifier": finding.kind.value,
            "paragraph": finding.kind.letter,
            "sureness": finding.sureness.value,
        }
        place = {
            "line": line,
            "column": column,
            "start": finding.start,
            "end": finding.end,
            "text": finding.text,
        }
        rows.append({**row, **place, "why": finding.why, "suggestion": finding.suggestion})
    return {"certain": certain, "please_check": to_check, "findings": rows, "limits": LIMITS}
