"""Logging an encounter in a few words; what is usual is filled in."""

from typing import Annotated, Any

from fastapi.responses import Response
from pydantic import Field

from smartpick.errors import Problem, UserError
from smartpick.experience.quick_entry import encounter_from, usual
from smartpick.web.api.records import RecordDone, record_done
from smartpick.web.api.shapes import Body, Shown, answered, subject
from smartpick.web.desk import TheDesk
from smartpick.web.portfolio.held import held_portfolio
from smartpick.workspace import add, concern_documents, concerns, free_name, must_not_identify

__all__ = ["router"]

router = subject("portfolio")
Said = Annotated[str, Field(min_length=1, max_length=6000)] | None


class UsualShown(Shown):
    """What the next encounter will most likely be."""

    usual: dict[str, Any]


class EncounterGiven(Body):
    """What was seen, as people write it: diagnoses "htn; E11.9", an age, "history; exam (observed)"."""

    complaint: Said = None
    diagnoses: Said = None
    age: Said = None
    sex: Said = None
    role: Said = None
    setting: Said = None
    skills: Said = None
    procedures: Said = None
    illness: Said = None
    shows: Said = None
    responsibility: Said = None
    language: Said = None
    outcome: Said = None
    learned: Said = None
    supervisor: Said = None
    month: Said = None
    again: bool = False
    notable: bool = False
    experience: Annotated[str, Field(min_length=1, max_length=64)] | None = None
    strict: bool = False


@router.get("/log/usual", response_model=UsualShown)
def what_is_usual(desk: TheDesk) -> Response:
    """Return what is filled in when nothing else is said."""
    return answered({"usual": usual(held_portfolio(desk).portfolio, desk.today()).values()})


@router.post("/log", response_model=RecordDone)
def log(desk: TheDesk, given: EncounterGiven) -> Response:
    """Keep an encounter, unless it says who the patient is or cannot be true."""
    held, on = held_portfolio(desk), desk.today()
    answers = given.model_dump(exclude_none=True, exclude={"experience", "strict", "again", "notable"})
    answers |= {name: "yes" for name in ("again", "notable") if getattr(given, name)}
    if not answers:
        raise UserError(
            Problem("Nothing is given.", "Say at least one thing, such as the diagnoses.", "body")
        )
    here = usual(held.portfolio, on, given.experience).experience
    if here is None:
        what = "There is no experience that has begun, so there is nothing to log an encounter under."
        raise UserError(Problem(what, "Add it first: POST /api/portfolio/experience", "experience"))
    name = free_name("encounter", {}, held.records)
    made = encounter_from(answers, held.portfolio, on, name=name, experience=here.id)
    found = must_not_identify(concerns([made], held.portfolio), strict=given.strict)
    words = f"Logged an encounter of {made.month} at {here.institution or here.id}"
    return record_done(made, add(desk.store, held, words, [made], on), concern_documents(found))
