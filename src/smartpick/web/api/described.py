"""How an operation is described: a sentence that says what it does, and an example of what is sent."""

import json
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from fastapi.routing import APIRoute

__all__ = ["DescribedRoute", "body_examples"]


@cache
def body_examples() -> Mapping[str, Any]:
    """Return an example of each JSON body, by method and path: "POST /api/log"."""
    file = files("smartpick.web") / "data" / "body_examples.json"
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return found


class DescribedRoute(APIRoute):
    """A route whose summary is the first clause of what its function says, and whose body has an example."""

    def __init__(self, path: str, endpoint: Callable[..., Any], **given: Any) -> None:
        given["summary"] = given.get("summary") or _first_clause(endpoint.__doc__ or "")
        (method,) = given.get("methods") or ("GET",)
        example = body_examples().get(f"{method} {path}")
        if example is not None:
            content = {"application/json": {"example": example}}
            given["openapi_extra"] = {"requestBody": {"content": content}}
        super().__init__(path, endpoint, **given)


def _first_clause(words: str) -> str:
    line = " ".join(words.partition("\n\n")[0].split()).replace("``", "")
    for end in (";", ". ", ":"):
        line = line.partition(end)[0]
    return line.rstrip(".")
