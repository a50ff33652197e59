"""Lines, words and columns of a page."""

from made_up_report import report

from smartpick.intake.nrmp.layout import Columns, Line, Word, columns_of, lines_of, years_of
from smartpick.intake.nrmp.page_text import Glyph, pages_of


def drawn(text: str, x: float, y: float, step: float = 5.0) -> list[Glyph]:
    """Return letters drawn one after the other."""
    return [Glyph(x + step * at, y, letter) for at, letter in enumerate(text)]


def first_page() -> list[Line]:
    """Return the lines of the made-up report's first page."""
    return lines_of(next(iter(pages_of(report(), "made up"))).glyphs)


def test_letters_of_one_height_are_a_line_from_left_to_right() -> None:
    """Heights that differ by a few points are one line; words stand by where they start."""
    glyphs = [*drawn("88", 300, 101.3), *drawn("Lake Clinic", 27, 100), *drawn("below", 27, 89)]
    lines = lines_of(glyphs)
    assert [line.text() for line in lines] == ["Lake Clinic 88", "below"]
    assert lines[0].text(right=200) == "Lake Clinic"


def test_numbers_of_two_columns_are_two_words() -> None:
    """Digits that come right after each other in the document, but far apart on the page, stay apart."""
    (line,) = lines_of([*drawn("8", 239, 50), *drawn("8", 273, 50), *drawn("12", 300, 50)])
    assert [word.text for word in line.words] == ["8", "8", "12"]


def test_a_code_is_parted_from_a_name_that_touches_it() -> None:
    """A name so long that it runs into the code does not swallow it."""
    (line,) = lines_of(drawn("Outside9002120C0", 91, 50))
    code = line.code()
    assert code == Word(91 + 7 * 5.0, "9002120C0")
    assert line.text(right=code.x) == "Outside"


def test_heads_that_touch_are_parted() -> None:
    """Heads of two columns that were drawn as one word are two."""
    (line,) = lines_of(drawn("QuotaMatched", 222, 50))
    assert line.words == (Word(222, "Quota"), Word(247, "Matched"))


def test_heads_give_columns_and_years() -> None:
    """The heads of a table say where its columns start and which years they are."""
    lines = first_page()
    (years,) = [found for line in lines if (found := years_of(line))]
    assert years == (2020, 2019, 2018, 2017, 2016)
    (columns,) = [found for line in lines if (found := columns_of(line))]
    assert len(columns.starts) == 10
    row = next(line for line in lines if (code := line.code()) and code.text == "9001140C0")
    assert columns.cells(word for word in row.words if word.x > 200) == [
        *("10", "10", "10", "8*", "9", "9", "--", "--", "--", "--")
    ]


def test_a_line_without_the_heads_gives_no_columns() -> None:
    """Heads that do not come in pairs, or without the word above the codes, are none."""
    assert columns_of(Line(0, (Word(10, "Code"), Word(20, "Quota"), Word(30, "Quota")))) is None
    assert columns_of(Line(0, (Word(20, "Quota"), Word(30, "Matched")))) is None
    assert years_of(Line(0, (Word(20, "2020"),))) == ()
    assert Columns(0, (20.0, 30.0)).cells([Word(10, "x"), Word(25, "1"), Word(35, "2"), Word(37, "*")]) == [
        "1",
        "2*",
    ]
