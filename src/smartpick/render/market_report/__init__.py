"""The validation as a page to read and to criticise: one self-contained HTML file, and the same in Markdown and JSON.

Comes in: an ``advice.validation.Validation``. Goes out: text. ``document`` is what both pages are laid out from;
``market_sections``, ``chance_sections`` and ``decision_sections`` say it in words and tables; ``drawings`` are the
charts; ``page``, ``markdown``, ``pictures`` and ``as_json`` write it.
"""

from smartpick.render.market_report.as_json import report_json
from smartpick.render.market_report.markdown import report_markdown
from smartpick.render.market_report.page import report_page
from smartpick.render.market_report.pictures import FOLDER, report_pictures
from smartpick.render.market_report.whole import report_document

__all__ = ["FOLDER", "report_document", "report_json", "report_markdown", "report_page", "report_pictures"]
