"""``smartpick outreach`` from the command line."""

import json
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from click.testing import CliRunner

from smartpick.cli.main import cli, main

EXAMPLES = Path(__file__).parents[2] / "examples"
PROFILE = str(EXAMPLES / "community-clinic.toml")
ONCOLOGY = str(EXAMPLES / "oncology-observership.portfolio.toml")
DAY = ["--on", "2026-11-22"]
CONTACTS = """
[[contacts]]
id = "ward"
name = "Dr. Robin Example"
email = "robin@example.org"
kind = "observership"
weeks = 4
begin = "2027-03"
why = "Your work on refills is what I did."

[[contacts]]
id = "alumna"
name = "Dr. Ada Sample"
channel = "alumnus"
sent = "2026-11-01"
"""


@pytest.fixture
def contacts(tmp_path: Path) -> Path:
    """Return a file of contacts: one to write to, one to remind."""
    file = tmp_path / "contacts.toml"
    file.write_text(CONTACTS)
    return file


def test_each_due_mail_is_written_as_eml_and_text(contacts: Path, tmp_path: Path) -> None:
    """With the CV attached; a second run does not replace what may have been edited."""
    cv = tmp_path / "cv.pdf"
    cv.write_bytes(b"%PDF-1.7")
    out = tmp_path / "mails"
    arguments = ["outreach", "draft", PROFILE, str(contacts), *DAY, "--out", str(out), "--cv", str(cv)]
    done = CliRunner().invoke(cli, [*arguments, "--from", "maria@example.org"])
    assert done.exit_code == 0, done.output
    names = {path.name for path in out.iterdir()}
    assert names == {"ward.eml", "ward.txt", "alumna-reminder.eml", "alumna-reminder.txt"}
    read = message_from_bytes((out / "ward.eml").read_bytes(), policy=default)
    assert read["To"].addresses[0].addr_spec == "robin@example.org"
    assert [one.get_filename() for one in read.iter_attachments()] == ["cv.pdf"]
    assert "The address: find it on the official page" in " ".join(done.output.split())
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert CliRunner().invoke(cli, [*arguments, "--force"]).exit_code == 0


def test_a_patient_in_a_mail_stops_every_file(
    contacts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is written, and the sentence names the contact."""
    contacts.write_text(CONTACTS.replace("what I did", "what I did for MRN 4471902"))
    with pytest.raises(SystemExit) as stopped:
        main(["outreach", "draft", PROFILE, str(contacts), *DAY, "--out", str(tmp_path / "mails")])
    assert stopped.value.code == 2
    assert "contact ward" in capsys.readouterr().err
    assert not (tmp_path / "mails").exists()


def test_status_joins_file_and_portfolio(contacts: Path) -> None:
    """Who needs a word first, with the day."""
    arguments = ["outreach", "status", str(contacts), "--portfolio", ONCOLOGY, *DAY]
    done = CliRunner().invoke(cli, arguments)
    assert done.exit_code == 0, done.output
    assert "second word due 2026-11-15 (now)" in " ".join(done.output.split())
    rows = json.loads(CliRunner().invoke(cli, [*arguments, "--json"]).stdout)["contacts"]
    stands = [row["stand"] for row in rows]
    assert stands[0] == "follow up"
    assert {"to write", "closed"} <= set(stands)


def test_status_about_nobody_is_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither a file nor a portfolio; and a portfolio without contacts."""
    with pytest.raises(SystemExit) as stopped:
        main(["outreach", "status"])
    assert stopped.value.code == 2
    assert "--portfolio" in capsys.readouterr().err
    empty = tmp_path / "p.toml"
    empty.write_text('label = "x"\n')
    done = CliRunner().invoke(cli, ["outreach", "status", "--portfolio", str(empty)])
    assert "No contact is noted yet." in done.output


def test_cards_of_the_portfolios_people(tmp_path: Path) -> None:
    """One card for each; a portfolio without people is refused."""
    out = tmp_path / "people.vcf"
    done = CliRunner().invoke(cli, ["outreach", "cards", "--portfolio", ONCOLOGY, "--out", str(out), *DAY])
    assert done.exit_code == 0, done.output
    assert f"({out.read_bytes().count(b'BEGIN:VCARD')} people)" in done.output
    empty = tmp_path / "p.toml"
    empty.write_text('label = "x"\n')
    refused = CliRunner().invoke(cli, ["outreach", "cards", "--portfolio", str(empty), "--out", str(out)])
    assert refused.exit_code != 0


def test_the_example_of_the_page_is_a_file_of_contacts(tmp_path: Path) -> None:
    """docs/planning.md shows what can be read; the second contact is reminded."""
    page = (EXAMPLES.parent / "docs" / "planning.md").read_text()
    file = tmp_path / "c.toml"
    file.write_text(page.split("```toml\n")[1].split("```")[0])
    done = CliRunner().invoke(cli, ["outreach", "status", str(file), *DAY, "--json"])
    assert [row["stand"] for row in json.loads(done.stdout)["contacts"]] == ["follow up", "to write"]
