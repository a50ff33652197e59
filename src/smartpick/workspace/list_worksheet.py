"""The worksheet of a list: its programs in the order in which to look, with what is known and what to look up."""

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from smartpick.facts import FIELDS, Belief
from smartpick.intake.tables import Worksheet, worksheet

if TYPE_CHECKING:
    from smartpick.advice.worksheet_programs import ToLookUp

__all__ = ["list_worksheet"]


def list_worksheet(
    found: "Sequence[ToLookUp]",
    known: Mapping[str, Mapping[str, Belief]],
    wanted: Collection[str] = (),
) -> Worksheet:
    """Return a worksheet of programs in their order; ``wanted``: only the columns of these facts (keys)."""
    keys = [key for key in FIELDS if not wanted or key in wanted]
    labels = {
        one.program.acgme_id: ", ".join(FIELDS[key].label for key in one.fields if key in keys)
        for one in found
    }
    return worksheet([one.program for one in found], known, [FIELDS[key] for key in keys], labels)
