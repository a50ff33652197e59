"""The list as a file: for a spreadsheet, for another program, as one page to print or send."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from smartpick.advice import Plan

__all__ = ["KINDS", "list_file"]

#: Endings of the file with the media type of each.
KINDS: "Mapping[str, str]" = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "html": "text/html; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def list_file(ending: str, plan: "Plan") -> Any:
    """Return a plan as the text or bytes of a file; ``ending`` is one of ``KINDS``."""
    from smartpick.render import plan_csv, plan_json, plan_page  # noqa: PLC0415
    from smartpick.render.plan_files import BYTE_ORDER_MARK  # noqa: PLC0415
    from smartpick.render.plan_xlsx import plan_xlsx  # noqa: PLC0415

    makers: dict[str, Callable[[Plan], Any]] = {
        "csv": lambda made: BYTE_ORDER_MARK + plan_csv(made),
        "json": plan_json,
        "html": plan_page,
        "xlsx": plan_xlsx,
    }
    return makers[ending](plan)
