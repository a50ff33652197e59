"""What is known of a program, prepared for its page."""

from datetime import date

import pytest

from smartpick.facts import FIELDS, beliefs, report_of
from smartpick.programs import Program, load_directory
from smartpick.web.program_view import ABOUT_LINKS, HEADING, SUBJECTS, age_meaning, program_facts
from smartpick.workspace import KeptFacts

ON = date(2026, 11, 22)
NOBODY = KeptFacts({}, {}, {})
IM = load_directory().by_id("1403812339")
OLD = next(one for one in load_directory().programs if one.as_of == "2021-06")


def _said(field: str, value: str, as_of: str) -> dict[str, str]:
    return {"program": IM.acgme_id, "field": field, "value": value, "source": "program site", "as_of": as_of,
            "entered_on": "2026-11-20", "verified": "me"}  # fmt: skip


def _means(program: Program) -> dict[str, str]:
    """Return what is said of the age of each fact, by its label."""
    found = program_facts(program, {}, NOBODY, ON)
    groups = [group for subject in found.subjects for group in subject.listed]
    return {label: group.means for group in groups for label, _ in group.facts}


def test_every_column_and_every_field_has_its_place() -> None:
    """Nothing that is known of a program is left off its page, and nothing stands there twice."""
    columns = [name for _, listed, _ in SUBJECTS for name in listed if name != "division"]
    assert sorted([*columns, *ABOUT_LINKS, *HEADING]) == sorted(Program.__dataclass_fields__)
    assert sorted(key for _, _, fields in SUBJECTS for key in fields) == sorted(FIELDS)


def test_subjects_come_in_the_order_that_is_expected() -> None:
    """Accreditation and place first, then what rules ask about, the contact last; each fact names source and age."""
    said = beliefs([report_of(f"{key}-1", _said(key, value, "2026-10")) for key, value in (
        ("contact", "residency office"), ("step2ck_minimum", "230"), ("visas", "J-1"))], ON)  # fmt: skip
    found = program_facts(IM, said[IM.acgme_id], NOBODY, ON)
    titles = [one.title for one in found.subjects]
    order = ["Accreditation", "Place and hospital", "Visa", "Scores", "Positions and applications", "Contact"]
    assert titles == order
    listed = [one for subject in found.subjects for one in subject.listed]
    assert all("old)" in one.source or "fiscal years" in one.source for one in listed)
    visa = next(one for one in found.subjects if one.title == "Visa")
    assert [one["label"] for one in visa.beliefs] == ["visas it sponsors"]


def test_what_is_not_known_is_grouped() -> None:
    """What rules ask about stands first, what was entered is not asked for, and coordinates are folded away."""
    found = program_facts(OLD, {}, NOBODY, ON)
    assert {"visas", "step2ck_minimum", "usce_required"} <= {one.key for one in found.deciding}
    assert not {one.key for one in found.deciding} & {one.key for one in found.other}
    assert "accreditation" in found.unlisted
    assert "accreditation effective from" not in found.unlisted
    folded = [label for group in program_facts(IM, {}, NOBODY, ON).links for label, _ in group.facts]
    assert any(label.startswith("Latitude") for label in folded)
    assert found.deciding[0].key not in {
        one.key for one in program_facts(IM, beliefs([report_of("v-1", _said("visas", "J-1", "2026"))], ON)[
            IM.acgme_id], NOBODY, ON).deciding
    }  # fmt: skip


def test_an_old_list_says_so() -> None:
    """What a list of 2021 says may have changed; a list of last year carries no such word."""
    assert "may have changed" in _means(OLD)["Kind of program"]
    assert _means(IM)["Kind of program"] == ""
    assert "may have changed" in _means(IM)["Beds of that hospital"]


@pytest.mark.parametrize(
    ("field", "value", "as_of", "words"),
    [
        ("visas", "J-1", "2026-09", ""),
        ("step2ck_minimum", "230", "2022-11", "about 52 of 100 such facts still hold"),
        ("deadline", "2024-10-15", "2024-08", "hardly any such facts still hold"),
        ("img_share", "35%", "2022", "its interval is wider"),
    ],
)
def test_age_says_what_it_means(field: str, value: str, as_of: str, words: str) -> None:
    """A fact read years ago says when that was, and how many such facts still hold; a young one says nothing."""
    belief = beliefs([report_of("one", _said(field, value, as_of))], ON)[IM.acgme_id][field]
    said = age_meaning(belief, ON)
    assert (words in said) if words else said == ""
    if words:
        assert as_of in said
        assert "ago" in said
