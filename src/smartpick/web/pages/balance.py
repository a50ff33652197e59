"""The balance of the list: how many reach, target and likely, and what a usual balance would change."""

from collections import Counter
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from smartpick.errors import UserError
from smartpick.web.asking import asker, balance_of, list_now
from smartpick.web.desk import TheDesk
from smartpick.web.pages.the_list import Limits, budget_of
from smartpick.web.showing import show

if TYPE_CHECKING:
    from smartpick.advice.balance import Balance

__all__ = ["router"]

router = APIRouter(include_in_schema=False)


@router.get("/list/balance")
def balance(request: Request, desk: TheDesk) -> Response:
    """Show the list counted by tier beside a usual balance."""
    try:
        limits = Limits(budget_of(request.query_params.get("budget", "")))
        asked = asker(desk, limits.budget)
        if asked is None:
            return RedirectResponse("/", 303)
        found, plan = balance_of(asked), list_now(asked)
    except UserError as error:
        return show(request, "list_problems.html", 422, problems=error.problems)
    return show(
        request, "balance.html", found=found, plan=plan, limits=limits, kept=asked.who.kept,
        bettered=Counter(row.tier for row in plan.rows) != Counter(found.counts), **_shown(found),
    )  # fmt: skip


def _shown(found: "Balance") -> dict[str, Any]:
    from smartpick.advice.balance import TIERS, USUAL, USUAL_BASIS  # noqa: PLC0415
    from smartpick.advice.rows import LIKELY_FROM, TARGET_FROM  # noqa: PLC0415
    from smartpick.render.balance_words import outcome  # noqa: PLC0415
    from smartpick.render.wording import tier_definition  # noqa: PLC0415

    target, likely = f"{100 * TARGET_FROM:.3g}%", f"{100 * LIKELY_FROM:g}%"
    meaning = {"reach": f"below {target}", "target": f"{target} to {likely}", "likely": f"{likely} and more"}
    bars = [("Your list", found.counts), ("A usual balance", found.wanted)]
    if found.usual != found.wanted:
        bars.append(("As near to it as the programs in question allow", found.usual))
    return {
        "tiers": TIERS,
        "shares": USUAL,
        "basis": USUAL_BASIS,
        "definition": tier_definition(),
        "meaning": meaning,
        "bars": bars,
        "outcome": outcome(found),
        "changes": bool(found.enters or found.leaves),
        "short": [tier for tier in TIERS if found.usual[tier] < found.wanted[tier]],
    }
