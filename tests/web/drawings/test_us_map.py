"""The map: where places are drawn, and that the outlines fit them."""

import re

import pytest

from smartpick.web.drawings.us_map import HEIGHT, WIDTH, dots, land, on_map


@pytest.mark.parametrize(
    ("state", "longitude", "latitude", "across", "down"),
    [
        ("NY", -74.0, 40.7, (0.8, 1.0), (0.2, 0.5)),
        ("CA", -118.2, 34.1, (0.0, 0.2), (0.5, 0.7)),
        ("AK", -149.9, 61.2, (0.0, 0.25), (0.75, 1.0)),
        ("HI", -157.9, 21.3, (0.2, 0.4), (0.8, 1.0)),
        ("PR", -66.1, 18.5, (0.55, 0.75), (0.85, 1.0)),
    ],
)
def test_places_are_where_they_belong(
    state: str, longitude: float, latitude: float, across: tuple[float, float], down: tuple[float, float]
) -> None:
    """New York is in the east; Alaska, Hawaii and Puerto Rico are in their corners of the frame."""
    found = on_map(state, longitude, latitude)
    assert found is not None
    assert across[0] * WIDTH < found[0] < across[1] * WIDTH
    assert down[0] * HEIGHT < found[1] < down[1] * HEIGHT


def test_an_unknown_place_is_not_drawn() -> None:
    """Without coordinates, or outside the frame, there is no dot."""
    assert on_map("NY", None, None) is None
    assert on_map("NY", 10.0, 50.0) is None


def test_the_projection_keeps_areas() -> None:
    """A square degree has the area that its latitude gives it, in the north as in the south."""

    def area(longitude: float, latitude: float) -> float:
        corners = [on_map("KS", longitude + dx, latitude + dy) for dx, dy in ((0, 0), (1, 0), (1, 1), (0, 1))]
        shape = [corner for corner in corners if corner is not None]
        pairs = zip(shape, [*shape[1:], shape[0]], strict=True)
        return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2

    assert area(-100, 47) / area(-100, 27) == pytest.approx(0.676 / 0.887, rel=0.005)


def test_the_outlines_are_inside_the_frame() -> None:
    """Every state is drawn, closed, within the frame; only the far Aleutians are cut off by it."""
    shapes = land().split("M")[1:]
    assert len(shapes) > 51
    for shape in shapes:
        start, _, moves = shape.removesuffix("z").partition("l")
        x, y = map(int, start.split())
        for step in re.findall(r"(-?\d+) ?(-?\d+)", moves):
            x, y = x + int(step[0]), y + int(step[1])
            assert -70 <= x <= WIDTH + 10
            assert -5 <= y <= HEIGHT + 25


def test_dots_of_one_city_stand_beside_each_other() -> None:
    """No two dots are at one place, the largest comes first, and its area goes with its worth."""
    found = dots(((100.0, 100.0), worth, str(worth), "reach", "x") for worth in (0.1, 0.4, 0.0))
    assert [dot.id for dot in found] == ["0.4", "0.1", "0.0"]
    assert len({(dot.x, dot.y) for dot in found}) == 3
    assert found[0].radius > found[1].radius > found[2].radius
    assert dots([]) == ()
