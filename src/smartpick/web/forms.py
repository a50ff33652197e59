"""What a form sent: texts by name, within limits; files only where a page asks for them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Annotated

from fastapi import Depends, Request
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException

from smartpick.errors import Problem
from smartpick.web.guard import Refusal
from smartpick.web.guarded import RefusedError

__all__ = ["Sent", "TheForm"]

MOST_FIELDS = 1000
MOST_FILES = 4
LARGEST_PART = 1_000_000


@dataclass(frozen=True, slots=True)
class Sent:
    """The fields of a form, each with all its values in order, stripped; and the files, by field, read whole."""

    fields: Mapping[str, tuple[str, ...]]
    files: Mapping[str, tuple[str, bytes]] = field(default_factory=dict)

    def text(self, name: str, default: str = "") -> str:
        """Return the first value of a field."""
        return self.fields.get(name, (default,))[0]

    def texts(self, name: str) -> tuple[str, ...]:
        """Return the values of a field that say something."""
        return tuple(value for value in self.fields.get(name, ()) if value)

    def number(self, name: str) -> int | None:
        """Return a whole number that a page itself wrote into a hidden field; ``None`` when it is none."""
        text = self.text(name)
        return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else None


async def sent(request: Request) -> Sent:
    """Read the form of a request; refuse one with more fields than any page has."""
    try:
        form = await request.form(max_files=MOST_FILES, max_fields=MOST_FIELDS, max_part_size=LARGEST_PART)
    except RefusedError:
        raise
    except HTTPException as fault:
        raise _refused() from fault
    try:
        return await _read(form)
    finally:
        await form.close()


async def _read(form: FormData) -> Sent:
    items = form.multi_items()
    if len(items) > MOST_FIELDS:
        raise _refused()
    fields: dict[str, tuple[str, ...]] = {}
    files: dict[str, tuple[str, bytes]] = {}
    for name, value in items:
        if isinstance(value, UploadFile):
            files[name] = (value.filename or "", await value.read())
        else:
            fields[name] = (*fields.get(name, ()), value.replace("\r\n", "\n").strip())
    return Sent(fields, files)


def _refused() -> RefusedError:
    what = f"This form has more than {MOST_FIELDS:,} fields, or one of them is too long or cannot be read."
    return RefusedError(Refusal(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, Problem(what, "Send less at once.")))


TheForm = Annotated[Sent, Depends(sent)]
