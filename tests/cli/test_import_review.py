"""``smartpick import review`` as a user runs it."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from made_up_report import DIRECTORY, report
from portfolio_doors import answer, run

Capture = pytest.CaptureFixture[str]
DOUBTFUL, CANDIDATE = "9002120C0", "1205600001"


@pytest.fixture(autouse=True)
def imported(data_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    """Take in the made-up report."""
    monkeypatch.setattr("smartpick.programs.load_directory", lambda: DIRECTORY)
    path = tmp_path / "results.pdf"
    path.write_bytes(report())
    assert run("import", "nrmp", str(path), "--yes", "--despite-totals") == 0
    capsys.readouterr()


def waiting(capsys: Capture) -> int:
    """Return how many questions wait."""
    return int(answer(capsys, "import", "review")["waiting"])


def program_of(capsys: Capture, code: str) -> list[str]:
    """Return the codes of tracks that a program shows."""
    return [one["code"] for one in answer(capsys, "programs", "show", code)["nrmp_tracks"]]


def type_in(monkeypatch: pytest.MonkeyPatch, answers: Iterable[str]) -> None:
    """Answer questions as somebody at the keyboard would."""
    given = iter(answers)
    monkeypatch.setattr("click.prompt", lambda *_, **__: next(given))


def test_the_queue_shows_tracks_and_candidates(capsys: Capture) -> None:
    """What waits, where it is, and which programs may be meant, with quality and reason."""
    assert run("import", "review") == 0
    told = " ".join(capsys.readouterr().out.split())
    assert f"{DOUBTFUL} U Nowhere SOM and Hosps, Erewhon, WY" in told
    assert f"1. {CANDIDATE} University of Someplace, Erewhon" in told
    assert "1 of 1 shown" in told
    (question,) = answer(capsys, "import", "review")["questions"]
    assert question["code"] == DOUBTFUL
    assert question["candidates"][0]["acgme_id"] == CANDIDATE
    assert question["candidates"][0]["name"] == "University of Someplace"


def test_accept_reject_and_choose_another(capsys: Capture) -> None:
    """Each answer empties the queue, and undo fills it again."""
    for answered, expected in (
        (("--accept",), CANDIDATE),
        (("--program", CANDIDATE), CANDIDATE),
        (("--reject",), None),
    ):
        assert run("import", "review", DOUBTFUL, *answered) == 0
        assert waiting(capsys) == 0
        if expected is not None:
            assert program_of(capsys, expected) == [DOUBTFUL]
        assert run("data", "undo") == 0
        assert waiting(capsys) == 1


def test_a_link_that_was_not_doubtful_is_corrected(capsys: Capture) -> None:
    """One track, or all of a program by the first seven characters; saying it twice changes nothing."""
    assert run("import", "review", "9001140P0", "--program", "1403800002") == 0
    assert program_of(capsys, "1403800002") == ["9001140P0"]
    assert run("import", "review", "9001140", "--program", "1403800002") == 0
    assert program_of(capsys, "1403800002") == ["9001140C0", "9001140P0"]
    capsys.readouterr()
    assert run("import", "review", "9001140", "--program", "1403800002") == 0
    assert "decided already" in capsys.readouterr().out


def test_questions_one_by_one(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    """A number takes a program, s leaves the question, q ends, n says that none is meant."""
    type_in(monkeypatch, ["s"])
    assert run("import", "review", "--ask") == 0
    type_in(monkeypatch, ["q"])
    assert run("import", "review", "--ask") == 0
    assert waiting(capsys) == 1
    type_in(monkeypatch, ["1"])
    assert run("import", "review", "--ask") == 0
    assert program_of(capsys, CANDIDATE) == [DOUBTFUL]
    assert run("data", "undo") == 0
    type_in(monkeypatch, ["n"])
    assert run("import", "review", "--ask") == 0
    assert waiting(capsys) == 0
    assert program_of(capsys, CANDIDATE) == []
    assert run("import", "review") == 0
    assert "No link waits for your word." in capsys.readouterr().out


def test_decisions_go_to_a_small_file_and_come_back(tmp_path: Path, capsys: Capture) -> None:
    """The file has codes and ACGME numbers only, and another store takes the decisions over."""
    file = tmp_path / "decisions.csv"
    assert run("import", "review", DOUBTFUL, "--accept") == 0
    assert run("import", "review", "--save", str(file)) == 0
    assert file.read_text("utf-8") == f"code,program\n9002120,{CANDIDATE}\n"
    assert run("data", "undo") == 0
    assert waiting(capsys) == 1
    assert run("import", "review", "--load", str(file)) == 0
    assert waiting(capsys) == 0
    assert program_of(capsys, CANDIDATE) == [DOUBTFUL]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("programs,codes\n", "other columns"),
        (
            f"code,program\nhello,{CANDIDATE}\n9002120,0000000000\n",
            "line 2: This is no code.*line 3: No program",
        ),
    ],
)
def test_a_file_of_decisions_that_cannot_be_used(
    tmp_path: Path, capsys: Capture, content: str, words: str
) -> None:
    """Every line that is none is named, and nothing is taken over."""
    import re  # noqa: PLC0415

    file = tmp_path / "decisions.csv"
    file.write_text(content, "utf-8")
    assert run("import", "review", "--load", str(file)) == 2
    assert re.search(words, " ".join(capsys.readouterr().err.split()))
    assert run("import", "review", "--load", str(tmp_path / "none.csv")) == 2
    assert waiting(capsys) == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((DOUBTFUL,), "Give one of --accept, --reject, --program"),
        ((DOUBTFUL, "--accept", "--reject"), "Give one of"),
        (("--accept",), "Say which track"),
        ((DOUBTFUL, "--accept", "--ask"), "neither --ask nor --load"),
        (("9001140C0", "--accept"), "No candidate waits"),
        (("9999999C9", "--reject"), "No track that is kept"),
        ((DOUBTFUL, "--program", "0000000000"), "No program has the ACGME number"),
    ],
)
def test_half_a_decision_is_a_sentence(capsys: Capture, arguments: tuple[str, ...], words: str) -> None:
    """What is missing, contradicts itself or names nothing is told, and nothing is changed."""
    assert run("import", "review", *arguments) == 2
    assert words in capsys.readouterr().err
    assert waiting(capsys) == 1
