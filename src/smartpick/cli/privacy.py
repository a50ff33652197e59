"""``smartpick privacy``: look for identifiers of patients in a text before it goes anywhere."""

import json
import sys
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from smartpick.errors import Problem, UserError

if TYPE_CHECKING:
    from smartpick.experience.privacy import Finding

__all__ = ["privacy"]

NOT_FIT = 3
BEFORE, AFTER = 28, 40


@click.group()
def privacy() -> None:
    """Look for what could identify a patient in a text of yours."""


@privacy.command("check")
@click.argument("file", default="-")
@click.option(
    "--own", multiple=True, metavar="TEXT", help="A name or address of your own, not to be reported."
)
@click.option("--strict", is_flag=True, help='Exit with 3 for "please check" findings too.')
@click.option("--ner", is_flag=True, help="Also ask the recogniser of names (pip install 'smartpick[ner]').")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def check_command(file: str, own: tuple[str, ...], strict: bool, ner: bool, as_json: bool) -> None:
    """Look in FILE for the 18 identifiers of the HIPAA Safe Harbor rule ("-", the default: standard input).

    A "certain" finding is a number with a valid check digit or words that leave no doubt; take it out before you
    show the text to anybody. "Please check" asks you. The command changes nothing, and never calls a text safe.
    How often it errs is measured in docs/privacy.md.

    Exit code 0: no certain finding; 3: certain findings; 2: the file cannot be read.
    """
    from smartpick.experience.privacy import Context, check, load_recogniser  # noqa: PLC0415

    recogniser = load_recogniser() if ner else None
    text = _read(file)
    findings = check(text, Context(own=own), recogniser)
    if as_json:
        from smartpick.experience.privacy.findings_document import findings_document  # noqa: PLC0415

        document = {"file": file, **findings_document(text, findings)}
        click.echo(json.dumps(document, indent=2, ensure_ascii=False))
    else:
        _print_words(text, findings)
    if any(finding.certain or strict for finding in findings):
        sys.exit(NOT_FIT)


def _read(file: str) -> str:
    if file == "-" and sys.stdin.isatty():
        click.echo("Type or paste the text; end with Ctrl-D (on Windows Ctrl-Z and Enter).", err=True)
    try:
        content = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        return content.decode("utf-8-sig")
    except FileNotFoundError:
        problem = Problem("There is no such file.", "Check the name.", file)
    except OSError as error:
        problem = Problem(f"The file cannot be read: {error.strerror or error}.", "Check the name.", file)
    except UnicodeDecodeError as error:
        way_out = "Save it as plain text in UTF-8; a document of a word processor has to be exported first."
        problem = Problem(f"Byte {error.start + 1} is not UTF-8 text.", way_out, file)
    raise UserError(problem)


def _print_words(text: str, findings: Sequence["Finding"]) -> None:
    from smartpick.experience.privacy.findings_document import LIMITS, counted, position  # noqa: PLC0415

    for finding in findings:
        line, column = position(text, finding.start)
        mark = click.style(finding.sureness.value, fg="red" if finding.certain else "yellow", bold=True)
        click.echo(f"line {line}, column {column}: {mark}: {finding.kind.label}")
        click.echo(_underlined(text, finding))
        click.echo(f"    {finding.why} {finding.suggestion}\n")
    certain, to_check = counted(findings)
    if findings:
        click.echo(f"{certain} certain, {to_check} to check.")
    else:
        click.echo("Found nothing that these rules know. Read the text once more yourself.")
    click.echo(LIMITS)


def _underlined(text: str, finding: "Finding") -> str:
    """Return the words around a finding and, below, marks under the finding; wide letters get two marks."""
    from rich.cells import cell_len  # noqa: PLC0415

    begins = max(text.rfind("\n", 0, finding.start) + 1, finding.start - BEFORE)
    ends = text.find("\n", finding.end)
    ends = min(len(text) if ends < 0 else ends, finding.end + AFTER)
    before, found, after = (
        _printable(part) for part in (text[begins : finding.start], finding.text, text[finding.end : ends])
    )
    marks = ("^" if finding.certain else "~") * max(cell_len(found), 1)
    return f"    {before}{found}{after}\n    {' ' * cell_len(before)}{marks}"


def _printable(text: str) -> str:
    """Return a text in which nothing moves the cursor or colours the screen of the reader."""
    return "".join(" " if unicodedata.category(character)[0] in "CZ" else character for character in text)
