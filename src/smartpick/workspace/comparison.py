"""Programs side by side as one document: the directory's word, chances, ways, kept facts with their reports, marks."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from smartpick.facts import Belief
from smartpick.facts.documents import belief_document, report_document
from smartpick.plain_values import plain
from smartpick.workspace.program_marks import KeptMarks, marks_document

if TYPE_CHECKING:
    from smartpick.advice.side_by_side import Beside

__all__ = ["MOST_COMPARED", "comparison_document"]

#: So many programs stand side by side at most; more can be read by nobody.
MOST_COMPARED = 8
_ABOUT = ("acgme_id", "name", "specialty", "city", "state", "kind", "h1b_evidence", "as_of")


def comparison_document(
    found: "Sequence[Beside]", known: Mapping[str, Mapping[str, Belief]], marks: KeptMarks, on: date
) -> dict[str, Any]:
    """Return the programs of a comparison as plain values; ``known`` are beliefs by ACGME id and field on a day."""
    return {"on": on.isoformat(), "programs": [_document(one, known, marks, on) for one in found]}


def _document(
    one: "Beside", known: Mapping[str, Mapping[str, Belief]], marks: KeptMarks, on: date
) -> dict[str, Any]:
    program = one.program
    return {
        **{name: getattr(program, name) for name in _ABOUT},
        "standing": plain(one.standing),
        "ways": plain(one.ways),
        "facts": {
            key: {
                **belief_document(belief),
                "reports": [report_document(said, on) for said in belief.reports],
            }
            for key, belief in known.get(program.acgme_id, {}).items()
        },
        **marks_document(marks, program.acgme_id),
    }
