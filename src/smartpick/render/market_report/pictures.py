"""The drawings of the report as files of their own, for the Markdown."""

from smartpick.render.charts import svg
from smartpick.render.market_report.document import Document, Drawing
from smartpick.render.palette import LIGHT

__all__ = ["FOLDER", "picture_name", "report_pictures"]

FOLDER = "images"
WIDTH = 620


def report_pictures(document: Document) -> dict[str, str]:
    """Return SVG text by name of its file; they have the page's colour behind them, so any reader can be dark."""
    drawings = [
        block for section in document.sections for block in section.blocks if isinstance(block, Drawing)
    ]
    return {picture_name(d): svg({**d.spec(WIDTH), "background": LIGHT["page"]}) for d in drawings}


def picture_name(drawing: Drawing) -> str:
    """Return the name of the file of a drawing."""
    return f"validation-{drawing.name}.svg"
