"""``smartpick portfolio`` as a user runs it."""

from pathlib import Path

import pytest
from portfolio_doors import ON, YEAR, answer, fill, run, typed

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def home(data_home: Path) -> None:
    """Keep nothing yet, in a folder of the test's own."""


def test_everything_begins_with_one_line(capsys: Capture) -> None:
    """The first record makes the data; ids say what they are, "today" needs no option."""
    assert (
        run(
            *typed("portfolio add experience kind=observership institution=Example@Hospital start=2026-01-05")
        )
        == 0
    )
    assert run(*typed("portfolio add person name=Dr.@Jo@Example role=attending met=example-hospital")) == 0
    assert run(*typed("portfolio add letter writer=jo-example asked=2026-02-01 waived=yes")) == 0
    told = answer(capsys, "portfolio", "show", "letter")["records"]
    assert told == [
        {
            "record": "letter",
            "id": "letter-jo-example",
            "writer": "jo-example",
            "waived": True,
            "asked": "2026-02-01",
        }
    ]
    assert run("portfolio", "show") == 0
    assert "Example Hospital" in capsys.readouterr().out


def test_lists_and_words_are_read(capsys: Capture) -> None:
    """Several values are separated by ";"; a number in a text stays a text."""
    assert (
        run(
            *typed(
                "portfolio add experience id=x kind=externship institution=24 start=2026-01-05 languages=English;Thai"
            )
        )
        == 0
    )
    record = answer(capsys, "portfolio", "show", "x")["records"][0]
    assert (record["institution"], record["languages"]) == ("24", ["English", "Thai"])


def test_values_are_read_as_people_write_them(capsys: Capture) -> None:
    """Add and edit are as forgiving as the log: months by name, yes and no, short specialties, people by name."""
    line = (
        "portfolio add experience kind=clinical@externship institution=MetroHealth start=09/2026 specialty=im"
    )
    assert run(*typed(f"{line} hands_on=y --on {ON}")) == 0
    assert run(*typed(f"portfolio add person name=Dr.@Jo@Example met=metrohealth --on {ON}")) == 0
    assert run(*typed(f"portfolio add letter writer=Jo@Example asked=today --on {ON}")) == 0
    line = "portfolio edit metro end=Nov@2026 certificate=no supervisors=Jo@Example hours_per_week=40"
    assert run(*typed(f"{line} --on {ON}")) == 0
    record = answer(capsys, "portfolio", "show", "metro")["records"][0]
    assert record == {
        "record": "experience",
        "kind": "externship",
        "id": "metrohealth",
        "institution": "MetroHealth",
        "specialty": "Internal Medicine",
        "start": "2026-09-01",
        "end": "2026-11-30",
        "hours_per_week": 40.0,
        "hands_on": True,
        "supervisors": ["jo-example"],
        "certificate": False,
    }
    assert answer(capsys, "portfolio", "show", "letter")["records"][0]["asked"] == ON


def test_a_record_is_mended_and_taken_away(capsys: Capture) -> None:
    """Edit changes what is said and takes out what is empty; remove and undo give back what was."""
    fill()
    assert run("portfolio", "edit", "clinic-physician", "title=", "notes=Write in spring.") == 0
    record = answer(capsys, "portfolio", "show", "clinic-physician")["records"][0]
    assert "title" not in record
    assert record["notes"] == "Write in spring."
    assert run("portfolio", "remove", "orlando-01") == 0
    assert run("portfolio", "show", "orlando-01") == 2
    assert run("data", "undo") == 0
    assert run("portfolio", "show", "orlando-01") == 0


def test_what_others_name_goes_with_them_only(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    """Removing an experience with entries is refused, told how many; --with-all asks and removes all."""
    fill()
    assert run("portfolio", "remove", "orlando-clinic") == 2
    assert "other records name this" in capsys.readouterr().err
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda _: "y")
    assert run("portfolio", "remove", "orlando-clinic", "--with-all") == 0
    assert run("portfolio", "show", "orlando-01") == 2


def test_searching_finds_words_without_case_and_accents(capsys: Capture) -> None:
    """In the texts of every kind; the newest first, and no more than asked for."""
    fill()
    found = answer(capsys, "portfolio", "show", "--search", "CHEST pain")["records"]
    assert [one["id"] for one in found] == ["district-04"]
    assert run("portfolio", "show", "encounter", "--limit", "2") == 0
    assert "2 shown" in capsys.readouterr().out


def test_observed_is_never_edited_into_performed(capsys: Capture) -> None:
    """Neither the part of an encounter nor that of a procedure."""
    fill()
    assert run("portfolio", "edit", "orlando-01", "role=assisted", "--on", ON) == 2
    assert "cannot become assisted" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("add encounter role=observed", "smartpick log"),
        ("add holiday", "no kind of record"),
        ("add experience kind", "not FIELD=VALUE"),
        ("add experience kind=holiday", "not one of the words"),
        ("add experience kind=observership start=2026-09-01 end=2026-08-01", "end"),
        ("add reflection experience=orlando-clinic text=I@met@Mrs.@Okonkwo.", "Okonkwo"),
        ("add letter writer=nobody", "nobody"),
        ("edit orlando-clinic id=other", "An id stays"),
        ("edit nothing-like-it kind=research", "no record called"),
        ("remove nothing-like-it", "no record called"),
        ("show nothing-like-it", "no record called"),
    ],
)
def test_what_cannot_be_kept_is_said(line: str, said: str, capsys: Capture) -> None:
    """In a sentence, and nothing is written."""
    fill()
    before = answer(capsys, "data", "where")["records"]
    assert run(*typed(f"portfolio {line}")) == 2
    assert said in capsys.readouterr().err
    assert answer(capsys, "data", "where")["records"] == before


def test_questions_are_asked_and_stop_nothing(capsys: Capture) -> None:
    """Two full-time places at once may be true; the question is told, and the record is kept."""
    fill()
    assert run(*typed("portfolio add person id=internist name=Dr.@Robin@Example")) == 0
    assert run(*typed(YEAR), ON) == 0
    told = capsys.readouterr()
    assert "overlap" in told.err
    assert "added cleveland" in told.out
