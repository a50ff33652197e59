"""``smartpick log`` as a user runs it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from portfolio_doors import ON, answer, fill, run, typed

Capture = pytest.CaptureFixture[str]
HERE = ("--on", ON, "--experience", "orlando-clinic")


@pytest.fixture(autouse=True)
def filled(data_home: Path, capsys: Capture) -> None:
    """Keep the portfolio of the first story, before."""
    fill()
    capsys.readouterr()


def type_in(monkeypatch: pytest.MonkeyPatch, *lines: str) -> Iterator[str]:
    """Type lines when asked; return what is left of them."""
    left = iter(lines)
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda _: next(left))
    return left


def test_a_few_words_are_an_entry(capsys: Capture) -> None:
    """Ages become bands, words codes; experience, month and part are filled in, and the history says it in words."""
    found = answer(
        capsys, "log", "--diagnoses", "htn; E11.9", "--age", "67", "--learned", "Ask first.", *HERE
    )
    record = found["record"]
    assert record["diagnoses"] == ["I10", "E11.9"]
    assert (record["age"], record["month"], record["role"]) == ("60-69", "2024-06", "observed")
    assert record["supervisor"] == "clinic-physician"
    (last,) = answer(capsys, "data", "history", "--limit", "1")["actions"]
    assert last["words"] == "Logged an encounter of 2024-06 at Example Family Clinic"
    assert run("data", "undo") == 0
    assert run("portfolio", "show", found["id"]) == 2


def test_asking_takes_what_is_usual(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    """Eight questions, most answered with Enter; a wrong code is explained and only that question asked again."""
    left = type_in(monkeypatch, "strepp", "34", "", "history", "", "", "sore throat", "", "J02.0")
    assert run("log", *HERE) == 0
    told = capsys.readouterr()
    assert "strepp" in told.err
    assert "J02.0, observed, 2024-06, Example Family Clinic" in told.out
    assert list(left) == []


def test_an_encounter_is_a_few_keys(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    """Case, patient and skills take four questions and 40 keys, Enter and the command counted: 12 s at 200 a minute."""
    keys = ("htn, E11.9", "67 f", "", "hx, pe", ".")
    left = type_in(monkeypatch, *keys)
    assert len("smartpick log\n") + sum(len(line) + 1 for line in keys) <= 40
    assert run("log", *HERE) == 0
    assert list(left) == []
    (last,) = answer(capsys, "data", "history", "--limit", "1")["actions"]
    assert run("portfolio", "show", last["changes"][0]["id"]) == 0
    told = capsys.readouterr().out
    for said in ("I10; E11.9", "60-69", "female", "history; exam", "observed", "2024-06"):
        assert said in told


def test_what_can_be_read_in_two_ways_is_asked_again(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    """Eight months or a boy of eight: the question comes again, and nothing typed before is lost."""
    left = type_in(monkeypatch, "J02.0", "8 m", "8 mo", ".")
    assert run("log", *HERE) == 0
    told = capsys.readouterr()
    assert "8 y male" in told.err
    assert "J02.0" in told.out
    assert list(left) == []


def test_a_text_about_somebody_is_not_saved(capsys: Capture) -> None:
    """While the guard is certain nothing is saved; the sentence says what to write instead."""
    before = answer(capsys, "portfolio", "show")["records"]
    assert run("log", "--learned", "Call Mrs. Okonkwo back", *HERE) == 2
    assert "Nothing was saved" in capsys.readouterr().err
    assert answer(capsys, "portfolio", "show")["records"] == before


def test_what_may_be_somebody_is_asked_about(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    """With options it is saved and told, with --strict refused; when asked, "no" asks for that text again."""
    said = answer(capsys, "log", "--learned", "I told Abernathy to rest.", *HERE)
    assert [one["text"] for one in said["please_check"]] == ["Abernathy"]
    assert run("log", "--strict", "--learned", "I told Abernathy to rest.", *HERE) == 2
    left = type_in(monkeypatch, *[""] * 5, "I told Abernathy.", ".", "n", "Rest helps.")
    assert run("log", *HERE) == 0
    assert list(left) == []


def test_asking_certain_again_until_it_is_clean(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    """A certain finding is explained at once, and the same question comes again."""
    left = type_in(monkeypatch, *[""] * 5, "MRN 00483921 was wrong.", ".", "Read the label.")
    assert run("log", *HERE) == 0
    assert "00483921" in capsys.readouterr().err
    assert list(left) == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--json"], "Nothing is given"),
        (["--month", "2024-09", *HERE], "month"),
        (["--role", "performed", *HERE], "role"),
        (["--diagnoses", "htn", "--experience", "nowhere"], "no experience called"),
        (["--diagnoses", "htn", "--experience", "example"], "2 experiences fit"),
    ],
)
def test_what_cannot_be_true_is_refused(arguments: list[str], said: str, capsys: Capture) -> None:
    """Each with a sentence, and nothing is written."""
    assert run("log", *arguments) == 2
    assert said in capsys.readouterr().err


def test_somewhere_to_log_is_needed(capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without data, and with data but no experience, the way to begin is told."""
    monkeypatch.setenv("SMARTPICK_HOME", str(tmp_path / "empty"))
    assert run("log", "--diagnoses", "htn") == 2
    assert run(*typed("portfolio add person name=Dr.@Jo@Example")) == 0
    assert run("log", "--diagnoses", "htn") == 2
    assert "smartpick portfolio add experience" in capsys.readouterr().err
