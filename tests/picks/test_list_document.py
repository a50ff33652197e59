from copy import deepcopy
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartpick.errors import UserError
from smartpick.picks import Fees
from smartpick.picks.list_document import KEYS, read_list

DOCUMENT: dict[str, Any] = {
    "programs": [
        {
            "id": "a",
            "specialty": "X",
            "utility": 1,
            "chances": {"none": [0.1, 0.2], "gold": [0.3, 0.4]},
            "cost": 5,
        },
        {"id": "b", "specialty": "Y", "utility": 0.5, "chances": {"silver": [0.5, 0.6]}},
    ],
    "node_weights": [1, 3],
    "outside_utility": 0.1,
    "budget": 100,
    "max_programs": 2,
    "fees": {"X": [[30, 11], [None, 30]]},
    "flat": {"Y": {"first": 5, "price": 50}},
    "signals": {"X": {"gold": 3}, "Y": {"silver": 2}},
    "minimum": {"X": 1},
    "pins": ["a"],
    "bans": ["b"],
    "gap": 0.001,
}


def changed(path: str, value: Any) -> dict[str, Any]:
    """Return the document with the entry at a dotted path replaced."""
    document = deepcopy(DOCUMENT)
    at: Any = document
    *way, last = [int(key) if key.isdigit() else key for key in path.split(".")]
    for key in way:
        at = at[key]
    at[last] = value
    return document


def test_everything_is_read() -> None:
    """Every key of the document arrives in the problem."""
    question = read_list(DOCUMENT)
    problem = question.problem
    assert (question.ids, question.specialties, question.levels) == (
        ("a", "b"),
        ("X", "Y"),
        ("none", "gold", "silver"),
    )
    assert problem.available().tolist() == [[True, True, False], [False, False, True]]
    assert problem.chances[0, 1].tolist() == [0.3, 0.4]
    assert problem.node_weights.tolist() == [0.25, 0.75]
    assert problem.utility.tolist() == [1.0, 0.5]
    assert problem.own_cost is not None
    assert problem.own_cost.tolist() == [5.0, 0.0]
    assert list(problem.fees) == [Fees(((30, 11.0), (None, 30.0))), Fees(((None, 0.0),), (5, 50.0))]
    assert problem.caps().tolist() == [[2, 3, 0], [2, 0, 2]]
    assert problem.minima().tolist() == [1, 0]
    assert (problem.budget, problem.max_programs, problem.outside_utility, question.gap) == (
        100.0,
        2,
        0.1,
        0.001,
    )
    assert np.array_equal(problem.pins, [True, False])  # type: ignore[arg-type]  # filled in by Problem
    assert np.array_equal(problem.bans, [False, True])  # type: ignore[arg-type]  # filled in by Problem
    assert question.warnings == ()


def test_optional_keys_may_be_missing_or_null() -> None:
    """A list of programs is enough; one node needs no weights, a single chance no brackets."""
    only = {"programs": [{"id": "a", "specialty": "X", "utility": 1, "chances": {"none": 0.5}}]}
    for document in (only, {**only, **dict.fromkeys(set(KEYS) - {"programs", "node_weights"})}):
        question = read_list(document)
        assert question.problem.budget is None
        assert question.problem.max_programs is None
        assert question.problem.fees == [None]
        assert question.gap == 1e-6
    assert read_list({"programs": [], "node_weights": [1]}).problem.n == 0


