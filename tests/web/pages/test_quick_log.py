"""Logging an encounter through the page."""

import time

import pytest
from chromium import violations
from kept_examples import keep_portfolio
from playwright.sync_api import Page, expect
from sites import Served, Site

from smartpick.experience import Encounter
from smartpick.workspace import kept

PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True}


def _running(site: Site) -> None:
    site.post("/portfolio/experience/new", {
        "kind": "volunteering", "institution": "Test Free Clinic", "state": "OH", "start": "2026-09-01",
    })  # fmt: skip


def _logged(site: Site) -> list[Encounter]:
    return list(kept(site.desk.store).portfolio.encounters)


def test_without_an_experience_it_says_what_to_do(site: Site) -> None:
    """An encounter belongs to an experience; who has none is led to adding one."""
    assert 'href="/portfolio/experience/new"' in site.get("/log").text


def test_an_encounter_is_kept_as_band_and_month(site: Site) -> None:
    """What is typed as people write it is kept as codes, a band of ages and a month; undo takes it back."""
    _running(site)
    answer = site.post("/log", {"diagnoses": "htn; E11.9", "patient": "67 f", "skills": ["history", "exam"]})
    assert "Logged an encounter at volunteering at Test Free Clinic" in answer.text
    (one,) = _logged(site)
    assert (one.age, one.sex, one.month, one.role) == ("60-69", "female", "2026-11", "observed")
    assert one.diagnoses == ("I10", "E11.9")
    assert [skill.name for skill in one.skills] == ["history", "exam"]
    site.post("/undo", {"seq": str(site.desk.store.seq())})
    assert _logged(site) == []


def test_what_says_who_a_patient_is_is_not_kept(site: Site) -> None:
    """A certain identifier stops the entry, with everything typed still there."""
    _running(site)
    answer = site.post("/log", {"diagnoses": "htn", "learned": "Call him at 216-555-0134 after the visit."})
    assert answer.status_code == 422
    assert "216-555-0134" in answer.text
    assert 'value="htn"' in answer.text
    assert _logged(site) == []


def test_what_may_say_it_is_asked_about_once(site: Site) -> None:
    """A doubtful finding is asked about; the applicant's word that it is nobody keeps the entry."""
    _running(site)
    typed = {"diagnoses": "htn", "learned": "Discussed with Rosa Delgado how salt matters."}
    asked = site.post("/log", typed)
    assert asked.status_code == 422
    assert "Please check" in asked.text
    assert _logged(site) == []
    site.post("/log", {**typed, "looked": "yes"})
    assert len(_logged(site)) == 1


@pytest.mark.parametrize(
    ("typed", "field"),
    [({"diagnoses": "no such illness"}, "diagnoses"), ({"diagnoses": "htn", "patient": "8 m"}, "patient")],
)
def test_what_cannot_be_read_is_said_beside_its_field(site: Site, typed: dict[str, str], field: str) -> None:
    """A problem stands beside the field it is about."""
    _running(site)
    answer = site.post("/log", typed)
    assert answer.status_code == 422
    assert f'id="{field}-wrong"' in answer.text
    assert _logged(site) == []


def test_an_untouched_form_is_no_encounter(site: Site) -> None:
    """What the form fills in by itself is not an entry: it says what is enough, and keeps nothing."""
    _running(site)
    answer = site.post("/log", {"role": "observed", "setting": "", "month": "2026-10", "notable": "yes"})
    assert answer.status_code == 422
    assert "Nothing is said about this encounter yet." in answer.text
    assert 'href="#diagnoses"' in answer.text
    assert _logged(site) == []


def test_all_that_is_wrong_is_told_at_once(site: Site) -> None:
    """An illness that nobody knows, a month ahead and a record number come together."""
    _running(site)
    typed = {"diagnoses": "no such illness", "month": "2027-06", "learned": "His MRN 00483921 was wrong."}
    answer = site.post("/log", typed)
    for field in typed:
        assert f'id="{field}-wrong"' in answer.text
        assert f'<a href="#{field}">' in answer.text
    assert _logged(site) == []


@pytest.mark.parametrize("page", [PHONE], indirect=True)
def test_half_a_minute_on_a_phone(page: Page, server: Served) -> None:
    """At 360 px: diagnoses, age and sex, three taps, saved; the machine's part of it is under five seconds."""
    keep_portfolio(server.desk.store)
    before = len(kept(server.desk.store).portfolio.encounters)
    began = time.monotonic()
    page.goto("/log")
    page.get_by_label("Diagnoses").fill("htn, dm2")
    page.get_by_label("Age and sex").fill("67 f")
    page.get_by_label("performed").check()
    page.get_by_label("history").check()
    page.get_by_label("What you learned").fill("Asking what a week of meals costs changed the plan.")
    page.get_by_role("button", name="Log it").click()
    expect(page.get_by_role("status").first).to_contain_text("Logged an encounter")
    assert time.monotonic() - began < 5.0
    assert len(kept(server.desk.store).portfolio.encounters) == before + 1
    assert violations(page) == []
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= 360


def test_the_guard_looks_while_one_types(page: Page, server: Served) -> None:
    """What could say who a patient is is shown while it is typed, before anything is sent to be kept."""
    keep_portfolio(server.desk.store)
    page.goto("/log")
    page.get_by_label("What you learned").press_sequentially("MRN 4482913 came back", delay=5)
    expect(page.locator("#learned-guard")).to_contain_text("4482913")
