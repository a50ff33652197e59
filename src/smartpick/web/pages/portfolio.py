"""The portfolio at a glance: what it does to the chances, what is running, what is due, what it shows."""

from collections import Counter
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from fastapi.responses import Response

from smartpick.advice.planning.portfolio_days import own_days, portfolio_days
from smartpick.errors import Problem, UserError
from smartpick.experience import (
    TABLES,
    Experience,
    Portfolio,
    assess,
    checklist,
    coverage,
    goals,
)
from smartpick.experience.privacy import Context, check
from smartpick.render.wording import plural
from smartpick.web.asking import asker, compared
from smartpick.web.desk import Desk, TheDesk
from smartpick.web.forms import TheForm
from smartpick.web.portfolio.fields import words_of
from smartpick.web.portfolio.held import held_portfolio
from smartpick.web.portfolio.lines import called, told
from smartpick.web.portfolio.ties import asked_ties
from smartpick.web.showing import done, fragment, show
from smartpick.workspace import answer_tie, kept_profile

if TYPE_CHECKING:
    from smartpick.advice.portfolio import Joined
    from smartpick.web.asking import Asker

__all__ = ["router"]

router = APIRouter(include_in_schema=False)

_DAYS_SHOWN = 6
_CHECKS_SHOWN = 3
_TIES_SHOWN = 5
_CALLED = {"rotations": "experience", "letters": "letter"}


@router.get("/portfolio")
def overview(request: Request, desk: TheDesk) -> Response:
    """Show the portfolio at a glance; what it does to the chances comes a moment later."""
    held, on = held_portfolio(desk), desk.today()
    own = held.portfolio
    counted = [(kind, len(getattr(own, table))) for table, kind in TABLES.items()]
    kinds = [
        (kind, words_of(kind).one if count == 1 else words_of(kind).many, count) for kind, count in counted
    ]
    running = [one for one in own.experiences if one.running(on)]
    found = coverage(own)
    noted = (one for one in own_days(own.dates) if one.last >= on)
    dated = sorted((*portfolio_days(own, on), *noted), key=lambda entry: entry.day)
    return show(
        request, "portfolio.html", kinds=kinds, empty=not held.made,
        running=[_running(one, own, desk) for one in running],
        planned=[(one.id, called(one, own), told(one, own, on)) for one in own.experiences if one.planned(on)],
        days=dated[:_DAYS_SHOWN], today=on, more_days=max(len(dated) - _DAYS_SHOWN, 0),
        ties=asked_ties(desk)[:_TIES_SHOWN],
        standings=Counter(one.standing for one in found), competencies=len(found),
        profile=kept_profile(desk.store), effect=None,
    )  # fmt: skip


@router.get("/portfolio/effect")
def effect(request: Request, desk: TheDesk) -> Response:
    """Return what the portfolio does to the chance of matching: the same applicant with it and without."""
    asked = asker(desk)
    found = None
    if asked is not None and asked.who.joined is not None and asked.who.joined.filled:
        found = _effect(desk, asked, asked.who.joined)
    if "hx-request" in request.headers:
        return fragment("portfolio_gain.html", effect=found, profile=asked)
    return show(request, "portfolio_effect.html", effect=found, profile=asked)


@router.post("/portfolio/guard")
def guard(desk: TheDesk, form: TheForm) -> Response:
    """Return what the privacy guard finds in a text while it is typed; nothing is kept."""
    own = held_portfolio(desk).portfolio
    context = Context(
        people=tuple({one.name for one in own.people}),
        sites=tuple({one.institution for one in own.experiences if one.institution}),
    )
    texts = [text for name in form.fields for text in form.texts(name)]
    return fragment("guard.html", found=[one for text in texts for one in check(text, context)])


@router.post("/portfolio/ties")
def answer(desk: TheDesk, form: TheForm) -> Response:
    """Keep the answer whether an institution of the portfolio is one of the directory."""
    name, state = form.text("institution"), form.text("state") or None
    proposal = next((one for one in asked_ties(desk) if (one.institution, one.state) == (name, state)), None)
    if proposal is None:
        raise UserError(
            Problem("This institution is not asked about any more.", "Look at the portfolio again.")
        )
    answer_tie(
        desk.store, held_portfolio(desk), name, state, proposal.listed if form.text("same") == "yes" else ""
    )
    return done(desk.store.history(limit=1)[0], "/portfolio")


