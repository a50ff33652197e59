"""The report as one HTML page that needs nothing else, in the look of a plan: no script, no font, no request."""

from markupsafe import Markup

from smartpick import __version__
from smartpick.render.market_report.document import Block, Bullets, Document, Drawing, Table
from smartpick.render.page import drawing, environment
from smartpick.render.palette import DARK, LIGHT

__all__ = ["report_page"]

WIDE, NARROW = 700, 340


def report_page(document: Document) -> str:
    """Return the whole page as HTML text."""
    return (
        environment()
        .get_template("market_report.html")
        .render(
            document=document,
            light=LIGHT,
            dark=DARK,
            engine=__version__,
            kind=_kind,
            drawn=_drawn,
        )
    )


def _kind(block: Block) -> str:
    match block:
        case Table():
            return "table"
        case Bullets():
            return "bullets"
        case Drawing():
            return "drawing"
        case _:
            return "words"


def _drawn(block: Drawing) -> tuple[Markup, Markup]:
    """Return a drawing for wide screens and paper, and for a phone."""
    return drawing(block.spec(WIDE)), drawing(block.spec(NARROW))
