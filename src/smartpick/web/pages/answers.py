"""What every IMG asks, answered with the applicant's own numbers; and the check of an agency's offer."""

from collections.abc import Mapping
from http import HTTPStatus

from fastapi import APIRouter, Request
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from smartpick.experience.agency import AgencyReport, agency_questions, check_agency
from smartpick.web.asking import answer_to, asker
from smartpick.web.desk import TheDesk
from smartpick.web.forms import TheForm
from smartpick.web.showing import show

__all__ = ["router"]

router = APIRouter(include_in_schema=False)

#: The questions in the words of the menu, by their names; a test keeps the names those of ``advice.answers``.
QUESTIONS = {
    "why-usce": "Why US clinical experience?",
    "which-kinds": "Which kinds count?",
    "how-to-find": "How do I find it?",
    "how-recent": "How recent must it be?",
    "without": "Can I match without?",
    "letters": "How many US letters?",
    "how-many": "How many programs?",
    "research-year": "Does a research year help?",
    "step-3": "Should I take Step 3?",
    "visa": "What does my visa change?",
    "wait": "Apply now or wait a year?",
}
_ANSWERS: Mapping[str, bool | None] = {"yes": True, "no": False}


@router.get("/planning/answers")
def questions(request: Request) -> Response:
    """List the questions."""
    return show(request, "questions.html", questions=QUESTIONS)


@router.get("/planning/answers/{key}")
def answered(request: Request, desk: TheDesk, key: str) -> Response:
    """Answer one question with the applicant's own numbers, intervals and sources."""
    if key not in QUESTIONS:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    asked = asker(desk)
    if asked is None:
        return show(request, "needs_profile.html")
    from smartpick.advice.answers.wording import shown  # noqa: PLC0415

    one = answer_to(asked, key)
    figures = [shown(figure) for figure in one.figures]
    return show(request, "answer.html", answer=one, figures=figures, questions=QUESTIONS, key=key)


@router.get("/planning/agency")
def agency(request: Request) -> Response:
    """Show the questions about a commercial offer."""
    return show(request, "agency.html", questions=agency_questions(), report=None, given={})


@router.post("/planning/agency")
def checked(request: Request, form: TheForm) -> Response:
    """Show the red flags of an offer by the answers; nothing of it is kept."""
    given = {one.key: form.text(one.key) for one in agency_questions()}
    report: AgencyReport = check_agency({key: _ANSWERS.get(said) for key, said in given.items()})
    return show(request, "agency.html", questions=agency_questions(), report=report, given=given)