@pytest.mark.parametrize(
    ("path", "value", "place"),
    [
        ("programs.0.chances.gold.0", 1.2, "programs[0].chances.gold[0]"),
        ("programs.0.chances.gold.0", float("nan"), "programs[0].chances.gold[0]"),
        ("programs.0.chances.gold", [0.1], "programs[0].chances.gold"),
        ("programs.0.chances.gold", "x", "programs[0].chances.gold"),
        ("programs.0.chances", {}, "programs[0].chances"),
        ("programs.0.chances", [0.1], "programs[0].chances"),
        ("programs.0.id", 5, "programs[0].id"),
        ("programs.1.id", "a", "programs[1].id"),
        ("programs.0.specialty", " ", "programs[0].specialty"),
        ("programs.0.utility", None, "programs[0].utility"),
        ("programs.0.cost", -1, "programs[0].cost"),
        ("programs.0.colour", 1, "programs[0].colour"),
        ("programs.0", 7, "programs[0]"),
        ("programs", {}, "programs"),
        ("node_weights", [1, -1], "node_weights[1]"),
        ("node_weights", [0, 0], "node_weights"),
        ("node_weights", [], "node_weights"),
        ("node_weights", [1e308, 1e308], "node_weights"),
        ("node_weights", "x", "node_weights"),
        ("outside_utility", "x", "outside_utility"),
        ("budget", -1, "budget"),
        ("max_programs", 1.5, "max_programs"),
        ("gap", -1, "gap"),
        ("fees", [], "fees"),
        ("fees.X", [], "fees.X"),
        ("fees.X", [[30, 11], [40, 30]], "fees.X[1][0]"),
        ("fees.X", [[None, 11], [None, 30]], "fees.X[0][0]"),
        ("fees.X", [[30, 11], [20, 9], [None, 30]], "fees.X[1][0]"),
        ("fees.X", [[30, -11], [None, 30]], "fees.X[0][1]"),
        ("fees.X", [[30], [None, 30]], "fees.X[0]"),
        ("flat.Y", 5, "flat.Y"),
        ("flat.Y", {"first": 5}, "flat.Y.price"),
        ("flat.Y", {"first": 5, "price": 2, "prize": 1}, "flat.Y.prize"),
        ("signals.X", 3, "signals.X"),
        ("signals.X", {"gold": -1}, "signals.X.gold"),
        ("signals.X", {"none": 1}, "signals.X.none"),
        ("minimum", {"Z": 1}, "minimum.Z"),
        ("minimum", {"X": "one"}, "minimum.X"),
        ("pins", ["q"], "pins[0]"),
        ("pins", ["a", "a"], "pins[1]"),
        ("pins", "a", "pins"),
        ("bans", ["a"], "pins"),
        ("bans", [3], "bans[0]"),
        ("bugdet", 3, "bugdet"),
    ],
)
def test_a_fault_names_its_place(path: str, value: Any, place: str) -> None:
    """Each fault is refused, and its place is what a reader of the file would call it."""
    with pytest.raises(UserError) as raised:
        read_list(changed(path, value), "file.json")
    assert f"file.json: {place}" in [fault.where for fault in raised.value.problems]


def test_all_faults_come_at_once() -> None:
    """Faults in programs, tables and totals are told together."""
    document = changed("programs.0.chances.gold.0", 1.2)
    document |= {"budget": "much", "pins": ["aa"], "colour": 1}
    del document["programs"][1]["utility"]
    with pytest.raises(UserError) as raised:
        read_list(document)
    said = str(raised.value)
    for part in ("gold[0]", "budget", "Did you mean 'a'?", "colour", "programs[1].utility: This is missing."):
        assert part in said


@pytest.mark.parametrize("document", [[], 5, None, "x"])
def test_only_an_object_is_a_document(document: Any) -> None:
    """Another kind of JSON is told what to be."""
    with pytest.raises(UserError, match="not an object"):
        read_list(document)


def test_missing_programs_and_weights() -> None:
    """Without programs, or with nodes but no weights, there is nothing to choose from."""
    with pytest.raises(UserError, match="There are no programs"):
        read_list({})
    without = {key: value for key, value in DOCUMENT.items() if key != "node_weights"}
    with pytest.raises(UserError, match="one weight for each entry"):
        read_list(without)


def test_what_changes_nothing_is_a_warning() -> None:
    """Tables for specialties or signals that no program has are read with a warning, not refused."""
    document = changed("fees", {"Z": [[None, 1]]})
    document["signals"] = {"X": {"platinum": 1}, "XX": {"gold": 1}}
    warnings = read_list(document).warnings
    assert {w.split(":")[0] for w in warnings} == {"fees.Z", "signals.X.platinum", "signals.XX"}


json_values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)
paths = st.sampled_from(
    [
        *KEYS, "programs.0", "programs.0.id", "programs.0.specialty", "programs.0.utility", "programs.0.chances",
        "programs.0.cost", "programs.0.chances.none", "programs.0.chances.none.0", "node_weights.0", "fees.X",
        "fees.X.0", "fees.X.0.0", "flat.Y", "flat.Y.first", "signals.X", "signals.X.gold", "minimum.X", "pins.0",
    ]
)  # fmt: skip


@given(paths, json_values)
def test_no_document_ends_in_anything_but_an_answer_or_faults(path: str, value: Any) -> None:
    """Whatever is put in whatever place: a question or a ``UserError``, never another error."""
    try:
        question = read_list(changed(path, value))
    except UserError:
        return
    assert question.problem.n == len(question.ids)
