"""What a form of the portfolio says, with everything that is wrong with it."""

import pytest
from sites import ON, Site

from smartpick.errors import Problem, UserError
from smartpick.experience import Experience
from smartpick.web.portfolio.reading import field_of, impossible, made_at_last, please_check, read_record
from smartpick.workspace import kept, text_concerns


def test_what_can_be_read_is_read(site: Site) -> None:
    """A refused field is left out, and the rest is still looked at: for what cannot be true, and for patients."""
    texts = {"kind": "observership", "start": "2026-09-01", "end": "2026-01-31", "hours_per_week": "lots"}
    read = read_record("experience", texts, kept(site.desk.store), ON, lambda _: {"id": "x1"})
    assert isinstance(read.record, Experience)
    assert read.record.hours_per_week is None
    assert {field_of(one) for one in read.problems} == {"end", "hours_per_week"}


def test_without_what_is_needed_there_is_no_record(site: Site) -> None:
    """Nothing is made up for what is needed; the guard looks all the same."""
    texts = {"kind": "", "notes": "His MRN 00483921 was on every page."}
    read = read_record("experience", texts, kept(site.desk.store), ON, lambda _: {"id": "x1"})
    assert read.record is None
    assert {field_of(one) for one in read.problems} >= {"kind", "notes"}


def test_what_was_refused_before_is_not_told_to_be_missing() -> None:
    """One sentence for one field."""

    def make(left: dict[str, str]) -> str:
        if "kind" not in left:
            raise UserError(
                [
                    Problem("kind is missing.", "", "experience x, kind"),
                    Problem("Odd.", "", "experience x, odd"),
                ]
            )
        return left["kind"]

    made, problems = made_at_last(make, {"odd": "1"}, {"kind"})
    assert made is None
    assert [one.what for one in problems] == ["Odd."]
    assert made_at_last(make, {"kind": "k"}) == ("k", [])


@pytest.mark.parametrize(
    ("where", "field"), [("experience x, start", "start"), ("skills[2]", "skills"), ("a.b", "a"), ("", "")]
)
def test_a_place_ends_with_its_field(where: str, field: str) -> None:
    """The field is what a page needs to lead there."""
    assert field_of(Problem("x", "", where)) == field


def test_what_is_possible_is_no_problem(site: Site) -> None:
    """Only what certainly cannot be true stops anything."""
    fine = Experience(id="x1", kind="observership")
    assert impossible(kept(site.desk.store), [fine], ON) == ()


def test_one_line_asks_to_look(site: Site) -> None:
    """What may say who a patient is is quoted once, and leads to the box to tick."""
    held = kept(site.desk.store).portfolio
    text = "Discussed with Rosa Delgado; Rosa Delgado agreed."
    (line,) = please_check(text_concerns([("encounter", "e1", {"learned": [text]})], held))
    assert line.field == "looked"
    assert line.way_out.count("Rosa Delgado") == 1
    assert please_check(()) == ()
