"""What if something were different: scenarios side by side with the difference and its interval; what to do next."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from smartpick.errors import Problem, UserError
from smartpick.programs import specialty_name
from smartpick.web.asking import Asker, asker, gain_of, money_words, scenario_answered, steps_later
from smartpick.web.desk import TheDesk
from smartpick.web.mending import to_mend
from smartpick.web.pages.first_visit import specialties
from smartpick.web.scenarios import MOST, NAME_LENGTH, VISAS, name_of, scenario_of, text_of, words_of
from smartpick.web.showing import fragment, show

if TYPE_CHECKING:
    from smartpick.advice.next_steps import Answered
    from smartpick.chances import Estimate

__all__ = ["router"]

router = APIRouter(include_in_schema=False)
PATIENCE = 25.0


@dataclass(frozen=True, slots=True)
class Side:
    """One scenario as it is shown, with the ``name`` it was given; ``without`` is the address that leaves it out."""

    name: str
    words: tuple[str, ...]
    found: "Answered"
    chance: "Estimate"
    gain: "Estimate"
    without: str


@router.get("/what-if")
def what_if(request: Request, desk: TheDesk) -> Response:
    """Show what is, and what would be."""
    texts = [text for text in request.query_params.getlist("s")[:MOST] if text]
    new = text_of(dict(request.query_params))
    try:
        asked = asker(desk)
        if asked is None:
            return RedirectResponse("/", 303)
        if new:
            scenario_of(new).profile(asked.who.profile, desk.today())
            return RedirectResponse(_address([*texts[: MOST - 1], new]), 303)
        return _page(request, asked, texts, ())
    except UserError as error:
        asked = asker(desk)
        if asked is None or not new:
            return show(request, "list_problems.html", 422, problems=error.problems)
        return _page(request, asked, texts, error.problems)


@router.get("/what-if/steps")
def steps(desk: TheDesk, wait: bool = False) -> Response:
    """Rank what could be done next, as soon as that is computed; ``wait``: as a page, not before."""
    asked = asker(desk)
    if asked is None:
        return RedirectResponse("/", 303)
    future = steps_later(asked)
    if wait:
        future.result(PATIENCE)
        return RedirectResponse("/what-if#next", 303)
    return fragment("next_steps.html", steps=future.result() if future.done() else None)


def _page(request: Request, asked: Asker, texts: list[str], problems: tuple[Problem, ...]) -> Response:
    now = scenario_answered(asked, None)
    sides = []
    for number, text in enumerate(texts):
        found = scenario_answered(asked, text)
        rest = [other for place, other in enumerate(texts) if place != number]
        sides.append(
            Side(name_of(text), words_of(text), found, found.chance, gain_of(now, found), _address(rest))
        )
    at_first, wanted = now.chance, asked.who.profile.preferences.specialties
    future = steps_later(asked)
    return show(
        request,
        "what_if.html",
        422 if problems else 200,
        kept=asked.who.kept,
        now=now,
        at_first=at_first,
        sides=sides,
        texts=texts,
        most=MOST,
        problems=problems,
        mend=to_mend(_by_field(problems)),
        surer=all(_width(side.gain) < min(_width(at_first), _width(side.chance)) for side in sides),
        typed=dict(request.query_params) if problems else {},
        specialties=specialties(),
        own=[(one, one) for one in map(specialty_name, dict(wanted))],
        visas={key: words for key, (words, _) in VISAS.items()},
        longest=NAME_LENGTH,
        money=money_words(asked, (now, *(side.found for side in sides))),
        steps=future.result() if future.done() else None,
    )


def _by_field(problems: tuple[Problem, ...]) -> dict[str, list[Problem]]:
    found: dict[str, list[Problem]] = {}
    for one in problems:
        found.setdefault(one.where, []).append(one)
    return found


def _width(estimate: "Estimate") -> float:
    return estimate.high - estimate.low


def _address(texts: list[str]) -> str:
    return f"/what-if?{urlencode([('s', text) for text in texts])}" if texts else "/what-if"
