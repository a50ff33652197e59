"""The list: which programs, with what chance, for how much, where to stop, how good it is; pins, bans and budget."""

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response
from markupsafe import Markup

from smartpick.errors import Problem, UserError
from smartpick.render import wording
from smartpick.season import phase_on
from smartpick.united_states import STATES
from smartpick.web.asking import Asker, asker, list_now, proof_later
from smartpick.web.desk import Desk, TheDesk
from smartpick.web.forms import TheForm
from smartpick.web.list_view import ListView, SignalBar, list_view, proof_words
from smartpick.web.showing import done, fragment, show, templates
from smartpick.workspace.wishes import Wish, set_budget, set_wish

if TYPE_CHECKING:
    from smartpick.advice import Plan

__all__ = ["router"]

router = APIRouter(include_in_schema=False)
#: Seconds that the proof is waited for where no script can come back for it.
PATIENCE = 25.0
#: The slider ends where nobody's money does.
MOST_DOLLARS = 10_000
#: Digits of the number of a program.
ID_LENGTH = 10
#: Rows shown before somebody asks for all, and how many of them a phone shows.
ROWS = 40
BEGIN = 12
_WISHES: dict[str, Wish] = {"pin": "pin", "ban": "ban", "neither": ""}


@dataclass(frozen=True, slots=True)
class Limits:
    """What the address asks for beside the profile: a budget to try, a state to look at, every row."""

    budget: float | None
    state: str = ""
    every: bool = False

    def address(self, path: str = "/list", *, every: bool | None = None) -> str:
        """Return the address that asks for the same, or also for ``every`` row."""
        asked = [f"budget={self.budget:g}"] if self.budget is not None else []
        asked += [f"state={self.state}"] if self.state else []
        asked += ["rows=all"] if (self.every if every is None else every) else []
        return f"{path}?{'&'.join(asked)}" if asked else path


def _limits(request: Request) -> Limits:
    given = request.query_params
    state = given.get("state", "").upper()
    return Limits(
        budget_of(given.get("budget", "")), state if state in STATES else "", given.get("rows") == "all"
    )


def budget_of(text: str) -> float | None:
    """Return dollars as somebody typed them, ``None`` for nothing. Raises ``UserError`` for what is no amount."""
    plain = text.strip().removeprefix("$").replace(",", "")
    if not plain:
        return None
    try:
        dollars = float(plain)
    except ValueError:
        dollars = math.nan
    if not 0 <= dollars <= 1_000_000:
        what = f"{text[:30]!r} is not an amount of money."
        raise UserError(
            Problem(what, "Write dollars, such as 1500, or nothing to be told where to stop.", "budget")
        )
    return dollars


@router.get("/list")
def the_list(request: Request, desk: TheDesk) -> Response:
    """Show the list, or say what is in its way."""
    try:
        limits = _limits(request)
        asked = asker(desk, limits.budget)
        if asked is None:
            return RedirectResponse("/", 303)
        shown = _shown(asked, limits)
    except UserError as error:
        return show(request, "list_problems.html", 422, problems=error.problems)
    return show(request, "list.html", **shown)


@router.get("/list/proof")
def proof(request: Request, desk: TheDesk, wait: bool = False) -> Response:
    """Show how good the list is, as soon as that is proven; ``wait``: not before."""
    limits = _limits(request)
    asked = asker(desk, limits.budget)
    if asked is None:
        return RedirectResponse("/", 303)
    future = proof_later(asked)
    if wait:
        future.result(PATIENCE)
        return RedirectResponse(limits.address(), 303)
    plan = future.result() if future.done() else None
    return fragment("list_proof.html", proof=plan and proof_words(plan), limits=limits)


@router.post("/list/wish")
def wish(desk: TheDesk, form: TheForm, at: str = "") -> Response:
    """Pin a program, ban it, or neither; ``at``: the program whose row to come back to."""
    row = f"#p{at}" if at.isascii() and at.isdigit() and len(at) == ID_LENGTH else ""
    for button, wanted in _WISHES.items():
        if form.text(button):
            action = set_wish(desk.store, desk.engine.market().directory, form.text(button), wanted)
            return done(action, form.text("back", "/list").partition("#")[0] + row)
    raise UserError(Problem("This is no wish about a program.", "Pin it, ban it, or neither."))


@router.post("/list/budget")
def keep_budget(desk: TheDesk, form: TheForm) -> Response:
    """Keep the budget that was tried."""
    return done(set_budget(desk.store, budget_of(form.text("budget"))), "/list")


def _shown(asked: Asker, limits: Limits) -> dict[str, Any]:
    plan = list_now(asked)
    # The proof is worked on while the page is read.
    future = proof_later(asked)
    proven = future.result() if future.done() else None
    key = (asked.key, proven is not None)
    view: ListView = asked.desk.engine.now(
        "view", key, lambda _: list_view(proven or plan, _signals(asked.desk, plan))
    )
    answer: str = asked.desk.engine.now(
        "answer", (key, limits), lambda _: _rendered(asked, limits, view, proven)
    )
    # The template's own output, escaped when it was made.
    return {"plan": view.plan, "limits": limits, "kept": asked.who.kept, "answer": Markup(answer)}  # noqa: S704


def _rendered(asked: Asker, limits: Limits, view: ListView, proven: "Plan | None") -> str:
    """Return the part of the page that depends on nothing but the question."""
    rows = [row for row in view.rows if not limits.state or row.plan.program.state == limits.state]
    wishes = asked.who.kept.data.get("preferences", {})
    return (
        templates()
        .get_template("list_answer.html")
        .render(
            view=view,
            plan=view.plan,
            reading=wording.reading(100.0 * asked.question.stop_gain),
            begin=BEGIN,
            order=wording.order_definition(),
            above=wording.UNKNOWN_ABOVE,
            season=phase_on(asked.desk.season, asked.desk.today()),
            proof=proven and proof_words(proven),
            limits=limits,
            rows=rows if limits.every else rows[:ROWS],
            more=0 if limits.every else max(0, len(rows) - ROWS),
            kept_budget=asked.who.profile.preferences.budget,
            banned=_named(asked.desk, wishes.get("bans", ())),
            most_dollars=min(MOST_DOLLARS, view.curve.most if view.curve else MOST_DOLLARS),
        )
    )


def _named(desk: Desk, ids: Any) -> list[Any]:
    directory = desk.engine.market().directory
    return [directory.by_id(str(one)) for one in ids]


def _signals(desk: Desk, plan: "Plan") -> list[SignalBar]:
    """Return the signals of each specialty that has some: how many are used of how many."""
    found = []
    for name in plan.specialties:
        allowance = desk.season.signals(name)
        if not allowance.known or not (allowance.gold or allowance.silver):
            continue
        used = [row.signal for row in plan.rows if row.program.specialty == name]
        if allowance.tiered:
            levels: tuple[tuple[str, int, int], ...] = (
                ("gold", used.count("gold"), allowance.gold),
                ("silver", used.count("silver"), allowance.silver),
            )
        else:
            levels = (("signal", used.count("signal"), allowance.gold),)
        found.append(SignalBar(name, levels, f"{allowance.source}, season {allowance.season}"))
    return found