@router.get("/portfolio/assessment")
def assessment(request: Request, desk: TheDesk) -> Response:
    """Show how the portfolio stands in seven dimensions, and what it shows of every competency."""
    own, on = held_portfolio(desk).portfolio, desk.today()
    specialties = _specialties(desk)
    found = assess(own, on, specialties)
    maps = coverage(own)
    here = next((one for one in own.experiences if one.running(on)), None)
    suggestions = {goal.facts.code: goal for goal in goals(maps, here)}
    names = {one.id: called(one, own) for table in TABLES for one in getattr(own, table)}
    kinds = {one.id: kind for table, kind in TABLES.items() for one in getattr(own, table)}
    groups = list(dict.fromkeys(one.facts.group for one in maps))
    return show(
        request, "assessment.html", assessment=found, maps=maps, groups=groups, suggestions=suggestions,
        names=names, kinds=kinds, empty=not names, added={}, card={},
    )  # fmt: skip


@router.get("/portfolio/assessment/gains")
def improvements(request: Request, desk: TheDesk) -> Response:
    """Return the assessment's improvements with what each adds to the chance of matching."""
    values = _added(desk)
    if "hx-request" in request.headers:
        return fragment("assessment_gains.html", **values)
    return show(request, "assessment_added.html", **values)


def _added(desk: Desk) -> dict[str, object]:
    """Return what each improvement of the assessment adds, best first, and those that are not expected to."""
    asked = asker(desk)
    if asked is None or asked.who.joined is None:
        return {"rows": (), "costs": (), "asks": (), "profile": asked}
    from smartpick.advice.portfolio import gains  # noqa: PLC0415

    joined, question = asked.who.joined, asked.question
    own, on = held_portfolio(desk).portfolio, desk.today()
    found = assess(own, on, _specialties(desk))
    _, added = desk.engine.now(
        "gains", asked.key, lambda market: gains(found, joined, market, desk.season, question)
    )
    rows = {
        (one.what, one.why): added[one.change]
        for part in found.dimensions
        for one in part.improve
        if one.change is not None
    }
    ordered = sorted(rows.items(), key=lambda row: -row[1].gain.value)
    shown = [(what, why, gained) for (what, why), gained in ordered]
    return {
        "rows": [row for row in shown if row[2].adds],
        "costs": [row for row in shown if not row[2].adds],
        "asks": sorted({(one.tell, one.field) for one in added.values() if one.tell}),
        "profile": asked,
    }


def _effect(desk: Desk, asked: "Asker", joined: "Joined") -> dict[str, object]:
    """Return the chance with and without what the portfolio holds; what is not known is the same on both sides."""
    from smartpick.advice.portfolio import without_portfolio  # noqa: PLC0415
    from smartpick.applicant import left_open  # noqa: PLC0415

    who = asked.who.profile
    before, sentences = _assumed_before(desk, asked, joined)
    result = compared(desk, without_portfolio(joined), who, asked.question)
    # Letters count as those from the US do.
    american = [one for one in who.letters or () if one.us or (one.us is None and one.state)]
    held = {"rotations": who.rotations or (), "letters": american}
    return {
        "before": result.before.p_match,
        "after": result.after.p_match,
        "gain": result.gain,
        "held": [plural(len(held[name]), _CALLED[name]) for name in joined.filled if held[name]],
        "open": [(name, ask) for name in held if (ask := left_open(who, name))],
        "assumed": sentences,
        "shown_before": before,
    }


def _assumed_before(desk: Desk, asked: "Asker", joined: "Joined") -> "tuple[float | None, list[str]]":
    """Return the chance that was shown while what was logged was still unknown, and why it is another one now."""
    from smartpick.advice.portfolio import no_longer_assumed, still_assumed  # noqa: PLC0415

    who, on = asked.who, desk.today()
    written, _ = who.kept.checked(on)
    told = no_longer_assumed(joined, written, desk.engine.market().card, on)
    if not told:
        return None, []
    result = compared(desk, still_assumed(joined, written), who.profile, asked.question)
    return result.before.p_match, [one.words for one in told]


def _running(one: Experience, own: Portfolio, desk: Desk) -> dict[str, object]:
    checks = checklist(own, one, desk.today())
    open_ = [check for check in checks if check.state in {"late", "due"}]
    return {
        "id": one.id,
        "called": called(one, own),
        "told": told(one, own, desk.today()),
        "logged": sum(entry.experience == one.id for entry in own.encounters),
        "done": sum(check.state == "done" for check in checks),
        "of": len(checks),
        "open": open_[:_CHECKS_SHOWN],
    }


def _specialties(desk: Desk) -> tuple[str, ...]:
    from smartpick.workspace.applicant_in_use import applicant_in_use  # noqa: PLC0415

    who = desk.once("applicant", lambda: applicant_in_use(desk.store, desk.season, desk.today()))
    return tuple(name for name, _ in who.profile.preferences.specialties) if who else ()
