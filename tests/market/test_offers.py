"""SOAP after a Match written down by hand: who may take part, and what stays open."""

from smartpick.market.instance import solve_match

DOCUMENT = {
    "applicants": {"Ana": ["Derm"], "Bao": ["Med"], "Chi": ["Med"], "Dia": []},
    "programs": {
        "Derm": {"quota": 1, "ranks": ["Ana"]},
        "Med": {"quota": 1, "ranks": ["Bao", "Chi"]},
        "First": {"quota": 2, "ranks": []},
        "Rural": {"quota": 3, "ranks": []},
    },
    "supplemental": {"Ana": {"Derm": ["First"]}},
    "soap": {
        "applications": {
            "Ana": ["Rural", "First"],
            "Bao": ["Rural"],
            "Chi": ["First", "Rural"],
            "Dia": ["First"],
        },
        "preferences": {"First": ["Chi", "Dia", "Ana"], "Rural": ["Ana", "Bao", "Chi", "Dia"]},
    },
}


def test_who_is_open_to_what() -> None:
    """The matched take no part; who has an advanced position without a first year may have a first year only."""
    answer = solve_match(DOCUMENT)
    assert answer["matches"] == {"Ana": "Derm", "Bao": "Med", "Chi": None, "Dia": None}
    assert answer["preliminary"] == {"Ana": None}
    assert answer["soap"] == {
        "matches": {"Chi": "First", "Dia": "First"},
        "filled": [2, 0, 0, 0],
        "open": {"Rural": 3},
    }


def test_a_first_year_in_soap() -> None:
    """With a third position at First, Ana finds her first year; a full match of her own would keep her out."""
    programs = {**DOCUMENT["programs"], "First": {"quota": 3, "ranks": []}}
    answer = solve_match({**DOCUMENT, "programs": programs})
    assert answer["soap"]["matches"] == {"Ana": "First", "Chi": "First", "Dia": "First"}
    matched = {**programs, "First": {"quota": 4, "ranks": ["Ana"]}}
    answer = solve_match({**DOCUMENT, "programs": matched})
    assert answer["preliminary"] == {"Ana": "First"}
    assert set(answer["soap"]["matches"]) == {"Chi", "Dia"}


def test_rounds_can_be_fewer() -> None:
    """One round only: what is refused in it stays open."""
    soap = {
        "rounds": 1,
        "applications": {"Chi": ["First", "Rural"], "Dia": ["Rural"]},
        "preferences": {"First": ["Chi"], "Rural": ["Chi", "Dia"]},
    }
    programs = {**DOCUMENT["programs"], "Rural": {"quota": 1, "ranks": []}}
    answer = solve_match({**DOCUMENT, "programs": programs, "soap": soap})
    assert answer["soap"] == {
        "matches": {"Chi": "First"},
        "filled": [1],
        "open": {"First": 1, "Rural": 1},
    }
