"""The mail that is due to a contact."""

from dataclasses import replace
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from kept_examples import keep_portfolio
from sites import Site

from smartpick.errors import UserError
from smartpick.experience import Approach, Person
from smartpick.web.contact_mail import due_mail, mail_shown, own_profile, row_of
from smartpick.workspace import add, kept

ROBIN = Approach(id="robin", name="Dr. Robin Example", email="robin@example.org", kind="observership")


def test_the_link_holds_the_whole_mail(site: Site) -> None:
    """A mail program gets recipient, subject and every line of the text; without a profile there is no mail."""
    assert mail_shown(site.desk, ROBIN) is None
    keep_portfolio(site.desk.store)
    assert own_profile(site.desk) is not None
    mail = mail_shown(site.desk, ROBIN)
    assert mail is not None
    link = urlsplit(mail.link)
    said = parse_qs(link.query)
    assert (link.scheme, link.path) == ("mailto", "robin@example.org")
    assert said["subject"] == [mail.draft.subject]
    assert said["body"][0].replace("\r\n", "\n") == mail.draft.body


def test_a_contact_speaks_of_its_person(site: Site) -> None:
    """Address and name come from the person's record where the contact has none."""
    keep_portfolio(site.desk.store)
    known = Person(id="jo", name="Dr. Jo Sample", email="jo@example.org")
    add(site.desk.store, kept(site.desk.store), "Added", [known], site.desk.today())
    row = row_of(site.desk, Approach(id="a", person="jo", sent=date(2026, 11, 20)))
    assert (row.contact.name, row.contact.email, row.stand) == ("Dr. Jo Sample", "jo@example.org", "waiting")


def test_what_identifies_a_patient_is_not_handed_out(site: Site) -> None:
    """Also when a text came in past the guard."""
    keep_portfolio(site.desk.store)
    with pytest.raises(UserError, match="4471902"):
        due_mail(site.desk, replace(ROBIN, why="The patient with MRN 4471902 taught me much."))
    assert due_mail(site.desk, replace(ROBIN, outcome="declined")) is None
