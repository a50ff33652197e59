"""Looking for programs page by page: what the address asks for, the way to the next page, and what to leave out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from smartpick.errors import Problem, UserError
from smartpick.programs import Directory, Found, find

__all__ = ["FILTERS", "SHOWN", "Paging", "sought", "wider_searches"]

#: Hits on one page.
SHOWN = 40
#: What a search may ask for, in the order of the form.
FILTERS = ("words", "specialty", "state", "division", "kind", "near", "within")
_WITHOUT = {
    "words": "without the words",
    "specialty": "in every specialty",
    "state": "in every state",
    "division": "in every census division",
    "kind": "of every kind",
    "within": "at any distance",
}


@dataclass(frozen=True, slots=True)
class Paging:
    """Which hits are shown, from ``first`` to ``last`` of ``total``; addresses of the pages around, "" for none."""

    first: int
    last: int
    total: int
    page: int
    pages: int
    before: str
    after: str

    @classmethod
    def of(cls, typed: Mapping[str, str], page: int, total: int) -> "Paging":
        """Return the paging of a search that found ``total``."""
        pages = max(1, -(-total // SHOWN))
        at = min(page, pages)
        return cls(
            first=min(total, SHOWN * (at - 1) + 1),
            last=min(total, SHOWN * at),
            total=total,
            page=at,
            pages=pages,
            before=_address(typed, at - 1) if at > 1 else "",
            after=_address(typed, at + 1) if at < pages else "",
        )


def sought(directory: Directory, typed: Mapping[str, str], page: int) -> Found:
    """Return a page of what fits; a page beyond the end is the last one.

    Raises ``UserError`` for what cannot be resolved.
    """
    found = _find(directory, typed, SHOWN, SHOWN * (page - 1))
    if found.hits or not found.total:
        return found
    return _find(directory, typed, SHOWN, SHOWN * ((found.total - 1) // SHOWN))


def wider_searches(directory: Directory, typed: Mapping[str, str]) -> Sequence[tuple[str, str, int]]:
    """Return what leaving out one filter would find, as (words, address, number), for a search that found nothing."""
    said = [name for name in _WITHOUT if typed[name]]
    wider = ({**typed, name: ""} for name in said)
    found = [
        (_WITHOUT[name], _address(less), _find(directory, less, 0, 0).total)
        for name, less in zip(said, wider, strict=True)
        if any(less.values())
    ]
    return tuple(one for one in found if one[2])


def _find(directory: Directory, typed: Mapping[str, str], limit: int, skip: int) -> Found:
    return find(
        directory, typed["words"], typed["specialty"] or None, typed["state"] or None, typed["division"] or None,
        typed["near"] or None, _miles(typed["within"]), typed["kind"] or None, limit, skip,
    )  # fmt: skip


def _address(typed: Mapping[str, str], page: int = 1) -> str:
    asked = [(name, typed[name]) for name in FILTERS if typed[name]]
    numbered = [("page", str(page))] if page > 1 or not asked else []
    return f"/programs?{urlencode([*asked, *numbered])}"


def _miles(text: str) -> float | None:
    if not text:
        return None
    try:
        return float(text)
    except ValueError:
        raise UserError(
            Problem(f"{text[:40]!r} is no distance.", "Give miles as a number.", "within")
        ) from None
