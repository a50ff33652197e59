"""The page is one file that loads nothing, has every section, and hides nothing from who cannot see a chart."""

import re
from html.parser import HTMLParser

from validation_inputs import figure, measured, validation

from smartpick.market.validation.recovery import Inside
from smartpick.render.market_report import report_document, report_page

VOID = {"meta", "link", "br", "hr", "img", "input"}


class Reader(HTMLParser):
    """Reads a page: attributes by tag, and whether tags close in order."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the tag; remember that it is open."""
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag that closes itself."""
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """Check that the innermost open tag is the one that closes."""
        assert self.open.pop() == tag

    def named(self, tag: str) -> list[dict[str, str | None]]:
        """Return the attributes of every such tag."""
        return [attributes for name, attributes in self.tags if name == tag]


DOCUMENT = report_document(validation())
TEXT = report_page(DOCUMENT)
PAGE = Reader(TEXT)


def test_nothing_is_requested_from_anywhere() -> None:
    """No script, frame or form; every link stays on the page; a policy forbids what is not there."""
    assert not {"script", "iframe", "object", "form", "image", "use"} & {tag for tag, _ in PAGE.tags}
    assert all((a["href"] or "").startswith("#") for a in PAGE.named("a"))
    assert "default-src 'none'" in str(PAGE.named("meta"))
    assert "http://" not in re.sub(r'xmlns(:\w+)?="[^"]*"', "", TEXT)


def test_every_section_can_be_reached() -> None:
    """Each has a heading with an anchor and a link to it at the top; no anchor comes twice."""
    anchors = [h["id"] for h in PAGE.named("h2")]
    assert anchors == [*(s.anchor for s in DOCUMENT.sections), "again"]
    links = {a["href"] for a in PAGE.named("a")}
    assert {f"#{s.anchor}" for s in DOCUMENT.sections} <= links


def test_every_drawing_has_words() -> None:
    """A drawing is an image with a label; its shapes are hidden from readers; it comes wide and narrow."""
    figures = PAGE.named("figure")
    assert len(figures) == 6
    assert all(f["role"] == "img" and f["aria-label"] for f in figures)
    assert TEXT.count('class="wide"') == TEXT.count('class="narrow"') == 6


def test_what_comes_from_data_is_only_text() -> None:
    """A name with a tag in it is shown, not obeyed; a missed promise is marked."""
    hostile = "<script>alert(1)</script>"
    strange = validation(
        predictive={"figures": (figure(hostile, "fitted"),)},
        recovery={"informed": Inside(3, 10, measured(0.3), 2.0)},
    )
    text = report_page(report_document(strange))
    assert hostile not in text
    assert "&lt;script&gt;" in text
    assert text.count("data-missed>MISSED") == 1
