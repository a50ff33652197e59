"""Lines of TOML values."""

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartpick.toml_lines import Path, dotted, line_numbers, nearest_line

TEXT = '''\
# a comment with [brackets] and key = 1
label = "A # not a comment"
"quoted key" = 'C:\\path'   # literal
site."a.b".c = 1

[exams]   # header
step3 = []
"d\\u0065gree" = """first
  second ""quoted"" \\
  third"""
literal = \'\'\'
[not.a.header]
\'\'\'

[[exams.step2ck]]
score = 246
[[exams.step2ck]]
  score = 250
  place.city = "Cleveland"

[preferences]
pins = [
  "1",  # first ] pin
  "2", "3",

  [ "4",
    "5" ],
]
inline = { x = 1, y = [1, 2], "z z" = { q = 2026-01-01T10:00:00Z } }
[preferences.specialties]
"Internal Medicine" = 1.0
[[ties.people]]
who = "sister"
[[ties.people.visits]]
year = 2020
'''

EXPECTED: dict[Path, int] = {
    ("label",): 2,
    ("quoted key",): 3,
    ("site", "a.b", "c"): 4,
    ("site",): 4,
    ("exams",): 6,
    ("exams", "step3"): 7,
    ("exams", "degree"): 8,
    ("exams", "literal"): 11,
    ("exams", "step2ck"): 15,
    ("exams", "step2ck", 0): 15,
    ("exams", "step2ck", 0, "score"): 16,
    ("exams", "step2ck", 1): 17,
    ("exams", "step2ck", 1, "score"): 18,
    ("exams", "step2ck", 1, "place", "city"): 19,
    ("preferences",): 21,
    ("preferences", "pins", 0): 23,
    ("preferences", "pins", 1): 24,
    ("preferences", "pins", 2): 24,
    ("preferences", "pins", 3): 26,
    ("preferences", "pins", 3, 1): 27,
    ("preferences", "inline", "y", 1): 29,
    ("preferences", "inline", "z z", "q"): 29,
    ("preferences", "specialties", "Internal Medicine"): 31,
    ("ties", "people", 0, "who"): 33,
    ("ties", "people", 0, "visits", 0, "year"): 35,
}


def paths(value: Any, path: Path = ()) -> set[Path]:
    """Return every path in parsed data."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return {path} | {found for key, one in inner for found in paths(one, (*path, key))}


def test_every_kind_of_place_is_found() -> None:
    """Headers, tables in lists, dotted and quoted keys, long lists and inline tables have their line."""
    lines = line_numbers(TEXT)
    assert {path: lines.get(path) for path in EXPECTED} == EXPECTED


def test_the_paths_are_those_that_tomllib_sees() -> None:
    """Nothing the parser reads is without a line, and no line is given to what it does not read."""
    assert set(line_numbers(TEXT)) == paths(tomllib.loads(TEXT)) - {()}


KEYS = st.sampled_from(["a", "b-1", "1403811349", '"with space"', "'lit.eral'", '"q\\"uote"', '"[x]"'])
SCALARS = st.sampled_from(
    [
        *("1", "-2.5", "true", "inf", "2026-01-01", "2026-01-01 10:00:00", '""', "''"),
        *('"text, ] } # x"', "'lit # ]'", '"back\\\\"', '"""ends with quote\\""""', '""""quoted""""'),
        *('"""one\n# two = [3\n"four" five"""', "'''one\n[two]\n'three' '''"),
    ]
)


@st.composite
def values(draw: st.DrawFn, depth: int = 2) -> str:
    """Draw the text of one TOML value."""
    shape = draw(st.integers(0, 4))
    if depth == 0 or shape < 3:
        return draw(SCALARS)
    if shape == 3:
        gap = draw(st.sampled_from(["", "\n  ", " # note ]\n"]))
        elements = draw(st.lists(values(depth - 1), max_size=3))
        return f"[{gap}{f',{gap}'.join(elements)}{gap}]"
    keys = draw(st.lists(KEYS, unique=True, max_size=2))
    single = st.sampled_from(["1", '"a, } b"', "[1, [2]]", "{}", "{ x = 1 }"])
    return "{" + ", ".join(f"{key} = {draw(single)}" for key in keys) + "}"


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Draw a text of TOML tables, which may or may not be valid."""
    text = ""
    for _ in range(draw(st.integers(1, 4))):
        header = ".".join(draw(st.lists(KEYS, min_size=1, max_size=3)))
        text += draw(
            st.sampled_from(["", f"[{header}]\n", f"[ {header} ] # note\n", f"[[{header}]]\n", "# note\n"])
        )
        for _ in range(draw(st.integers(0, 3))):
            key = ".".join(draw(st.lists(KEYS, min_size=1, max_size=2)))
            text += draw(st.sampled_from(["", "  ", "\n"])) + f"{key} = {draw(values())}\n"
    return text


@given(documents())
def test_any_valid_text_is_walked_to_its_end(text: str) -> None:
    """For every text that tomllib accepts, the scanner sees the same paths, each on a line of the text."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    lines = line_numbers(text)
    assert set(lines) == paths(data) - {()}
    assert all(1 <= line <= text.count("\n") + 1 for line in lines.values())


@given(st.lists(st.tuples(st.sampled_from(["plain", "list", "gap", "long"]), st.integers(0, 3)), max_size=20))
def test_lines_are_counted_as_written(blocks: list[tuple[str, int]]) -> None:
    """Texts built line by line come back with exactly the lines they were built with."""
    text, expected = "", {}
    for place, (kind, size) in enumerate(blocks):
        key = f"k{place}"
        line = text.count("\n") + 1
        if kind == "gap":
            text += "\n" * size + "# note\n"
            continue
        expected[key,] = line
        if kind == "plain":
            text += f"{key} = {size}\n"
        elif kind == "long":
            text += f'{key} = """' + "\n" * size + '"""\n'
        else:
            text += f"{key} = [\n" + "".join(f"  {element},\n" for element in range(size)) + "]\n"
            expected |= {(key, element): line + 1 + element for element in range(size)}
    assert line_numbers(text) == expected


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        (("label",), "label"),
        (("exams", "step2ck", 0, "score"), "exams.step2ck[1].score"),
        (("preferences", "specialties", "Internal Medicine"), 'preferences.specialties."Internal Medicine"'),
        (("a\x1b[31m",), '"a?[31m"'),
        (("k" * 100,), '"' + "k" * 60 + '..."'),
    ],
)
def test_paths_are_shown_counting_from_one(path: Path, shown: str) -> None:
    """People read list positions from 1, and names with spaces in quotes."""
    assert dotted(path) == shown


def test_what_is_not_in_the_file_has_the_line_around_it() -> None:
    """A missing key is placed at its table, and something without any table nowhere."""
    lines = line_numbers("[[rotations]]\nstate = 'OH'\n")
    assert nearest_line(lines, ("rotations", 0, "kind")) == 1
    assert nearest_line(lines, ("label",)) is None
