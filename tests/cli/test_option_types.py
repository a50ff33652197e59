"""Kinds of option values."""

from pathlib import Path

import click
import pytest

from smartpick.cli.option_types import Folder, Number


@pytest.mark.parametrize("text", ["nan", "NaN", "inf", "-1", "2", "x", ""])
def test_a_number_is_a_number_in_its_range(text: str) -> None:
    """What compares with nothing, has no end or lies outside is refused in words."""
    with pytest.raises(click.BadParameter):
        Number(0.0, 1.0).convert(text, None, None)
    assert Number(0.0, 1.0).convert("0.25", None, None) == 0.25
    assert Number(0.0).convert(3.0, None, None) == 3.0


def test_infinity_has_its_own_words() -> None:
    """Where the range has no end, infinity is still refused."""
    with pytest.raises(click.BadParameter, match="not a number"):
        Number(0.0).convert("inf", None, None)


def test_an_empty_name_is_no_folder() -> None:
    """An unset variable does not fill the folder one happens to stand in; a dot does."""
    with pytest.raises(click.BadParameter, match="empty"):
        Folder().convert("", None, None)
    assert Folder().convert(".", None, None) == Path()
