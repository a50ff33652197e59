"""The name of a piece changes with everything that its result depends on, and with nothing else."""

import pickle
from dataclasses import dataclass, replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pieces import small_country, square
from small_world import small_card

from smartpick.errors import InternalError
from smartpick.market.card import load_card, read_card
from smartpick.scale.piece import Names, Piece, digest

plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text() | st.binary(),
    lambda inner: st.lists(inner).map(tuple) | st.dictionaries(st.text(), inner),
    max_leaves=12,
)


@dataclass(frozen=True)
class Point:
    """Two numbers."""

    x: float
    y: float


@dataclass(frozen=True)
class Place:
    """Two numbers as well."""

    x: float
    y: float


@given(plain)
def test_a_copy_has_the_same_name(value: object) -> None:
    """What went through a pickle is named as before, whatever it is made of."""
    assert digest(pickle.loads(pickle.dumps(value))) == digest(value)  # noqa: S301


@given(plain, plain)
def test_different_values_have_different_names(one: object, other: object) -> None:
    """Two values that print differently never share a name."""
    assert (digest(one) == digest(other)) == (repr(one) == repr(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (1, 1.0),
        (1, True),
        ("1", 1),
        (b"1", "1"),
        (0.0, -0.0),
        (("ab", "c"), ("a", "bc")),
        ((1, (2, 3)), ((1, 2), 3)),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
        (Point(1.0, 2.0), Place(1.0, 2.0)),
        (np.arange(6), np.arange(6).reshape(2, 3)),
        (np.arange(6, dtype=np.int32), np.arange(6, dtype=np.int64)),
        (square, small_country),
    ],
)
def test_what_looks_alike_is_told_apart(one: object, other: object) -> None:
    """Kinds, shapes, order and nesting are part of the name."""
    assert digest(one) != digest(other)


def test_an_array_is_named_by_its_values_and_not_by_its_layout() -> None:
    """A transposed copy in another memory order is the same array."""
    table = np.arange(6.0).reshape(2, 3)
    assert digest(np.asfortranarray(table)) == digest(table)


def test_a_card_is_named_by_its_numbers_and_not_by_the_hash_it_carries() -> None:
    """Changing one number in memory changes the name, although the hash of the file stays on the card."""
    card = load_card()
    name = next(iter(card.parameters))
    moved = replace(card.parameters[name], value=card.parameters[name].value + 1e-12)
    changed = replace(card, parameters={**card.parameters, name: moved})
    assert changed.hash == card.hash
    assert digest(changed) != digest(card)


def test_another_file_with_the_same_numbers_is_another_card() -> None:
    """A comment changes the hash of the file, and so the name."""
    head = '[card]\nname = "a"\ndata = "b"\nmade_on = "c"\n[parameters]\n'
    assert digest(read_card(head)) != digest(read_card(f"{head}# more\n"))


def test_the_order_of_specialties_counts() -> None:
    """Programs are ordered by the card's specialties, so another order is another piece."""
    card = small_card()
    turned = replace(card, specialties=dict(reversed(card.specialties.items())))
    assert digest(turned) != digest(card)


def test_the_key_is_not_part_of_the_name_but_the_surroundings_are() -> None:
    """The journal finds a piece whatever its caller calls it, and never under another engine."""
    here, there = Names("here"), Names("there")
    assert here.of(Piece("a", square, (3,))) == here.of(Piece(1, square, (3,)))
    assert here.of(Piece("a", square, (3,))) != there.of(Piece("a", square, (3,)))
    assert here.of(Piece("a", square, (3,))) != here.of(Piece("a", square, (4,)))
    assert here.of(Piece("a", square, (3,))) != here.of(Piece("a", small_country, (3,)))


def test_a_card_that_was_named_before_has_the_same_name() -> None:
    """What is kept in mind changes nothing, also when a card is gone and another takes its place in memory."""
    names = Names("here")
    for _ in range(20):
        for points in (1.0, 2.0):
            card = Point(points, 0.0)
            assert names.of(Piece(0, square, (card,))) == Names("here").of(
                Piece(0, square, (Point(points, 0.0),))
            )


@pytest.mark.parametrize("nameless", [lambda n: n, object(), {1, 2}, np.array([object()])])
def test_what_has_no_lasting_identity_is_refused(nameless: object) -> None:
    """A lambda, an object and a set cannot be named, so they are refused and never confused."""
    with pytest.raises(InternalError):
        digest((nameless,))
