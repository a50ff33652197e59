"""Drafts as files, read back by the standard library."""

from datetime import date
from email import message_from_bytes
from email.policy import default

import pytest

from smartpick.advice.planning import Draft, draft_for
from smartpick.applicant import Profile
from smartpick.errors import UserError
from smartpick.experience import Approach
from smartpick.render.email_file import draft_text, eml, sender_header


def draft(**told: object) -> Draft:
    """Return the first mail to a contact."""
    contact = Approach(id="a", kind="observership", **told)  # type: ignore[arg-type]
    found = draft_for(contact, Profile("Dr. Zoë Πρότυπο"), date(2026, 11, 22))
    assert found is not None
    return found


def test_what_is_written_reads_back_the_same() -> None:
    """Names in any script, subject, body and attachment come back as they were; lines end with CR LF."""
    one = draft(name='Dr. "Ann, B" Müller', email="ann@example.org", why="Ein Satz 詞 – mit Zeichen.")
    raw = eml(one, sender_header("Zoë <zoe@example.org>"), {"cv ä.pdf": b"%PDF-1.7\r\n\x00\xff"})
    read = message_from_bytes(raw, policy=default)
    assert read["To"].addresses[0].display_name == 'Dr. "Ann, B" Müller'
    assert read["To"].addresses[0].addr_spec == "ann@example.org"
    assert read["From"].addresses[0].addr_spec == "zoe@example.org"
    assert read["Subject"] == one.subject
    assert read["X-Unsent"] == "1"
    body = read.get_body(("plain",))
    assert body is not None
    assert body.get_content().replace("\r\n", "\n") == one.body
    [attachment] = read.iter_attachments()
    assert attachment.get_filename() == "cv ä.pdf"
    assert attachment.get_content_type() == "application/pdf"
    assert attachment.get_content() == b"%PDF-1.7\r\n\x00\xff"
    assert b"\n" not in raw.replace(b"\r\n", b"")


def test_without_addresses_the_headers_are_left_out() -> None:
    """The mail program asks for them."""
    read = message_from_bytes(eml(draft()), policy=default)
    assert read["To"] is None
    assert read["From"] is None
    assert draft_text(draft(email="x@example.org")).startswith("To: x@example.org\nSubject: ")


@pytest.mark.parametrize(
    ("text", "name"), [("a@b.org", ""), ("Ann B <a@b.org>", "Ann B"), ('"X" <a@b.org>', "X")]
)
def test_a_sender_is_an_address_with_or_without_a_name(text: str, name: str) -> None:
    """Both usual ways to write it."""
    found = sender_header(text)
    assert (found.display_name, found.addr_spec) == (name, "a@b.org")


@pytest.mark.parametrize(
    "text", ["", "ann", "a@", "@b.org", "Ann <a@b", "a@b.org\nBcc: c@d.org", "a b@c.org"]
)
def test_what_is_no_address_is_a_sentence(text: str) -> None:
    """Also a line break that would start another header."""
    with pytest.raises(UserError, match=r"name@example\.org"):
        sender_header(text)
