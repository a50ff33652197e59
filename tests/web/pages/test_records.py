"""Records of the portfolio through their pages."""

import pytest
from chromium import violations
from form_sent import as_a_browser_sends
from kept_examples import keep_portfolio
from playwright.sync_api import Page, expect
from sites import Served, Site

from smartpick.experience import Experience
from smartpick.web.portfolio.fields import KINDS_OF_FORMS
from smartpick.workspace import kept

CLINIC = {
    "kind": "observership", "institution": "Test Free Clinic", "city": "Testville", "state": "OH",
    "specialty": "im", "start": "2026-09-01", "hands_on": "no",
}  # fmt: skip


def _experiences(site: Site) -> tuple[Experience, ...]:
    return kept(site.desk.store).portfolio.experiences


@pytest.mark.parametrize("kind", KINDS_OF_FORMS)
def test_every_kind_has_an_empty_list_and_a_form(site: Site, kind: str) -> None:
    """Before anything is kept, every list says so and every form opens."""
    assert "None yet" in site.get(f"/portfolio/{kind}").text
    assert f'action="/portfolio/{kind}/new"' in site.get(f"/portfolio/{kind}/new").text


def test_a_record_is_added_changed_removed_and_brought_back(site: Site) -> None:
    """Every step is one action in words that undo takes back."""
    added = site.post("/portfolio/experience/new", CLINIC)
    assert "Added the experience observership at Test Free Clinic" in added.text
    (one,) = _experiences(site)
    assert (one.specialty, one.hands_on, str(one.start)) == ("Internal Medicine", False, "2026-09-01")
    site.post(f"/portfolio/experience/{one.id}", {**CLINIC, "end": "Nov 2026", "hands_on": ""})
    (changed,) = _experiences(site)
    assert (str(changed.end), changed.hands_on) == ("2026-11-30", None)
    site.post(f"/portfolio/experience/{one.id}/remove")
    assert _experiences(site) == ()
    site.post("/undo", {"seq": str(site.desk.store.seq())})
    assert _experiences(site) == (changed,)


def test_problems_stand_beside_their_fields_and_nothing_is_lost(site: Site) -> None:
    """Several faults at once: each is beside its field, and everything typed is still there."""
    answer = site.post("/portfolio/experience/new", {**CLINIC, "start": "someday", "hours_per_week": "900"})
    assert answer.status_code == 422
    assert 'id="start-wrong"' in answer.text
    assert 'value="someday"' in answer.text
    assert 'value="Test Free Clinic"' in answer.text
    again = site.post("/portfolio/experience/new", {**CLINIC, "hours_per_week": "900"})
    assert 'id="hours_per_week-wrong"' in again.text
    assert _experiences(site) == ()


def test_everything_that_is_wrong_is_told_at_once(site: Site) -> None:
    """A number out of range, an end before the start and a patient's name come together, each with a way to its field.

    A day that is only possible one way is read that way.
    """
    typed = {
        **CLINIC, "start": "31/12/2025", "end": "2025-06-01", "hours_per_week": "900",
        "notes": "His MRN 00483921 was on every page.",
    }  # fmt: skip
    answer = site.post("/portfolio/experience/new", typed)
    assert answer.status_code == 422
    assert 'value="31/12/2025"' in answer.text
    assert 'id="start-wrong"' not in answer.text
    for field in ("end", "hours_per_week", "notes"):
        assert f'id="{field}-wrong"' in answer.text
        assert f'<a href="#{field}">' in answer.text
    assert "things to mend" in answer.text
    assert _experiences(site) == ()


def test_what_is_needed_is_named_by_its_label(site: Site) -> None:
    """An empty form says which field is needed, in the words of the form."""
    assert "Kind is needed." in site.post("/portfolio/experience/new", {"kind": ""}).text


def test_what_ended_shows_what_can_still_be_done(site: Site) -> None:
    """Long after the end nothing is late: what can still be done stands there, the rest is folded away."""
    over = {**CLINIC, "start": "2025-06-01", "end": "2025-08-31"}
    page = site.post("/portfolio/experience/new", over).text
    assert "was due" not in page
    before, _, folded = page.partition("<details><summary>")
    assert "What can still be done" in before
    assert "Ask in person for a strong letter" in before
    assert "Choose three competencies" not in before
    assert "Choose three competencies" in folded


