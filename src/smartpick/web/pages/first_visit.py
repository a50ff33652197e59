"""The first page: three questions before there is a profile, where one stands and what to answer next once there is."""

import functools
from collections.abc import Sequence
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from smartpick.advice.profile_rules import directory_findings, season_rules
from smartpick.applicant import check_profile
from smartpick.errors import Problem, UserError
from smartpick.market import load_card
from smartpick.season import phase_on
from smartpick.web.asking import asker, list_now, open_questions
from smartpick.web.desk import Desk, TheDesk
from smartpick.web.forms import Sent, TheForm
from smartpick.web.mending import to_mend
from smartpick.web.pages.examples import STORIES
from smartpick.web.profile_findings import said_for_the_form
from smartpick.web.quick_answers import QUICK, with_answer
from smartpick.web.showing import done, show
from smartpick.workspace import keep_profile, kept_profile

__all__ = ["router"]

router = APIRouter(include_in_schema=False)
#: How much a second specialty is wanted, the first being 1; the page says so.
SECOND = 0.5
_YES_NO = {"yes": True, "no": False, "": None}


@functools.cache
def specialties() -> tuple[str, ...]:
    """Return the specialties that a list can be made for."""
    return tuple(sorted(load_card().specialties))


@router.get("/")
def home(request: Request, desk: TheDesk) -> Response:
    """Ask three questions, or show where the applicant stands."""
    return _standing(request, desk)


@router.post("/start")
def start(request: Request, desk: TheDesk, form: TheForm) -> Response:
    """Make a profile of three answers; whatever was not answered is unknown."""
    data, problems = _three_answers(form, desk)
    if problems:
        return _questions(request, problems, form.fields, 422)
    return done(keep_profile(desk.store, data, "Answered the first three questions", None), "/")


@router.post("/answer")
def answer(request: Request, desk: TheDesk, form: TheForm) -> Response:
    """Keep the answer to the question that narrows most."""
    held = kept_profile(desk.store)
    if held is None:
        raise UserError(Problem("There is no profile yet.", "Answer the three questions first."))
    field, value = form.text("field"), form.text("value")
    try:
        data, words = with_answer(held.data, field, value, desk.today(), desk.season.eras_season)
    except UserError as error:
        return _standing(request, desk, field, value, error.problems)
    _, found = check_profile(data, desk.today(), season_rules(desk.season), directory_findings)
    if found:
        told = [Problem(one.what, one.way_out) for one in said_for_the_form(found, data)]
        return _standing(request, desk, field, value, told)
    return done(keep_profile(desk.store, data, words, form.number("revision")), "/")


def _standing(
    request: Request, desk: Desk, field: str = "", typed: str = "", problems: Sequence[Problem] = ()
) -> Response:
    """Show where the applicant stands; ``problems`` are those of the answer ``typed`` to the question ``field``."""
    if kept_profile(desk.store) is None:
        return _questions(request, {}, {}, 200)
    try:
        asked = asker(desk)
        if asked is None:
            return _questions(request, {}, {}, 200)
        plan = list_now(asked)
        open_ = open_questions(asked)
    except UserError as error:
        return show(request, "list_problems.html", 422, problems=error.problems)
    if problems and field not in {one.field for one in open_}:
        raise UserError(problems)
    first = sorted(plan.rows, key=lambda row: row.rank)[:5]
    errors = {f"q-{one.field}": [*problems] if one.field == field else [] for one in open_}
    return show(
        request, "standing.html", 422 if problems else 200, plan=plan, kept=asked.who.kept, open=open_, quick=QUICK,
        first=first, season=phase_on(desk.season, desk.today()), errors=errors,
        typed={field: typed}, mend=to_mend(errors),
    )  # fmt: skip


def _questions(request: Request, problems: dict[str, Any], typed: Any, status: int) -> Response:
    shown = {name: (typed.get(name) or ("",))[0] for name in ("specialty", "second", "step2ck", "visa")}
    errors = {name: problems.get(name, []) for name in shown}
    return show(
        request,
        "first_visit.html",
        status,
        specialties=specialties(),
        typed=shown,
        errors=errors,
        mend=to_mend(errors),
        stories=STORIES,
    )


def _three_answers(form: Sent, desk: Desk) -> tuple[dict[str, Any], dict[str, list[Any]]]:
    """Return the profile of the answers, and what is wrong by the name of its question."""
    problems: dict[str, list[Any]] = {}
    specialty, score, visa = form.text("specialty"), form.text("step2ck"), form.text("visa")
    second = form.text("second")
    if specialty not in specialties():
        problems["specialty"] = [Problem("No specialty is chosen.", "Choose one; more can be added later.")]
    if visa not in _YES_NO:
        problems["visa"] = [Problem("This is no answer.", "Choose one of the three.")]
    wanted = {specialty: 1.0}
    if second and second not in specialties():
        problems["second"] = [Problem("There is no such specialty.", "Choose one, or none.")]
    elif second and second == specialty:
        problems["second"] = [Problem("This is the same specialty again.", "Choose another, or none.")]
    elif second:
        wanted[second] = SECOND
    data: dict[str, Any] = {"label": "My profile", "preferences": {"specialties": wanted}}
    if _YES_NO.get(visa) is not None:
        data["visa"] = {"needed": _YES_NO[visa]}
    if score:
        whole = score.isascii() and score.isdigit() and 1 <= int(score[:4]) <= 300
        if whole:
            data["exams"] = {"step2ck": [_attempt(int(score), desk)]}
        else:
            problems["step2ck"] = [
                Problem(
                    f'"{score[:20]}" is no Step 2 CK score.',
                    "Scores go from 1 to 300; leave it empty without one.",
                )
            ]
    if not problems:
        _, found = check_profile(data, desk.today(), season_rules(desk.season), directory_findings)
        for one in found:
            field = "step2ck" if "step2ck" in one.path else "specialty"
            problems.setdefault(field, []).append(one)
    return data, problems


def _attempt(score: int, desk: Desk) -> dict[str, Any]:
    """Return an attempt whose day is not known: above every pass mark it was passed, below the first it was not."""
    marks = [one.score for one in season_rules(desk.season).pass_marks.get("step2ck", ())]
    if marks and score >= max(marks):
        return {"result": "pass", "score": score}
    return {"result": "fail", "score": score} if marks and score < min(marks) else {"score": score}
