import pytest

from smartpick.render.palette import DARK, LIGHT, SURFACES, TEXTS, TIER_SHAPES


def luminance(color: str) -> float:
    """WCAG 2.2 relative luminance of #rrggbb."""
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """WCAG 2.2 contrast ratio of two colours, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_text_is_readable(theme: dict[str, str]) -> None:
    """Every text colour has WCAG AA contrast (4.5) on every surface; words in drawings on theirs."""
    for text in TEXTS:
        for surface in SURFACES:
            assert contrast(theme[text], theme[surface]) >= 4.5, (text, surface)
    assert contrast(theme["ink"], theme["wash"]) >= 4.5
    assert contrast(theme["accent"], theme["wash"]) >= 3


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_fields_have_an_edge(theme: dict[str, str]) -> None:
    """Where a form asks for something can be seen: the edge of a field has the contrast of graphics (3)."""
    assert all(contrast(theme["edge"], theme[surface]) >= 3 for surface in SURFACES)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_marks_stand_out_from_the_land(theme: dict[str, str]) -> None:
    """A tier's mark on the map has the contrast WCAG asks of graphics (3)."""
    for tier in TIER_SHAPES:
        assert contrast(theme[tier], theme["land"]) >= 3, tier


def test_both_themes_name_the_same_colours_and_no_two_are_one() -> None:
    """A page recolours a drawing by value, so values are unique; each tier has a shape of its own."""
    assert set(LIGHT) == set(DARK)
    assert len(set(LIGHT.values())) == len(LIGHT)
    assert len(set(TIER_SHAPES.values())) == len(TIER_SHAPES)