def test_what_others_name_is_removed_only_when_that_is_said(site: Site) -> None:
    """Removing an experience with entries asks first, and then takes all of them."""
    keep_portfolio(site.desk.store)
    one = _experiences(site)[0]
    asked = site.post(f"/portfolio/experience/{one.id}/remove")
    assert asked.status_code == 409
    assert one in _experiences(site)
    site.post(f"/portfolio/experience/{one.id}/remove", {"with_all": "yes"})
    held = kept(site.desk.store).portfolio
    assert one not in held.experiences
    assert all(entry.experience != one.id for entry in held.encounters)


def test_a_form_sent_unchanged_changes_nothing(site: Site) -> None:
    """What a form shows, sent back as it is, is the same record: nothing is lost on the way through a page."""
    keep_portfolio(site.desk.store)
    before = kept(site.desk.store)
    for name, record in before.made.items():
        kind = before.records[name].kind
        if kind in KINDS_OF_FORMS:
            form = as_a_browser_sends(site.get(f"/portfolio/{kind}/{name}").text)
            answer = site.post(f"/portfolio/{kind}/{name}", {**form, "looked": "yes"})
            assert answer.status_code == 200, (name, answer.text[:3000])
            assert kept(site.desk.store).made[name] == record
    assert kept(site.desk.store).made == before.made


def test_the_checklist_is_ticked_and_unticked(site: Site) -> None:
    """An item is ticked by hand, undone by ticking again; an unknown item is a sentence."""
    site.post("/portfolio/experience/new", CLINIC)
    (one,) = _experiences(site)
    page = site.get(f"/portfolio/experience/{one.id}").text
    key = page.split('name="item" value="')[1].split('"')[0]
    site.post(f"/portfolio/experience/{one.id}/tick", {"item": key})
    assert _experiences(site)[0].ticked == (key,)
    site.post(f"/portfolio/experience/{one.id}/tick", {"item": key})
    assert _experiences(site)[0].ticked == ()
    assert site.post(f"/portfolio/experience/{one.id}/tick", {"item": "x"}).status_code == 422


def test_search_knows_no_accents_and_says_when_nothing_fits(site: Site) -> None:
    """Words are found whatever their case; what fits nothing says so and leads back."""
    keep_portfolio(site.desk.store)
    assert "Nothing holds all of these words" in site.get("/portfolio/encounter?search=zzzz").text
    name = _experiences(site)[0].institution or ""
    found = site.get("/portfolio/experience", params={"search": name.upper()}).text
    assert _experiences(site)[0].id in found


def test_strange_addresses_are_not_found(site: Site) -> None:
    """Kinds and records that do not exist are pages that do not exist."""
    for path in (
        "/portfolio/nonsense",
        "/portfolio/person/nobody",
        "/portfolio/encounter/new",
        "/portfolio/x/new",
    ):
        assert site.get(path).status_code == 404


def test_forms_are_for_everybody(page: Page, server: Served) -> None:
    """In a real browser: forms, lists and a record offend no rule of WCAG 2.2 AA; more fields open by keyboard."""
    keep_portfolio(server.desk.store)
    held = kept(server.desk.store)
    for path in (
        "/portfolio/letter/new",
        "/portfolio/encounter",
        f"/portfolio/experience/{held.portfolio.experiences[0].id}",
        f"/portfolio/encounter/{held.portfolio.encounters[0].id}",
        "/portfolio/reflection/new",
    ):
        page.goto(path)
        assert violations(page) == [], path
    page.goto("/portfolio/person/new")
    page.get_by_label("Name needed").fill("Dr. Test Person")
    page.get_by_role("button", name="Add").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Dr. Test Person")


def test_a_letter_says_whether_it_counts_and_where_that_is_mended(site: Site) -> None:
    """While the writer's state is not known it does not count, with a link to the person; then it does."""
    site.post("/portfolio/person/new", {"name": "Dr. W", "role": "attending", "institution": "Test Clinic"})
    site.post("/portfolio/letter/new", {"writer": "w", "written": "2026-10-01"})
    page = site.get("/portfolio/letter/letter-w").text
    assert "does not count yet" in page
    assert 'href="/portfolio/person/w#state"' in page
    site.post(
        "/portfolio/person/w",
        {"name": "Dr. W", "role": "attending", "institution": "Test Clinic", "state": "OH"},
    )
    assert "It counts as a letter from the US." in site.get("/portfolio/letter/letter-w").text
