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
from smartpick.web.portfolio.held import held_portfolio
from smartpick.web.portfolio.lines import called
from smartpick.web.showing import done, show
from smartpick.workspace import Concern, add, concerns, free_name, must_not_identify

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


@router.get("/log")
def quick_log(request: Request, desk: TheDesk, experience: str = "") -> Response:
    """Show the form, with what is usual where the applicant is."""
    return _form(request, desk, {"experience": (experience,)})


@router.post("/log")
def keep(request: Request, desk: TheDesk, form: TheForm) -> Response:
    """Keep the encounter, unless it says who the patient is or cannot be true."""
    held, on = held_portfolio(desk), desk.today()
    where = form.text("experience") or None
    try:
        name = free_name("encounter", {}, held.records)
        made = encounter_from(_answers(form), held.portfolio, on, name=name, experience=where)
        found = must_not_identify(concerns([made], held.portfolio))
        if found and not form.text("looked"):
            return _form(request, desk, form.fields, to_check=found)
        here = held.made[made.experience]
        words = f"Logged an encounter at {called(here, held.portfolio)}"
        written = add(desk.store, held, words, [made], on)
    except UserError as error:
        return _form(request, desk, form.fields, error.problems)
    return done(written.action, "/log")


def _answers(form: Sent) -> dict[str, Any]:
    found: dict[str, Any] = {name: form.text(name) or None for name in _TEXTS}
    found |= patient_in(form.text("patient")) if form.text("patient") else {}
    found["skills"] = "; ".join(form.texts("skills")) or None
    # What is not ticked is said by nobody, and stays as it is by itself.
    return found | {name: "yes" for name in _FLAGS if form.text(name)}


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
        field = "patient" if problem.where in {"age", "sex"} else problem.where.rpartition(", ")[2]
        errors[field if field in errors else ""].append(problem)
    begun = [one for one in own.experiences if one.start is not None and one.start <= on]
    latest = [one for one in own.encounters if here.experience and one.experience == here.experience.id]
    return show(
        request, "quick_log.html", 422 if problems or to_check else 200,
        usual=here, places=[(one.id, called(one, own)) for one in begun],
        value={name: typed.get(name, ("",))[0] for name in ("patient", "experience", *_TEXTS, *_FLAGS)},
        skills=get_args(SkillName), chosen=frozenset(typed.get("skills", ())), roles=get_args(Role),
        settings=get_args(Setting), errors=errors, to_check=to_check,
        latest=[(one.id, called(one, own), one.month) for one in reversed(latest[-3:])], count=len(latest),
    )  # fmt: skip
