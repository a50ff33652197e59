"""Each drawing of the report is one SVG file with a background of its own."""

from validation_inputs import validation

from smartpick.render.market_report.document import Drawing
from smartpick.render.market_report.pictures import picture_name, report_pictures
from smartpick.render.market_report.whole import report_document
from smartpick.render.palette import LIGHT


def test_one_file_for_each_drawing() -> None:
    """Names are those the Markdown links to, no two alike; nothing is loaded from elsewhere."""
    document = report_document(validation())
    drawings = [b for section in document.sections for b in section.blocks if isinstance(b, Drawing)]
    pictures = report_pictures(document)
    assert list(pictures) == [picture_name(d) for d in drawings]
    assert len(pictures) == len(drawings) == 6
    for text in pictures.values():
        assert text.startswith("<svg")
        assert LIGHT["page"] in text
        assert "href" not in text
