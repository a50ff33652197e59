"""One assertion."""

import pytest
from made_reports import PROGRAM, report

from smartpick.errors import UserError
from smartpick.facts import FIELDS, Report, report_of


def test_a_report_comes_back_from_what_is_kept() -> None:
    """Plain values and report are the same thing, whatever the kind of field."""
    for field in FIELDS.values():
        made = report(field.key, field.example, name="r1", link="example.org", note="read twice")
        assert report_of("r1", made.body()) == made
        assert made.about is field
    assert report("visas", "J1, H1B").body()["value"] == ["J-1", "H-1B"]


def test_all_problems_at_once() -> None:
    """Everything that is wrong with a report is said in one go, each with its place."""
    wrong = {
        "program": "140",
        "field": "step2ck_minimum",
        "value": "400",
        "source": " ",
        "link": "no page",
        "as_of": "2030",
        "entered_on": "2026-11-20",
        "verified": "them",
        "colour": "red",
    }
    with pytest.raises(UserError) as caught:
        report_of("r1", wrong)
    places = [problem.where for problem in caught.value.problems]
    assert places == ["program", "step2ck_minimum", "source", "link", "as_of", "verified", "colour"]


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"field": "visa colour"}, "There is no field"),
        ({"entered_on": "never"}, "day of entry is missing"),
        ({"source": "x" * 201}, "too long: 201"),
        ({"note": 7}, "not plain text"),
        ({"source": "a\x1b[2J"}, "not plain text"),
    ],
)
def test_damaged_reports_are_sentences(changed: dict[str, object], sentence: str) -> None:
    """A report that this version cannot read says what is wrong with it."""
    with pytest.raises(UserError, match=sentence):
        report_of("r1", {**report("visas", "J-1").body(), **changed})


def test_the_origin_is_the_page_or_else_the_words() -> None:
    """The same page is one source however it is described; without a page the words tell."""
    page = report("visas", "J-1", link="https://example.org/visa/")
    assert page.origin == report("visas", "J-1", source="site", link="https://example.org/VISA").origin
    assert report("visas", "J-1", source="Program  Site").origin == report("visas", "none").origin
    assert page.origin != report("visas", "J-1").origin


def test_reports_are_values() -> None:
    """Two readings of the same body are equal and hash alike."""
    body = report("visas", "J-1").body()
    one, other = (report_of("r1", body) for _ in range(2))
    assert {one} == {other}
    assert isinstance(one, Report)
    assert one.program == PROGRAM
