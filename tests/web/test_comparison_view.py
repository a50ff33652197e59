"""A comparison as its page shows it."""

from dataclasses import replace
from datetime import date

from smartpick.advice.side_by_side import Beside, Standing, Way
from smartpick.chances import Estimate, Reason, Screen
from smartpick.facts import FIELDS, beliefs, report_of
from smartpick.programs import load_directory
from smartpick.web.comparison_view import Cell, Row, comparison_view, reason_sources, short_names
from smartpick.workspace.program_marks import KeptMarks, Mark, Note

ON = date(2026, 11, 22)
FIRST, SECOND = load_directory().programs[:2]
NOTHING = KeptMarks({}, {}, {})
STANDING = Standing(
    "reach",
    Estimate(0.055, 0.0, 0.21),
    Estimate(0.03, 0.0, 0.14),
    0.7,
    (Reason("Home state", -2.1, "words", "a survey", judgement=True),),
    (Screen("visa", "fails", "sponsors none"), Screen("score", "unknown", "not known")),
)


def _rows(found: list[Beside], known: object = None, marks: KeptMarks = NOTHING) -> dict[str, Row]:
    groups = comparison_view(found, known or {}, marks, ON)  # type: ignore[arg-type]  # beliefs, or none
    return {row.label: row for group in groups for row in group.rows}


def _said(program: str, name: str, value: str, source: str, as_of: str = "2026-11-12") -> object:
    return report_of(
        name,
        {"program": program, "field": "visas", "value": value, "source": source, "as_of": as_of,
         "entered_on": "2026-11-22", "verified": "me"},
    )  # fmt: skip


def test_rows_say_whether_they_differ() -> None:
    """Two known values that differ; some unknown; all unknown; the same: four marks, which need no colour."""
    one, other, unknown = Cell("a"), Cell("b"), Cell("unknown", known=False)
    assert [Row("", cells).mark for cells in ((one, other, unknown), (one, unknown), (unknown,) * 2, (one, one))] == [
        "differs", "partly", "none", "same",
    ]  # fmt: skip


def test_facts_have_source_and_age_and_contradictions_both_sides() -> None:
    """What is known says who and when; what nobody said is unknown, with the way to enter it; no conflict is hidden."""
    reports = [_said(FIRST.acgme_id, "a", "J1", "program site")]
    row = _rows([Beside(FIRST, None, ()), Beside(SECOND, None, ())], beliefs(reports, ON))[
        "Visas it sponsors"
    ]  # type: ignore[arg-type]
    known, unknown = row.cells
    assert (known.words, row.mark) == ("J-1", "partly")
    assert "program site, 10 days old" in known.notes[0]
    assert (unknown.words, unknown.known) == ("unknown", False)
    assert unknown.link == f"/programs/{SECOND.acgme_id}?field=visas#enter"
    torn = beliefs([*reports, _said(FIRST.acgme_id, "b", "none", "a friend")], ON)  # type: ignore[list-item]
    cell = _rows([Beside(FIRST, None, ()), Beside(SECOND, None, ())], torn)["Visas it sponsors"].cells[0]
    assert cell.words == "sources contradict each other"
    assert {line.split(":")[0] for line in cell.lines} == {"J-1", "no visa"}


def test_every_rule_has_its_fact_and_every_list_its_source() -> None:
    """Facts that decide stand there also when nobody knows them; a public list is named above its values."""
    groups = comparison_view([Beside(FIRST, None, ()), Beside(SECOND, None, ())], {}, NOTHING, ON)
    labels = {row.label.casefold() for group in groups for row in group.rows}
    assert {field.label.casefold() for field in FIELDS.values() if field.screen} <= labels
    assert "Your chances there, without a signal" not in {group.title for group in groups}
    lists = [group for group in groups if "ACGME" in group.title or "Labor" in group.title]
    assert len(lists) == 2
    assert all(group.note.startswith("as of ") for group in lists)


def test_chances_reasons_and_rules() -> None:
    """Estimates with intervals, signed reasons with their sources, failing rules in words; outside: not guessed."""
    found = [Beside(FIRST, STANDING, ()), Beside(SECOND, None, ())]
    rows = _rows(found)
    assert rows["Chance of an interview"].cells[0].estimate == STANDING.interview
    assert rows["Largest reasons, points"].cells[0].lines == ("\N{MINUS SIGN}2.1 Home state",)
    assert rows["Rules"].cells[0].lines == ("fails visa: sponsors none", "unknown: score")
    assert rows["Tier"].cells[1] == Cell("not among your specialties", known=False)
    assert reason_sources(found) == (("Home state", "A judgement: a survey"),)
    set_aside = replace(found[0], standing=replace(STANDING, reasons=()))
    assert "a rule" in _rows([set_aside, found[1]])["Largest reasons, points"].cells[0].words


def test_ways_and_own_words() -> None:
    """A way nobody knows is unknown; a rating of 0 is never; rows of which nothing is said are left out."""
    name = FIRST.acgme_id
    marks = KeptMarks(
        {name: (Note("n", name, "Kind on the phone", "2026-11-01"),)}, {name: Mark(name, (), 0.0)}, {}
    )
    found = [
        Beside(one, None, (Way("aunt", "Akron, OH", miles),))
        for one, miles in ((FIRST, 12.3), (SECOND, None))
    ]
    rows = _rows(found, marks=marks)
    assert [one.words for one in rows["To aunt"].cells] == ["12 miles", "unknown"]
    assert [one.words for one in rows["Your rating"].cells] == ["0 of 10, never", "none yet"]
    assert rows["Your notes"].cells[0].lines == ("2026-11-01: Kind on the phone",)
    assert "Your tags" not in rows


def test_only_what_differs() -> None:
    """Rows that are the same or unknown everywhere are left out, and groups without a row."""
    groups = comparison_view(
        [Beside(FIRST, None, ()), Beside(FIRST, None, ())], {}, NOTHING, ON, differing=True
    )
    assert groups == ()


def test_names_tell_programs_apart() -> None:
    """Programs of one hospital are told apart by specialty, and by their number in the end."""
    other = replace(FIRST, specialty="Another", acgme_id="1")
    assert short_names([FIRST]) == (FIRST.name,)
    assert short_names([FIRST, other]) == (f"{FIRST.name}, {FIRST.specialty}", f"{FIRST.name}, Another")
    assert len(set(short_names([FIRST, replace(FIRST, acgme_id="1")]))) == 2
