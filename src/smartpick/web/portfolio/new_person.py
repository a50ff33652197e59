"""Somebody new, written down in the form of a letter: both are kept together, and nothing typed is lost."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from smartpick.errors import Problem, UserError
from smartpick.experience import Person, from_json
from smartpick.experience.typed_values import typed_values
from smartpick.web.forms import Sent
from smartpick.web.portfolio.fields import Field, form_fields
from smartpick.workspace import Kept, free_name

__all__ = ["new_person", "new_person_fields"]

_ASKED = {
    "name": "Their name",
    "role": "Their role",
    "specialty": "Their specialty",
    "institution": "Where they work",
    "state": "State where they work",
}
_PREFIX = "new_"


def new_person_fields(held: Kept, typed: Mapping[str, tuple[str, ...]]) -> tuple[Field, ...]:
    """Return the fields of somebody new, with names of their own within the form of a letter."""
    given = {name: typed.get(f"{_PREFIX}{name}", ()) for name in _ASKED}
    made = {field.name: field for field in form_fields("person", held.portfolio, given)}
    return tuple(
        replace(made[name], name=f"{_PREFIX}{name}", label=label, required=False)
        for name, label in _ASKED.items()
    )


def new_person(form: Sent, held: Kept, on: date) -> Person | None:
    """Return the person that a form describes; ``None`` where it names nobody. Raises ``UserError``."""
    given = {name: form.text(f"{_PREFIX}{name}") for name in _ASKED}
    if not any(given.values()):
        return None
    if not given["name"]:
        raise UserError(Problem("This person has no name.", "Write how you call them.", f"{_PREFIX}name"))
    try:
        said = {
            name: value
            for name, value in typed_values("person", given, held.portfolio, on).items()
            if value is not None
        }
        made = from_json("person", {"id": free_name("person", said, held.records), **said})
    except UserError as error:
        raise UserError(replace(one, where=_PREFIX + _last(one.where)) for one in error.problems) from error
    assert isinstance(made, Person)  # noqa: S101  (the kind was asked for)
    return made


def _last(where: str) -> str:
    """Return the field that a problem is about."""
    return where.rpartition(", ")[2].split(".")[0].split("[")[0]
