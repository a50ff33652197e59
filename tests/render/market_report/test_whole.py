"""The whole report: every part in order, and enough stamps to make it again."""

from dataclasses import replace

from validation_inputs import validation

from smartpick.advice.validation import SEEDS
from smartpick.render.market_report.document import Table
from smartpick.render.market_report.whole import report_document

FOUND = validation()


def test_all_parts_in_order() -> None:
    """Promises first, limits last, all that the issue asks for between."""
    document = report_document(FOUND)
    assert [s.anchor for s in document.sections] == [
        "promises",
        "figures",
        "recovery",
        "left-out",
        "reliability",
        "numerical",
        "regret",
        "split",
        "limits",
    ]
    for section in document.sections:
        for block in section.blocks:
            if isinstance(block, Table):
                assert all(len(row) == len(block.head) for row in block.rows), block.caption


def test_it_can_be_made_again() -> None:
    """Command, card, ensemble, equilibrium, directory, season, engine and every seed."""
    stamps = dict(report_document(FOUND).stamps)
    assert stamps["Command"] == "smartpick market report"
    assert "card-0001" in stamps["Model card"]
    assert "ens-1" in stamps["Ensemble"]
    assert all(str(seed) in stamps["Seeds"] for seed in SEEDS.values())
    quick = replace(FOUND, made=replace(FOUND.made, sizes="quick"))
    assert dict(report_document(quick).stamps)["Command"] == "smartpick market report --quick"
