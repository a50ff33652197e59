"""``smartpick profile`` as a user runs it."""

import json
from pathlib import Path

import pytest

from smartpick.applicant import example_names, new_profile_text
from smartpick.cli.main import main
from smartpick.cli.profile import EXAMPLES

Capture = pytest.CaptureFixture[str]
GOOD = 'label = "[bold]x"\n[preferences.specialties]\n"IM" = 1\n'


def run(*arguments: str) -> int:
    """Run the command and return its exit code."""
    with pytest.raises(SystemExit) as caught:
        main(["profile", *arguments])
    return int(caught.value.code or 0)


def test_new_writes_a_template_and_refuses_to_overwrite(tmp_path: Path, capsys: Capture) -> None:
    """A profile is never replaced unless it is asked for, and nothing is left beside it."""
    file = tmp_path / "me.toml"
    assert run("new", str(file)) == 0
    assert file.read_text("utf-8") == new_profile_text()
    file.write_text("mine", "utf-8")
    assert run("new", str(file)) == 2
    assert "--force" in capsys.readouterr().err
    assert file.read_text("utf-8") == "mine"
    assert run("new", str(file), "--force", "--example", "community-clinic") == 0
    assert "Placeholder" in file.read_text("utf-8")
    assert [path.name for path in tmp_path.iterdir()] == ["me.toml"]


def test_new_names_no_option_that_it_does_not_have(tmp_path: Path, capsys: Capture) -> None:
    """Where the folder is a file, the way out is one that this command offers."""
    (tmp_path / "afile").write_text("mine", "utf-8")
    assert run("new", str(tmp_path / "afile" / "x.toml")) == 2
    said = capsys.readouterr().err
    assert "This is a file, not a folder. Choose another folder." in said
    assert "--" not in said


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_example_checks_clean(tmp_path: Path, capsys: Capture, name: str) -> None:
    """Each example can be written and passes the whole check, directory and season included."""
    file = tmp_path / "me.toml"
    assert run("new", str(file), "--example", name) == 0
    assert run("check", str(file), "--on", "2026-11-22") == 0
    out = capsys.readouterr().out
    assert "No problems found." in out
    assert "Nothing is unknown." in out


def test_the_examples_offered_are_those_shipped() -> None:
    """The list of choices is the list of files."""
    assert example_names() == EXAMPLES


def test_check_says_what_is_unknown_and_what_that_means(tmp_path: Path, capsys: Capture) -> None:
    """A minimal profile is understood, and every unknown field has its consequence; markup is not obeyed."""
    file = tmp_path / "me.toml"
    file.write_text(GOOD, "utf-8")
    assert run("check", str(file)) == 0
    out = capsys.readouterr().out
    assert "[bold]x" in out
    assert "visa.needed" in out
    assert "visa screens stay unknown" in " ".join(out.split())


def test_check_tells_all_problems_with_exit_code_2(tmp_path: Path, capsys: Capture) -> None:
    """File, season and directory problems come together, each with its line."""
    file = tmp_path / "me.toml"
    file.write_text(
        'label = "x"\ngraduaton = 1\n[[exams.step2ck]]\nscore = 230\nresult = "fail"\n'
        '[preferences]\nbudget = 5\npins = [\n  "9999999999"]\n[preferences.specialties]\n"Xyzzy" = 1\n'
        '"IM" = 1\n"Internal Medicine" = 1\n[preferences.minimum]\n"Pediatrics" = 3\n',
        "utf-8",
    )
    assert run("check", str(file)) == 2
    found = capsys.readouterr().err.splitlines()
    assert [line.split(", ")[1] for line in found] == [
        f"line {number}" for number in (2, 5, 7, 9, 11, 13, 15)
    ]
    assert "218 is enough to pass" in found[1]
    assert "does not pay for one application" in found[2]
    assert "9999999999" in found[3]


def test_a_minimum_elsewhere_and_a_ban_unknown_are_told(tmp_path: Path, capsys: Capture) -> None:
    """The directory also judges minimum, bans and ratings."""
    file = tmp_path / "me.toml"
    file.write_text(
        GOOD + "[preferences]\nbans = ['9999999999']\n[preferences.minimum]\n'Pediatrics' = 3\n'Xyzzy' = 1\n"
        "[preferences.ratings]\n8888888888 = 3\n",
        "utf-8",
    )
    assert run("check", str(file)) == 2
    found = capsys.readouterr().err.splitlines()
    assert len(found) == 4
    assert "Pediatrics, which is not among your specialties" in found[1]


def test_check_as_json(tmp_path: Path, capsys: Capture) -> None:
    """Scripts get the profile, what is unknown, and problems, in one object each time."""
    file = tmp_path / "me.toml"
    file.write_text(GOOD, "utf-8")
    assert run("check", str(file), "--json") == 0
    document = json.loads(capsys.readouterr().out)
    assert document["profile"]["label"] == "[bold]x"
    assert document["problems"] == []
    assert {"field", "means"} == set(document["unknown"][0])
    file.write_text("label = 1\n", "utf-8")
    assert run("check", str(file), "--json") == 2
    problems = json.loads(capsys.readouterr().out)["error"]["problems"]
    assert [set(problem) for problem in problems] == [{"what", "where", "way_out"}] * 2


def test_schema_is_json(capsys: Capture) -> None:
    """The schema prints as JSON that names its draft."""
    assert run("schema") == 0
    assert "2020-12" in json.loads(capsys.readouterr().out)["$schema"]


def test_a_missing_file_is_one_sentence(tmp_path: Path, capsys: Capture) -> None:
    """Checking what is not there says how to make it."""
    assert run("check", str(tmp_path / "none.toml")) == 2
    assert "smartpick profile new" in capsys.readouterr().err
