"""What if something were different, and what is worth doing next."""

from typing import Annotated, Any, Literal

from fastapi.responses import Response
from pydantic import Field

from smartpick.errors import Problem, UserError
from smartpick.web.api.shapes import Body, Shown, answered, subject, waited_for
from smartpick.web.api.the_list import Dollars, asker_of
from smartpick.web.asking import gain_of, money_words, scenario_answered, steps_later
from smartpick.web.desk import TheDesk
from smartpick.web.scenarios import NAME_LENGTH, name_of, text_of, words_of

__all__ = ["router"]

router = subject("what if")
PATIENCE = 60.0


class Changes(Body):
    """What is different; what is left out stays as it is. At least one thing must be."""

    score: Annotated[int, Field(ge=100, le=300, description="Step 2 CK")] | None = None
    failed: (
        Annotated[int, Field(ge=0, le=9, description="attempts at Step 1 and Step 2 CK together")] | None
    ) = None
    graduation: Annotated[int, Field(ge=1960, le=2035, description="in June of that year")] | None = None
    months: Annotated[int, Field(ge=1, le=24, description="more of hands-on work in the US")] | None = None
    letters: Annotated[int, Field(ge=1, le=4, description="more from the US")] | None = None
    publications: Annotated[int, Field(ge=1, le=100, description="more")] | None = None
    step3: bool | None = None
    certified: bool | None = None
    visa: bool | None = None
    visas: Annotated[Literal["j1", "h1b", "both"], Field(description="which would be accepted")] | None = None
    specialty: Annotated[str, Field(min_length=2, max_length=80, pattern="^[^;:]+$")] | None = None
    without: Annotated[str, Field(min_length=2, max_length=80, pattern="^[^;:]+$")] | None = None
    budget: Annotated[int, Field(ge=0, le=1_000_000)] | None = None
    name: Annotated[str, Field(max_length=NAME_LENGTH, description="what to call the scenario")] = ""


class ComparedShown(Shown):
    """Both best lists and the difference with its interval."""

    name: str
    changes: list[str]
    words: list[str]
    money: str
    before: dict[str, Any]
    after: dict[str, Any]
    gain: dict[str, Any]


class StepsShown(Shown):
    """Where the applicant stands, and what could be done next, ranked."""

    now: dict[str, Any]
    steps: list[dict[str, Any]]


@router.post("/what-if", response_model=ComparedShown)
def what_if(desk: TheDesk, given: Changes) -> Response:
    """Compare the applicant with a scenario; both get the best list, and nothing is kept."""
    from smartpick.advice.next_steps.documents import answer_document, difference_document  # noqa: PLC0415

    said = {
        name: ("yes" if value else "no") if isinstance(value, bool) else str(value)
        for name, value in given.model_dump(exclude_none=True).items()
    }
    asked, text = asker_of(desk), text_of(said)
    if not text:
        raise UserError(Problem("Nothing is changed.", "Give at least one change.", "body"))
    before, after = scenario_answered(asked, None), scenario_answered(asked, text)
    return answered(
        {
            "name": name_of(text),
            "changes": [one for one in text.split(";") if not one.startswith("name:")],
            "words": words_of(text),
            "money": money_words(asked, (before, after)),
            "before": answer_document(before),
            "after": answer_document(after),
            "gain": difference_document(gain_of(before, after)),
        }
    )


@router.get("/next-steps", response_model=StepsShown)
def next_steps(desk: TheDesk, budget: Dollars | None = None) -> Response:
    """Rank what could be done next by what it adds to the chance of matching."""
    from smartpick.advice.next_steps.documents import answer_document, step_document  # noqa: PLC0415

    asked = asker_of(desk, budget)
    now = scenario_answered(asked, None)
    steps = waited_for(steps_later(asked), PATIENCE, "Working out what could be done next")
    return answered({"now": answer_document(now), "steps": [step_document(one) for one in steps]})
