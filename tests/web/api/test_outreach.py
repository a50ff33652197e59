"""Writing to people over the API."""

import email
from email.policy import default

import pytest
from kept_examples import keep_portfolio
from sites import Site

from smartpick.web.api import outreach

CONTACTS = b"""[[contacts]]
id = "robin"
name = "Dr. Robin Example"
email = "robin@example.org"
kind = "observership"
why = "Your talk about hypertension in community clinics made me think."
weeks = 4.0

[[contacts]]
id = "done"
name = "Dr. Kim Example"
sent = 2026-06-01
replied = 2026-06-03
outcome = "declined"
"""


def _files(contacts: bytes, name: str = "contacts.toml") -> dict[str, tuple[str, bytes]]:
    return {"contacts": (name, contacts)}


def test_who_needs_a_word(site: Site) -> None:
    """Contacts of a file stand beside those of the portfolio; nothing of the file is kept."""
    keep_portfolio(site.desk.store)
    before = site.desk.store.seq()
    own = site.get("/api/outreach").json()["contacts"]
    found = site.client.post("/api/outreach/campaign", files=_files(CONTACTS)).json()["contacts"]
    stands = {one["contact"]["id"]: one["stand"] for one in found}
    assert (stands["robin"], stands["done"], len(found)) == ("to write", "closed", len(own) + 2)
    assert site.desk.store.seq() == before


def test_drafts_open_in_a_mail_program(site: Site) -> None:
    """Each draft is a mail with its recipient, sender and CV, marked as unsent; who answered gets none."""
    assert site.client.post("/api/outreach/drafts", files=_files(CONTACTS)).status_code == 422
    keep_portfolio(site.desk.store)
    files = {**_files(CONTACTS), "cv": ("../my cv.pdf", b"%PDF-1.7 me")}
    sent = site.client.post("/api/outreach/drafts", data={"sender": "Me <me@example.org>"}, files=files)
    drafts = {one["contact"]["id"]: one for one in sent.json()["drafts"]}
    assert "done" not in drafts
    mail = email.message_from_bytes(drafts["robin"]["eml"].encode(), policy=default)
    assert (mail["To"], mail["From"]) == ('"Dr. Robin Example" <robin@example.org>', "Me <me@example.org>")
    assert mail["X-Unsent"] == "1"
    (cv,) = mail.iter_attachments()
    assert (cv.get_filename(), cv.get_content()) == ("my cv.pdf", b"%PDF-1.7 me")
    assert drafts["robin"]["body"] in drafts["robin"]["text"]


@pytest.mark.parametrize(
    "contacts",
    [
        b'[[contacts]]\nname = "A\\r\\nBcc: all@example.org"\nemail = "a@example.org"\n',
        b'[[contacts]]\nname = "A"\nemail = "a@example.org\\r\\nBcc: all@example.org"\n',
        b'[[contacts]]\nname = "A"\nemail = "a@example.org"\ninstitution = "B\\nBcc: all@example.org"\n',
        b"[[contacts]\n",
        b"colour = 1\n",
    ],
)
def test_no_header_can_be_smuggled_in(site: Site, contacts: bytes) -> None:
    """A line break in a name or an address is refused, and so is what is no file of contacts."""
    keep_portfolio(site.desk.store)
    found = site.client.post("/api/outreach/drafts", files=_files(contacts))
    assert found.status_code == 422, found.text
    assert found.json()["error"]["problems"][0]["what"]
    bad = site.client.post("/api/outreach/drafts", data={"sender": "a@b.c\r\nBcc: all@example.org"})
    assert bad.status_code == 422


def test_so_many_copies_of_a_cv_do_not_fill_the_memory(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A CV in every draft is bounded by itself and together."""
    keep_portfolio(site.desk.store)
    monkeypatch.setattr(outreach, "LARGEST_DRAFTS", 1000)
    files = {**_files(CONTACTS), "cv": ("cv.pdf", b"x" * 1001)}
    found = site.client.post("/api/outreach/drafts", files=files)
    assert found.status_code == 422
    assert found.json()["error"]["problems"][0]["where"] == "body.cv"


def test_a_patient_is_in_no_mail(site: Site) -> None:
    """What certainly says who a patient is leaves in no draft."""
    keep_portfolio(site.desk.store)
    why = b'why = "I saw Mr. John Smith, MRN 4471182, SSN 123-45-6789."'
    said = b'[[contacts]]\nname = "A"\nkind = "observership"\n' + why
    found = site.client.post("/api/outreach/drafts", files=_files(said))
    assert found.status_code == 422
