"""A new profile: every field with its help, as a file to fill in; and the shipped example applicants."""

from importlib import resources
from textwrap import wrap

from smartpick.applicant.field_list import TREE
from smartpick.applicant.fields import Field, Kind, Node
from smartpick.errors import Problem, UserError

__all__ = ["example_names", "example_text", "new_profile_text"]

#: What a new profile starts with; everything else is commented out, and so unknown.
STARTS_WITH = {"label", "preferences.specialties"}

_HEAD = """\
#:schema ./profile.schema.json
# Your profile. Lines that begin with # are not read: remove the # and put your own value.
# What you leave out is unknown. It makes the answer less sure; it is never taken for zero.
# Check it with:                smartpick profile check
# Completion in your editor:    smartpick profile schema > profile.schema.json
"""


def new_profile_text() -> str:
    """Return a commented template that is itself a valid profile in which almost everything is unknown."""
    return "\n".join([_HEAD, *_table(TREE, "")]).rstrip("\n") + "\n"


def example_names() -> tuple[str, ...]:
    """Return the names of the example applicants."""
    folder = resources.files("smartpick.applicant") / "examples"
    return tuple(
        sorted(entry.name.removesuffix(".toml") for entry in folder.iterdir() if entry.name.endswith(".toml"))
    )


def example_text(name: str) -> str:
    """Return the file of an example applicant. Raise :class:`UserError` when there is none of that name."""
    if name not in example_names():
        raise UserError(Problem(f"There is no example {name!r}.", f"Examples: {', '.join(example_names())}."))
    return (resources.files("smartpick.applicant") / "examples" / f"{name}.toml").read_text("utf-8")


def _table(node: Node, name: str) -> list[str]:
    plain = [one for one in node.fields.values() if not _is_table(one)]
    lines = [line for one in plain for line in _field(one)]
    for one in node.fields.values():
        if _is_table(one):
            lines += _by_name(one)
    for key, inner in node.tables.items():
        inner_name = f"{name}.{key}" if name else key
        optional = inner.repeated or any(one.required for one in inner.fields.values() if not _is_table(one))
        if inner.repeated:
            lines += [
                f"# One such block for each; {inner_name} = [] says that there is none.",
                f"# [[{inner_name}]]",
            ]
        else:
            lines += [f"# [{inner_name}]" if optional else f"[{inner_name}]"]
        lines += _table(inner, inner_name)
    return lines


def _is_table(one: Field) -> bool:
    return one.kind in {Kind.WEIGHTS, Kind.COUNTS, Kind.RATINGS}


def _help(one: Field) -> list[str]:
    options = f"Options: {', '.join(one.options)}." if one.options and len(one.options) <= 12 else ""
    words = " ".join(filter(None, [one.help, options]))
    allowed = one.range_words()
    return [f"# {line}" for line in wrap(f"{words} ({allowed})" if allowed else words, 98)]


def _field(one: Field) -> list[str]:
    mark = "" if one.name in STARTS_WITH else "# "
    return [*_help(one), f"{mark}{one.key} = {one.example}", ""]


def _by_name(one: Field) -> list[str]:
    mark = "" if one.name in STARTS_WITH else "# "
    return [*_help(one), f"{mark}[{one.name}]", f"{mark}{one.example}", ""]
