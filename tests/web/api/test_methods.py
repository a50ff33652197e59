"""How the numbers are made, over the API."""

from sites import Site

from smartpick.market.card import load_card


def test_the_card_the_tables_and_the_report(site: Site) -> None:
    """Every parameter with its spread, every table with its sources, the report with its tables."""
    found = site.get("/api/methods").json()
    card = load_card()
    assert found["card"]["hash"] == card.hash
    assert found["card"]["parameters"].keys() == card.parameters.keys()
    one = found["card"]["parameters"]["effects.step2ck"]
    assert (one["value"], one["sd"]) == (card["effects.step2ck"].value, card["effects.step2ck"].sd)
    assert all(table["sources"] for table in found["tables"])
    report = site.get("/api/methods/validation").json()
    assert {block["kind"] for part in report["parts"] for block in part["blocks"]} == {
        "words",
        "table",
        "list",
        "figure",
    }
