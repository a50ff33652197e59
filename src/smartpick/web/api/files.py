"""Files over the API: sent as parts of a form, answered as bytes under a safe name."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from fastapi import UploadFile
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict

from smartpick.errors import Problem, UserError
from smartpick.store.attachments import safe_name
from smartpick.web.uploads import named_as_sent

__all__ = ["FileBody", "content_of", "on_disk", "sending"]


class FileBody(BaseModel):
    """A form with files; fields that are not known are refused. The whole may have 30 MB."""

    model_config = ConfigDict(extra="forbid", allow_inf_nan=False)


def content_of(file: UploadFile) -> tuple[str, bytes]:
    """Return the safe name and the bytes of a file that was sent; raise ``UserError`` for an empty one."""
    content = file.file.read()
    if not content:
        raise UserError(Problem("This file is empty, or none was sent.", "Send it again.", "body.file"))
    return safe_name(file.filename or "file"), content


@contextmanager
def on_disk(file: UploadFile) -> Iterator[Path]:
    """Give a file that was sent under its safe name, in a private folder that is gone afterwards."""
    name, content = content_of(file)
    with TemporaryDirectory(prefix="smartpick-") as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        with named_as_sent(folder):
            yield path


def sending(*kinds: str) -> dict[str, Any]:
    """Return what an operation that answers with a file says of it: ``kinds`` are its media types."""
    schema = {"schema": {"type": "string", "format": "binary"}}
    described = {"description": "The file.", "content": dict.fromkeys(kinds, schema)}
    return {"response_class": Response, "responses": {200: described}}
