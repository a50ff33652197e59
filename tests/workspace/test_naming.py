"""Ids that people can type."""

import re

import pytest

from smartpick.workspace import free_name


@pytest.mark.parametrize(
    ("kind", "body", "name"),
    [
        ("experience", {"institution": "Clínica São José, Inc."}, "clinica-sao-jose-inc"),
        ("experience", {"kind": "research"}, "research"),
        ("person", {"name": "Dr. Robin Example"}, "robin-example"),
        ("letter", {"writer": "robin-example"}, "letter-robin-example"),
    ],
)
def test_ids_say_what_they_are(kind: str, body: dict[str, str], name: str) -> None:
    """An id is made of the institution, the name or the writer, in plain letters."""
    assert free_name(kind, body, ()) == name
    assert free_name(kind, body, {name, f"{name}-2"}) == f"{name}-3"


def test_an_encounter_is_named_by_chance() -> None:
    """An encounter's id says nothing about the case; a name without any plain letter gets one by chance, too."""
    assert re.fullmatch(r"encounter-[0-9a-f]{8}", free_name("encounter", {"complaint": "chest pain"}, ()))
    assert re.fullmatch(r"person-[0-9a-f]{8}", free_name("person", {"name": "王"}, ()))
