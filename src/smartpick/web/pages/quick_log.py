"""Log an encounter in half a minute, on a phone: what is usual is filled in, what is typed is read as it is meant."""

from collections.abc import Mapping, Sequence
from typing import Any, get_args

from fastapi import APIRouter, Request
from fastapi.responses import Response

from smartpick.errors import Problem, UserError
from smartpick.experience.quick_entry import encounter_from, patient_in, usual
from smartpick.experience.taxonomies import Role, Setting, SkillName
from smartpick.web.desk import Desk, TheDesk
from smartpick.web.forms import Sent, TheForm
from smartpick.web.mending import to_mend
from smartpick.web.portfolio.held import held_portfolio
from smartpick.web.portfolio.lines import called
from smartpick.web.portfolio.reading import field_of, impossible, made_at_last, please_check
from smartpick.web.showing import done, show
from smartpick.workspace import Concern, add, free_name, must_not_identify, text_concerns

__all__ = ["router"]

router = APIRouter(include_in_schema=False)

_TEXTS = (
    "diagnoses",
    "role",
    "procedures",
    "learned",
    "complaint",
    "setting",
    "outcome",
    "responsibility",
    "month",
)
_FLAGS = ("again", "notable")
#: What the form fills in by itself, or what alone is no encounter.
_FILLED_IN = frozenset({"role", "setting", "month", *_FLAGS})
_NOTHING = Problem(
    "Nothing is said about this encounter yet.", "A diagnosis is enough, or what you learned.", "diagnoses"
)


@router.get("/log")
def quick_log(request: Request, desk: TheDesk, experience: str = "") -> Response:
    """Show the form, with what is usual where the applicant is."""
    return _form(request, desk, {"experience": (experience,)})


@router.post("/log")
def keep(request: Request, desk: TheDesk, form: TheForm) -> Response:
    """Keep the encounter, unless it says who the patient is or cannot be true."""
    held, on = held_portfolio(desk), desk.today()
    where, name = form.text("experience") or None, free_name("encounter", {}, held.records)
    answers, problems = _answers(form)
    if not problems and not any(said for field, said in answers.items() if field not in _FILLED_IN):
        return _form(request, desk, form.fields, [_NOTHING])
    made, refused = made_at_last(
        lambda said: encounter_from(said, held.portfolio, on, name=name, experience=where), answers
    )
    problems += refused
    texts = {field: (text,) for field, text in answers.items() if isinstance(text, str)}
    found: tuple[Concern, ...] = ()
    try:
        found = must_not_identify(text_concerns([("encounter", name, texts)], held.portfolio))
    except UserError as error:
        problems += error.problems
    problems += impossible(held, [made], on) if made else ()
    if problems or made is None or (found and not form.text("looked")):
        return _form(request, desk, form.fields, list(dict.fromkeys(problems)), found)
    here = held.made[made.experience]
    written = add(desk.store, held, f"Logged an encounter at {called(here, held.portfolio)}", [made], on)
    return done(written.action, "/log")


def _answers(form: Sent) -> tuple[dict[str, Any], list[Problem]]:
    """Return what was answered, and what cannot be understood of it."""
    found: dict[str, Any] = {name: form.text(name) or None for name in _TEXTS}
    problems: list[Problem] = []
    try:
        found |= patient_in(form.text("patient")) if form.text("patient") else {}
    except UserError as error:
        problems += error.problems
    found["skills"] = "; ".join(form.texts("skills")) or None
    # What is not ticked is said by nobody, and stays as it is by itself.
    return found | {name: "yes" for name in _FLAGS if form.text(name)}, problems


def _form(
    request: Request,
    desk: Desk,
    typed: Mapping[str, tuple[str, ...]],
    problems: Sequence[Problem] = (),
    to_check: Sequence[Concern] = (),
) -> Response:
    held, on = held_portfolio(desk), desk.today()
    own = held.portfolio
    named = typed.get("experience", ("",))[0]
    here = usual(own, on, named or None)
    errors: dict[str, list[Problem]] = {name: [] for name in ("", "patient", "skills", *_TEXTS)}
    for problem in problems:
        field = "patient" if problem.where in {"age", "sex"} else field_of(problem)
        errors[field if field in errors else ""].append(problem)
    begun = [one for one in own.experiences if one.start is not None and one.start <= on]
    latest = [one for one in own.encounters if here.experience and one.experience == here.experience.id]
    return show(
        request, "quick_log.html", 422 if problems or to_check else 200,
        usual=here, places=[(one.id, called(one, own)) for one in begun],
        value={name: typed.get(name, ("",))[0] for name in ("patient", "experience", *_TEXTS, *_FLAGS)},
        skills=get_args(SkillName), chosen=frozenset(typed.get("skills", ())), roles=get_args(Role),
        settings=get_args(Setting), errors=errors, to_check=to_check,
        mend=to_mend(errors, also=please_check(to_check)),
        latest=[(one.id, called(one, own), one.month) for one in reversed(latest[-3:])], count=len(latest),
    )  # fmt: skip
