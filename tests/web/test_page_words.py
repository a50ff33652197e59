"""No page names a command or an option of the terminal."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import smartpick
from smartpick.web.page_words import page_words

ROOT = Path(smartpick.__file__).parent
#: Rooms and files whose sentences no page shows: commands, files that are written for the terminal, work of makers.
ELSEWHERE = (
    "cli/", "scale/", "market/", "render/market_report/", "render/email_file.py", "applicant/template.py",
    "advice/planning/agency_answers.py", "facts/field_table.py", "web/serving.py",
    "tables/reading.py", "store/engine.py", "web/page_words.py", "web/static_files.py", "render/page.py",
)  # fmt: skip
TERMINAL = re.compile(r"--[a-z][a-z-]+|\bsmartpick [a-z]+\b")
#: What the terminal itself must say, because no page can be opened before it was done.
AT_THE_DOOR = "start again with: make serve, or smartpick serve"


def _sentences() -> Iterator[tuple[str, str]]:
    """Yield every text of the rooms that a page may show and that names a command or an option."""
    for path in sorted(ROOT.rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        if name.startswith(ELSEWHERE):
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        documented = {
            id(node.body[0].value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
            and node.body
            and isinstance(node.body[0], ast.Expr)
        }
        inside = {
            id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values
        }
        for node in ast.walk(tree):
            if id(node) in documented | inside:
                continue
            text = ""
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                text = node.value
            elif isinstance(node, ast.JoinedStr):
                text = "".join(
                    str(part.value) if isinstance(part, ast.Constant) else "person" for part in node.values
                )
            if TERMINAL.search(text) and AT_THE_DOOR not in text:
                yield f"{name}:{node.lineno}", text


SENTENCES = dict(_sentences())


def test_there_are_sentences_to_say_otherwise() -> None:
    """The walk finds the sentences at all: an empty one would promise nothing."""
    assert len(SENTENCES) > 30


@pytest.mark.parametrize("where", SENTENCES)
def test_no_sentence_of_the_rooms_names_a_command_on_a_page(where: str) -> None:
    """Every text of every room that a page may show is said there without commands and options."""
    said = page_words(SENTENCES[where])
    shown = re.sub(r"<[^>]*>", "", said)
    assert not TERMINAL.search(shown), shown
    assert "`" not in shown
    for path in re.findall(r'href="([^"]*)"', said):
        assert path.startswith("/")


def test_templates_say_every_way_out_in_the_words_of_a_page() -> None:
    """A template that shows a way out as it stands would show commands."""
    for path in (ROOT / "web" / "templates").glob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\{\{[^}|]*\.way_out\s*\}\}", text), path.name
        assert not re.search(r"\{\{[^}|]*\bproblem\.where\s*\}\}", text), path.name
        assert not TERMINAL.search(re.sub(r"<[^>]*>|<!--.*?-->|\{#.*?#\}", "", text)), path.name


def test_what_somebody_typed_stays_text() -> None:
    """A sentence that quotes what was typed is escaped; the link in it is ours."""
    said = page_words('There is no <b>"x"</b>. See: smartpick doctor')
    assert (
        said == 'There is no &lt;b&gt;&#34;x&#34;&lt;/b&gt;. See: <a href="/data/check">Check for damage</a>'
    )


def test_a_command_with_words_behind_it() -> None:
    """Only the command is the link; an argument goes, other words stay."""
    assert page_words("`smartpick letters` says who") == '<a href="/planning/letters">Letters</a> says who'
    assert page_words("smartpick next ranks it") == '<a href="/what-if#next">What to do next</a> ranks it'
    assert page_words("smartpick data restore FILE").endswith("Go back to a backup</a>")
    assert page_words("Add it first: smartpick portfolio add person ...") == (
        'Add it first: <a href="/portfolio/person/new">Add: person</a>'
    )


def test_mails_are_drafted_on_a_page() -> None:
    """The sentence about mails leads to the page of contacts, which drafts them and sends none."""
    said = page_words("`smartpick outreach` writes the mails.")
    assert said == 'The mails are drafted under <a href="/planning/outreach">Contacts</a>.'
