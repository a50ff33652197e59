"""An email as a file that a mail program opens as a draft (RFC 5322), and the same as plain text. Nothing is sent."""

import mimetypes
from collections.abc import Mapping
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from smartpick.advice.planning import Draft
from smartpick.errors import Problem, UserError

__all__ = ["draft_text", "eml", "sender_header"]


def sender_header(text: str) -> Address:
    """Return the sender of "name@example.org" or "Name <name@example.org>"; raise :class:`UserError` for others."""
    name, mark, rest = text.partition("<")
    address = rest.rstrip().removesuffix(">").strip() if mark else text.strip()
    closed = not mark or rest.rstrip().endswith(">")
    try:
        found = Address(name.strip().strip('"') if mark else "", addr_spec=address)
    except (ValueError, IndexError, HeaderParseError):
        found = Address()
    if not (closed and found.username and found.domain and text.isprintable()):
        raise UserError(Problem("This is no email address.", "Write it as name@example.org.", "--from"))
    return found


def eml(draft: Draft, sender: Address | None = None, attached: Mapping[str, bytes] | None = None) -> bytes:
    """Return the draft as the bytes of an ``.eml`` file, UTF-8, with files attached under their names.

    ``sender`` is the applicant's address; without it and without a recipient's address the header is left out, and the
    mail program asks. The header ``X-Unsent`` makes mail programs open it for writing.
    """
    message = EmailMessage(policy=SMTP)
    if sender:
        message["From"] = sender
    if draft.to:
        message["To"] = Address(draft.contact.name or "", addr_spec=draft.to)
    message["Subject"] = draft.subject
    message["X-Unsent"] = "1"
    message.set_content(draft.body, charset="utf-8")
    for name, content in (attached or {}).items():
        kind, _ = mimetypes.guess_type(name)
        main, _, sub = (kind or "application/octet-stream").partition("/")
        message.add_attachment(content, maintype=main, subtype=sub, filename=name)
    return message.as_bytes()


def draft_text(draft: Draft) -> str:
    """Return the draft as text to copy: recipient, subject, body."""
    return f"To: {draft.to or ''}\nSubject: {draft.subject}\n\n{draft.body}"
