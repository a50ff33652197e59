"""Programs as plain values."""

import json

from smartpick.programs import find, load_directory
from smartpick.programs.documents import program_document, search_document


def test_hits_and_facts_are_json() -> None:
    """A search says how many it shows; a program every fact with its source, unknown ones as null."""
    directory = load_directory()
    found = search_document(directory, find(directory, "clevland clinic", limit=3))
    assert found["shown"] == 3
    assert found["programs"][0]["name"] == "Cleveland Clinic Foundation"
    one = program_document(directory, directory.programs[0])
    assert one["facts"]["name"]["value"] == directory.programs[0].name
    assert all({"value", "source", "as_of", "confidence"} <= set(fact) for fact in one["facts"].values())
    assert json.loads(json.dumps([found, one])) == [found, one]
