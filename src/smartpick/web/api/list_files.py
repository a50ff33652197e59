"""The list as a file, and answering the question that narrows it most."""

from typing import Annotated, Literal

from fastapi import Query
from fastapi.responses import Response
from pydantic import Field

from smartpick.advice.profile_rules import directory_findings, season_rules
from smartpick.applicant import check_profile
from smartpick.errors import Problem, UserError
from smartpick.toml_lines import dotted
from smartpick.web.api.files import sending
from smartpick.web.api.shapes import Body, Done, Seq, done, subject, waited_for
from smartpick.web.api.the_list import PATIENCE, Dollars, asker_of
from smartpick.web.asking import proof_later
from smartpick.web.desk import TheDesk
from smartpick.web.list_files import KINDS, list_file
from smartpick.web.quick_answers import QUICK, with_answer
from smartpick.web.showing import answer
from smartpick.workspace import keep_profile, kept_profile

__all__ = ["router"]

router = subject("list")
_MEDIA = tuple(KINDS[ending].partition(";")[0] for ending in ("csv", "html", "xlsx"))


class Answer(Body):
    """The answer as the page asks for it ("240", "yes"), and the revision that it is based on (default: the newest)."""

    value: Annotated[str, Field(min_length=1, max_length=100)]
    revision: Seq | None = None


@router.get("/list/files/{ending}", **sending(*_MEDIA))
def file(
    desk: TheDesk,
    ending: Literal["csv", "html", "xlsx"],
    budget: Annotated[Dollars | None, Query()] = None,
) -> Response:
    """Return the proven list as a file; texts in cells are never formulas."""
    plan = waited_for(proof_later(asker_of(desk, budget)), PATIENCE, "Proving the list")
    name = f"smartpick-list-{desk.today().isoformat()}.{ending}"
    return answer(list_file(ending, plan), KINDS[ending], name)


@router.put("/list/questions/{field}", response_model=Done)
def keep_answer(desk: TheDesk, field: str, given: Answer) -> Response:
    """Keep the answer to a question of ``GET /api/list/questions`` in the profile."""
    held = kept_profile(desk.store)
    if held is None:
        raise UserError(Problem("There is no profile yet.", "Keep one first: PUT /api/profile"))
    if field not in QUICK:
        way_out = f"Those that can be answered here: {', '.join(sorted(QUICK))}; others: PUT /api/profile."
        raise UserError(Problem("This question cannot be answered here.", way_out, "path.field"))
    data, words = with_answer(held.data, field, given.value, desk.today(), desk.season.eras_season)
    _, found = check_profile(data, desk.today(), season_rules(desk.season), directory_findings)
    if found:
        raise UserError(Problem(one.what, one.way_out, dotted(one.path)) for one in found)
    return done(
        keep_profile(desk.store, data, words, held.revision if given.revision is None else given.revision)
    )
