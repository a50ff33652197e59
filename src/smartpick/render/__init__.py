"""Hand-over: a finished plan becomes a page, a table and data that other programs can read.

Comes in: a ``smartpick.advice`` ``Plan``. Goes out: files in one folder (``plan.html``, ``plan.csv``,
``plan.json``), written all or none, or the same as text. Nothing here computes advice; nothing here opens a
connection.
"""

from smartpick.render.charts import bars_spec, curve_spec, map_spec, svg
from smartpick.render.page import plan_page
from smartpick.render.plan_csv import plan_csv
from smartpick.render.plan_files import write_plan
from smartpick.render.plan_json import plan_json

__all__ = [
    "bars_spec",
    "curve_spec",
    "map_spec",
    "plan_csv",
    "plan_json",
    "plan_page",
    "svg",
    "write_plan",
]
