"""The report of the validation, read back."""

from pathlib import Path

from smartpick.web.validation_report import Block, figure, promises, validation_report

DOCS = Path(__file__).parents[2] / "docs"


def test_the_report_of_the_package_is_that_of_the_documentation() -> None:
    """The same bytes, so that the page and docs/validation.md say the same; scripts/ship_promises.py copies them."""
    shipped = Path(__file__).parents[2] / "src" / "smartpick" / "advice" / "data" / "validation"
    assert (shipped / "validation.md").read_bytes() == (DOCS / "validation.md").read_bytes()
    for file in DOCS.glob("images/validation-*.svg"):
        assert (shipped / file.name).read_bytes() == file.read_bytes()


def test_nothing_of_it_is_lost() -> None:
    """Every heading, every row of a table, every item, every figure of the Markdown is in a block."""
    report = validation_report()
    assert report is not None
    text = (DOCS / "validation.md").read_text(encoding="utf-8")
    blocks = [block for part in report.parts for block in part.blocks]
    lines = text.splitlines()
    assert len(report.parts) == sum(line.startswith("## ") for line in lines)
    rows = sum(len(block.rows) for block in blocks if block.kind == "table")
    tables = sum(block.kind == "table" for block in blocks)
    assert rows == sum(line.startswith("| ") for line in lines) - tables
    assert sum(len(block.rows) for block in blocks if block.kind == "list") == sum(
        line.startswith("* ") for line in lines
    )
    assert {block.file for block in blocks if block.file} == {
        file.name for file in DOCS.glob("images/validation-*.svg")
    }
    for block in blocks:
        if block.kind == "table":
            assert len({len(row) for row in block.rows}) == 1


def test_signs_of_markdown_are_words_again() -> None:
    """What was escaped for Markdown stands plain, and nothing of its tables is left in a cell."""
    report = validation_report()
    assert report is not None
    for part in report.parts:
        for block in part.blocks:
            for words in (block.words, *(cell for row in block.rows for cell in row)):
                assert "\\_" not in words
                assert "| " not in words
                assert not words.startswith(("* ", "**"))


def test_figures_are_those_of_the_report_only() -> None:
    """A figure is SVG; no other file of the package is handed out."""
    assert figure("validation.md") is None
    assert figure("../promises.json") is None
    report = validation_report()
    assert report is not None
    one = next(
        block for part in report.parts for block in part.blocks if isinstance(block, Block) and block.file
    )
    found = figure(one.file)
    assert found is not None
    assert found.startswith(b"<svg")


def test_promises_are_those_of_this_model() -> None:
    """What is shown of a validation was found for the model that is shipped, or nothing is shown."""
    for one in promises():
        assert one["name"]
        assert one["found"]
        assert isinstance(one["kept"], bool)
