"""Facts files."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from smartpick.errors import UserError
from smartpick.facts import Report, report_of
from smartpick.intake.tables.shared_facts import read_shared, shared_document

TODAY = date(2026, 11, 22)
A = "1403812339"
MINE = (
    report_of(
        "visas-1",
        {
            "program": A, "field": "visas", "value": ["J-1"], "source": "Amina told me", "as_of": "2026-09",
            "link": "https://example.org/apply?user=amina#x", "entered_on": "2026-09-14", "verified": "me",
            "note": "my cousin works there",
        },
    ),
    report_of(
        "share-1",
        {"program": A, "field": "img_share", "value": 0.35, "source": "my rotation", "as_of": "2026",
         "entered_on": "2026-09-14", "verified": "other"},
    ),
    *(
        report_of(
            f"{key}-1",
            {"program": A, "field": key, "value": "Amina likes it", "source": "x", "as_of": "2026",
             "entered_on": "2026-09-14", "verified": "me"},
        )
        for key in ("note", "contact")
    ),
)  # fmt: skip


def written(folder: Path, reports: tuple[Report, ...] = MINE) -> Path:
    """Write a facts file."""
    path = folder / "facts.json"
    path.write_text(json.dumps(shared_document(reports, TODAY)))
    return path


def test_nothing_of_ones_own_is_in_it(tmp_path: Path) -> None:
    """No free text, no source in one's own words, no day of entry, no tail of a link."""
    text = written(tmp_path).read_text()
    for private in ("Amina", "amina", "cousin", "rotation", "09-14", "user=", "visas-1", '"me"'):
        assert private not in text
    document = json.loads(text)
    assert document["made_on"] == "2026-11"
    assert [set(one) for one in document["facts"]] == [
        {"program", "field", "value", "as_of", "source", "link"},
        {"program", "field", "value", "as_of", "source"},
    ]
    assert document["facts"][0]["link"] == "https://example.org/apply"


def test_it_comes_in_as_somebody_elses(tmp_path: Path) -> None:
    """The same facts, unverified, entered today."""
    found, problems = read_shared(written(tmp_path), TODAY, [A])
    assert not problems
    assert [(one.program, one.field, one.value, one.as_of) for one in found] == [
        (A, "visas", ("J-1",), "2026-09"),
        (A, "img_share", 0.35, "2026"),
    ]
    assert {(one.verified, one.entered_on) for one in found} == {("other", "2026-11-22")}
    assert shared_document(MINE, TODAY) == shared_document(reversed((*MINE, *MINE)), TODAY)


def test_every_entry_that_is_no_fact_is_told(tmp_path: Path) -> None:
    """And the others come in; a stranger's words are not shown as a source."""
    path = written(tmp_path, (MINE[0], replace(MINE[1], program="1111111111")))
    document = json.loads(path.read_text())
    document["facts"] += [7, {"program": A, "field": "shoe"}, {**document["facts"][0], "note": "x"}]
    document["facts"][1]["source"] = "<b>trust me</b>"
    path.write_text(json.dumps(document))
    found, problems = read_shared(path, TODAY, [A])
    assert len(found) == 1
    assert found[0].source == "shared facts: looked up without a link"
    assert {one.where.split(",")[1].strip() for one in problems} == {"fact 1", "fact 3", "fact 4", "fact 5"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[]", "no facts file"),
        ('{"format":"smartpick-facts","version":9}', "has version 9"),
        ('{"format":"smartpick-facts","version":1,"facts":{}}', "no list"),
    ],
)
def test_what_is_no_facts_file_is_refused(tmp_path: Path, text: str, said: str) -> None:
    """In a sentence."""
    path = tmp_path / "f.json"
    path.write_text(text)
    with pytest.raises(UserError, match=said):
        read_shared(path, TODAY, [A])
    with pytest.raises(UserError, match="cannot be read"):
        read_shared(tmp_path / "none.json", TODAY, [A])
