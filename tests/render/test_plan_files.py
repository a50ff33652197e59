import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from smartpick.advice.result import Plan
from smartpick.render import svg, write_plan

MakePlan = Callable[..., Plan]


def test_the_three_files_say_the_same(make_plan: MakePlan, tmp_path: Path) -> None:
    """Page, table and data are there, in this order, and name the same programs."""
    plan = make_plan(5)
    page, table, data = write_plan(plan, tmp_path / "out")
    assert [path.name for path in (page, table, data)] == ["plan.html", "plan.csv", "plan.json"]
    for program in json.loads(data.read_text(encoding="utf-8"))["programs"]:
        assert program["name"] in page.read_text(encoding="utf-8")
        assert program["acgme_id"] in table.read_text(encoding="utf-8")


def test_the_table_opens_as_utf_8_in_a_spreadsheet(make_plan: MakePlan, tmp_path: Path) -> None:
    """The CSV file starts with a byte order mark; without it Excel garbles every accent."""
    assert write_plan(make_plan(1), tmp_path)[1].read_bytes().startswith(b"\xef\xbb\xbfrank,")


def test_the_same_plan_gives_the_same_bytes(make_plan: MakePlan, tmp_path: Path) -> None:
    """Rendering adds no time, no random name and no order of its own."""
    first = [path.read_bytes() for path in write_plan(make_plan(8), tmp_path / "a")]
    assert first == [path.read_bytes() for path in write_plan(make_plan(8), tmp_path / "b")]


def test_150_rows_are_quick(make_plan: MakePlan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A plan of 150 rows is drawn and written within 1.5 seconds of processor time once the engine is up."""
    monkeypatch.setattr("smartpick.render.page.svg", svg)
    write_plan(make_plan(2), tmp_path)
    took = []
    for _ in range(2):
        started = time.process_time()
        write_plan(make_plan(150), tmp_path)
        took.append(time.process_time() - started)
    assert min(took) <= 1.5
