"""The fields as a JSON Schema (draft 2020-12), so that an editor completes and checks a profile."""

from typing import Any

from smartpick.applicant.field_check import LIST_LIMIT, TEXT_LIMIT
from smartpick.applicant.field_list import TREE
from smartpick.applicant.fields import Field, Kind, Node

__all__ = ["profile_schema"]

Schema = dict[str, Any]

DATE = r"^\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$"
DATE_OR_YEAR = DATE.replace("-(0[1-9]|1[0-2])(", "(-(0[1-9]|1[0-2])(", 1).replace(")?$", ")?)?$")
ID = r"^\d{10}$"


def profile_schema() -> Schema:
    """Return the schema of a profile as plain data, ready for ``json.dumps``."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "SmartPick profile",
        "description": "One applicant. Whatever is left out is unknown.",
        **_table(TREE),
    }


def _table(node: Node) -> Schema:
    properties = {key: _field(one) for key, one in node.fields.items()}
    for key, inner in node.tables.items():
        table = _table(inner)
        properties[key] = (
            {"type": "array", "maxItems": LIST_LIMIT, "items": table} if inner.repeated else table
        )
    required = [key for key, one in node.fields.items() if one.required]
    required += [key for key, inner in node.tables.items() if inner.needed]
    schema: Schema = {"type": "object", "additionalProperties": False, "properties": properties}
    return {**schema, "required": required} if required else schema


def _field(one: Field) -> Schema:
    described: Schema = {"description": " ".join(filter(None, [one.help, _range(one)]))}
    return {**described, **_SHAPES[one.kind](one)}


def _range(one: Field) -> str:
    words = one.range_words()
    return f"({words})" if words else ""


def _text(_: Field) -> Schema:
    return {"type": "string", "minLength": 1, "maxLength": TEXT_LIMIT}


def _number(one: Field) -> Schema:
    schema: Schema = {"type": "integer" if one.kind in {Kind.INTEGER, Kind.COUNTS} else "number"}
    if one.low is not None:
        schema["minimum"] = one.low
    if one.high is not None:
        schema["maximum"] = one.high
    return schema


def _choice(one: Field) -> Schema:
    return {"enum": list(one.options)}


def _list(items: Schema) -> Schema:
    return {"type": "array", "uniqueItems": True, "maxItems": LIST_LIMIT, "items": items}


def _by_name(one: Field) -> Schema:
    schema: Schema = {"type": "object", "additionalProperties": _number(one)}
    if one.kind is Kind.RATINGS:
        schema["propertyNames"] = {"pattern": ID}
    if one.required:
        schema["minProperties"] = 1
    return schema


_SHAPES = {
    Kind.TEXT: _text,
    Kind.COUNTRY: _text,
    Kind.BOOLEAN: lambda _: {"type": "boolean"},
    Kind.INTEGER: _number,
    Kind.NUMBER: _number,
    # A date may also be written without quotes, which editors show as a date and check by themselves.
    Kind.DATE: lambda one: {"type": "string", "pattern": DATE_OR_YEAR if one.year_alone else DATE},
    Kind.CHOICE: _choice,
    Kind.TEXTS: lambda one: _list(_text(one)),
    Kind.CHOICES: lambda one: _list(_choice(one)),
    Kind.PROGRAM_IDS: lambda _: _list({"type": "string", "pattern": ID}),
    Kind.WEIGHTS: _by_name,
    Kind.COUNTS: _by_name,
    Kind.RATINGS: _by_name,
}
