"""The validation as JSON for other programs: every number of the report, unknown as null."""

import json
import math
from dataclasses import asdict
from typing import Any

from smartpick.advice.promises import promises
from smartpick.advice.validation import Validation

__all__ = ["FORMAT", "FORMAT_VERSION", "report_json"]

FORMAT = "smartpick-validation"
FORMAT_VERSION = 1
DIGITS = 6


def report_json(found: Validation) -> str:
    """Return promises and results as JSON text; keys are the names of the fields of the results."""
    content: dict[str, Any] = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "promises": [asdict(promise) for promise in promises(found)],
        **asdict(found),
    }
    return json.dumps(_tidy(content), indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def _tidy(value: Any) -> Any:
    """Return a value with rounded numbers and null for what is not a number."""
    match value:
        case dict():
            return {name: _tidy(part) for name, part in value.items()}
        case list() | tuple():
            return [_tidy(part) for part in value]
        case float():
            return round(value, DIGITS) if math.isfinite(value) else None
        case _:
            return value
