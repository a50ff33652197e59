"""The JSON Schema."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from smartpick.applicant import FIELDS, load_profile, new_profile_text, profile_schema
from smartpick.errors import UserError

EXAMPLES = [
    path
    for path in sorted((Path(__file__).resolve().parents[2] / "examples").glob("*.toml"))
    if not path.stem.endswith(".portfolio")
]
TYPES = {
    "object": dict, "array": list, "string": str, "boolean": bool, "integer": int, "number": (int, float),
}  # fmt: skip


def fits(schema: dict[str, Any], value: Any) -> bool:
    """Judge a value by the keywords that the schema uses (a small stand-in for a validator)."""
    unknown = set(schema) - {
        "$schema", "title", "description", "type", "additionalProperties", "properties", "required", "items", "enum",
        "pattern", "minLength", "maxLength", "minimum", "maximum", "maxItems", "uniqueItems", "propertyNames",
        "minProperties",
    }  # fmt: skip
    assert not unknown, unknown
    if "enum" in schema:
        return value in schema["enum"]
    kind = TYPES[schema["type"]]
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        return False
    if isinstance(value, dict):
        return fits_table(schema, value)
    if isinstance(value, list):
        return len(value) <= schema["maxItems"] and all(fits(schema["items"], one) for one in value)
    if isinstance(value, str):
        length = schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", len(value))
        return length and bool(re.search(schema.get("pattern", ""), value))
    return bool(schema.get("minimum", value) <= value <= schema.get("maximum", value))


def fits_table(schema: dict[str, Any], table: dict[str, Any]) -> bool:
    """Judge the keys and values of a table."""
    properties, others = schema.get("properties", {}), schema["additionalProperties"]
    if not set(schema.get("required", ())) <= set(table) or len(table) < schema.get("minProperties", 0):
        return False
    for key, value in table.items():
        inner = properties.get(key, others)
        if inner is False or not fits(inner, value):
            return False
        if not re.search(schema.get("propertyNames", {}).get("pattern", ""), key):
            return False
    return True


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_examples_fit_the_schema(path: Path) -> None:
    """What SmartPick reads, an editor with the schema accepts."""
    assert fits(profile_schema(), tomllib.loads(path.read_text("utf-8")))


def test_the_template_fits_the_schema() -> None:
    """A new profile has no red line in the editor."""
    assert fits(profile_schema(), tomllib.loads(new_profile_text()))


@pytest.mark.parametrize(
    "text",
    [
        'label = "x"\n',
        'label = "x"\n[preferences.specialties]\n',
        'label = "x"\nodd = 1\n[preferences.specialties]\nA = 1\n',
        'label = "x"\n[preferences.specialties]\nA = 2\n',
        'label = "x"\ngraduation = "19"\n[preferences.specialties]\nA = 1\n',
        'label = "x"\n[[exams.step2ck]]\nscore = 400\n[preferences.specialties]\nA = 1\n',
        'label = "x"\n[[rotations]]\nmonths = 1\n[preferences.specialties]\nA = 1\n',
        'label = "x"\n[preferences.specialties]\nA = 1\n[preferences.ratings]\n12 = 1\n',
        'label = "x"\n[preferences]\npins = ["12"]\n[preferences.specialties]\nA = 1\n',
    ],
)
def test_the_schema_refuses_what_the_check_refuses(tmp_path: Path, text: str) -> None:
    """Schema and check come from one list, so they agree about what is wrong."""
    assert not fits(profile_schema(), tomllib.loads(text))
    file = tmp_path / "me.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(UserError):
        load_profile(file)


def test_every_field_is_described() -> None:
    """The schema holds every declared field with its help, and can be written as JSON."""
    text = json.dumps(profile_schema())
    assert all(json.dumps(one.help)[1:-1] in text for one in FIELDS)
    assert profile_schema()["$schema"] == "https://json-schema.org/draft/2020-12/schema"
