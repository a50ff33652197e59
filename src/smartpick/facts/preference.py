"""A decision of the user: of reports that contradict each other, this one is believed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from smartpick.calendar_months import read_date
from smartpick.errors import Problem, UserError

__all__ = ["Preference", "preference_of"]


@dataclass(frozen=True, slots=True)
class Preference:
    """``report`` is believed and the reports ``over`` are set aside; a report that comes later is weighed again.

    ``program`` and ``field`` are those of the report, ``decided_on`` the ISO day of the decision.
    """

    id: str
    program: str
    field: str
    report: str
    over: tuple[str, ...]
    decided_on: str

    def body(self) -> dict[str, Any]:
        """Return it as plain values, without its id."""
        return {
            "program": self.program,
            "field": self.field,
            "report": self.report,
            "over": list(self.over),
            "decided_on": self.decided_on,
        }


def preference_of(name: str, body: Mapping[str, Any]) -> Preference:
    """Return the decision kept under an id; raise :class:`UserError` when it is none."""
    texts = [body.get(key) for key in ("program", "field", "report", "decided_on")]
    over = body.get("over")
    day = read_date(texts[3])
    fits = all(isinstance(text, str) and text for text in texts) and isinstance(over, list)
    if not fits or not all(isinstance(one, str) for one in over or ()) or not isinstance(day, date):
        problem = Problem(
            "This is no decision between reports.", "See: smartpick doctor", f"fact_preference {name}"
        )
        raise UserError(problem)
    program, field, report, decided_on = map(str, texts)
    return Preference(name, program, field, report, tuple(map(str, over or ())), decided_on)
