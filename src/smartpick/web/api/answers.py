"""The questions that every IMG asks, answered with the applicant's own numbers."""

from typing import Any

from fastapi.responses import Response
from starlette.exceptions import HTTPException

from smartpick.web.api.shapes import Name, Shown, answered, subject
from smartpick.web.api.the_list import asker_of
from smartpick.web.asking import answer_to
from smartpick.web.desk import TheDesk
from smartpick.web.pages.answers import QUESTIONS

__all__ = ["router"]

router = subject("answers")


class QuestionsShown(Shown):
    """The questions by their names."""

    questions: dict[str, str]


class AnswerShown(Shown):
    """One answer with figures, intervals and sources."""

    label: str
    answer: dict[str, Any]


@router.get("/answers", response_model=QuestionsShown)
def questions() -> Response:
    """List the questions."""
    return answered({"questions": QUESTIONS})


@router.get("/answers/{key}", response_model=AnswerShown)
def answer(desk: TheDesk, key: Name) -> Response:
    """Answer one question."""
    if key not in QUESTIONS:
        raise HTTPException(404)
    asked = asker_of(desk)
    return answered({"label": asked.who.profile.label, "answer": answer_to(asked, key)})
