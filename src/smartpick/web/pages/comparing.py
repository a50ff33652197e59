"""Programs side by side: chosen on the list, on a program's page or here; every fact with its source and age."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import Response

from smartpick.errors import Problem, UserError
from smartpick.programs import Program, find, load_directory
from smartpick.web.asking import Asker, asker, beside, list_now
from smartpick.web.comparison_view import comparison_view, reason_sources, short_names
from smartpick.web.desk import Desk, TheDesk
from smartpick.web.showing import show
from smartpick.workspace import kept_facts
from smartpick.workspace.program_marks import kept_marks

__all__ = ["router"]

router = APIRouter(include_in_schema=False)

#: More columns cannot be read on a page.
MOST = 6
_HITS = 8


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the address asks for: programs, only what differs, words to find another one by."""

    ids: tuple[str, ...]
    differing: bool = False
    words: str = ""

    def address(self, **changed: Any) -> str:
        """Return the address of the same with something changed."""
        one = replace(self, words="", **changed)
        asked = [("ids", name) for name in one.ids] + ([("only", "differences")] if one.differing else [])
        return f"/compare?{urlencode(asked)}" if asked else "/compare"

    def without(self, acgme_id: str) -> str:
        """Return the address without a program."""
        return self.address(ids=tuple(one for one in self.ids if one != acgme_id))

    def along(self, acgme_id: str) -> str:
        """Return the address with one program more."""
        return self.address(ids=(*self.ids, acgme_id))


@router.get("/compare")
def compare(request: Request, desk: TheDesk) -> Response:
    """Show the chosen programs side by side, and how to choose others."""
    given = request.query_params
    said = [part for text in given.getlist("ids") for part in text.replace(",", " ").split()]
    programs, problems = _programs(said)
    left_out = programs[MOST:]
    programs = programs[:MOST]
    chosen = Chosen(
        tuple(one.acgme_id for one in programs),
        given.get("only") == "differences",
        given.get("words", "").strip()[:200],
    )
    try:
        asked = asker(desk)
        shown = _compared(desk, asked, programs, chosen)
    except UserError as error:
        return show(request, "list_problems.html", 422, problems=error.problems)
    return show(
        request, "compare.html", 422 if problems else 200, chosen=chosen, programs=programs, problems=problems,
        left_out=left_out, most=MOST, found=_found(chosen), listed=_listed(asked, chosen), asked=asked,
        names=short_names(programs), **shown,
    )  # fmt: skip


def _programs(said: Sequence[str]) -> tuple[list[Program], list[Problem]]:
    """Return the programs of the numbers said, each once, and what is wrong with the other numbers."""
    listed = load_directory()
    programs, problems = [], []
    for name in dict.fromkeys(said):
        if name in listed.rows:
            programs.append(listed.programs[listed.rows[name]])
        else:
            what = f"There is no program with the number {name[:40]!r}."
            problems.append(Problem(what, "Find it by its name below."))
    return programs, problems


def _compared(desk: Desk, asked: Asker | None, programs: list[Program], chosen: Chosen) -> dict[str, Any]:
    if len(programs) < 2:
        return {"groups": (), "sources": (), "standing": False, "counts": {}}
    found, on = beside(desk, asked, programs), desk.today()
    known, marks = kept_facts(desk.store).beliefs(on), kept_marks(desk.store)
    every = comparison_view(found, known, marks, on)
    marked = [row.mark for group in every for row in group.rows]
    return {
        "groups": comparison_view(found, known, marks, on, differing=True) if chosen.differing else every,
        "sources": reason_sources(found),
        "standing": any(one.standing for one in found),
        "counts": {mark: marked.count(mark) for mark in ("differs", "partly", "none", "same")},
    }


def _found(chosen: Chosen) -> list[Program] | None:
    """Return programs that the words fit and that are not there yet; ``None`` when no words were said."""
    if not chosen.words:
        return None
    hits = find(load_directory(), chosen.words, limit=_HITS + MOST).hits
    return [hit.program for hit in hits if hit.program.acgme_id not in chosen.ids][:_HITS]


def _listed(asked: Asker | None, chosen: Chosen) -> list[tuple[int, Program]]:
    """Return the programs of the list with their places, without those that are there already."""
    if asked is None:
        return []
    rows = sorted(list_now(asked).rows, key=lambda row: row.rank)
    return [(row.rank, row.program) for row in rows if row.program.acgme_id not in chosen.ids]
