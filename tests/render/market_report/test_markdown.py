"""The Markdown has every word and every figure of the page, and nothing in it can break a table."""

import re

from validation_inputs import figure, validation

from smartpick.render.market_report import FOLDER, report_document, report_markdown, report_pictures
from smartpick.render.market_report.document import Document, Section, Table

DOCUMENT = report_document(validation())


def test_every_section_table_and_picture() -> None:
    """Headings in order, each table with its caption, each picture by the name of its file, the stamps at the end."""
    text = report_markdown(DOCUMENT)
    assert re.findall(r"^## (.*)$", text, re.MULTILINE)[:-1] == [s.title for s in DOCUMENT.sections]
    for section in DOCUMENT.sections:
        for block in section.blocks:
            if isinstance(block, Table):
                assert f"**{block.caption}**" in text
    for name in report_pictures(DOCUMENT):
        assert f"]({FOLDER}/{name})" in text
    assert "* Model card: Invented, card-0001" in text
    assert text.endswith("\n")


def test_every_row_has_as_many_cells_as_its_head() -> None:
    """Also where a name has a bar, a star or a bracket in it."""
    strange = validation(predictive={"figures": (figure("a | b * <c> _d_ `e`", "fitted"),)})
    text = report_markdown(report_document(strange))
    assert r"| a \| b \* \<c> \_d\_ \`e\` |" in text
    for part in re.findall(r"(?:^\|.*\|\n)+", text, re.MULTILINE):
        widths = {len(re.findall(r"(?<!\\)\|", line)) for line in part.splitlines()}
        assert len(widths) == 1, part


def test_figures_are_aligned_right() -> None:
    """The name of a row and columns of words to the left, all others to the right."""
    table = Table("t", ("name", "n", "why"), (("a", "1", "so"),), (2,))
    text = report_markdown(Document("T", "s", (Section("x", "X", (table,)),), ()))
    assert "| --- | ---: | --- |" in text
