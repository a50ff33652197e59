"""The answer to a pick asked for in a JSON document, as plain data."""

from typing import Any

from smartpick.picks.choosing import choose
from smartpick.picks.list_document import read_list
from smartpick.picks.proof import certify

__all__ = ["PROVEN", "solve_list"]

PROVEN = 1e-6  # a relative gap that counts as optimal: what the arithmetic of the solver can tell apart


def solve_list(document: Any, name: str = "list", seconds: float = 10.0) -> dict[str, Any]:
    """Choose and certify the list asked for in a parsed JSON document (see ``list_document``).

    Returns {"chosen": [{"id", "signal", "marginal_value"}], "value", "p_success", "cost", "upper_bound",
    "gap", "optimal", "order": [id], "warnings": [sentence]}; ``chosen`` and ``order`` are in greedy order.
    The search for a proof ends when the gap asked for is reached or after ``seconds``. Raises ``UserError``
    with every fault.
    """
    question = read_list(document, name)
    pick = certify(question.problem, choose(question.problem), question.gap, seconds)
    warnings = list(question.warnings)
    if pick.gap > max(question.gap, PROVEN):
        warnings.append(
            f"The time was up at a gap of {pick.gap:.2e}; {question.gap:.2e} was asked for. More seconds can close it."
        )
    return {
        "chosen": [
            {
                "id": question.ids[choice.index],
                "signal": question.levels[choice.level],
                "marginal_value": choice.marginal_value,
            }
            for choice in pick.chosen
        ],
        "value": pick.value,
        "p_success": pick.p_success,
        "cost": pick.cost,
        "upper_bound": pick.upper_bound,
        "gap": pick.gap,
        "optimal": pick.gap <= PROVEN,
        "order": [question.ids[index] for index in pick.order],
        "warnings": warnings,
    }
