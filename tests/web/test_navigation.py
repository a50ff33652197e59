"""Sections of the site."""

import pytest

from smartpick.web.navigation import SECTIONS, section_of
from smartpick.web.routes import ROUTERS


@pytest.mark.parametrize(
    ("path", "section"),
    [("/", "/"), ("/log", "/portfolio"), ("/portfolio/letter/new", "/portfolio"), ("/facts", "/programs"),
     ("/profiles-of-others", "/")],
)  # fmt: skip
def test_every_path_has_its_section(path: str, section: str) -> None:
    """A page below a section, or beside it, belongs to it; what only begins alike does not."""
    assert section_of(path).path == section


def test_every_section_leads_somewhere() -> None:
    """No section of the menu is a page that does not exist."""
    paths = {getattr(route, "path", "") for router in ROUTERS for route in router.routes}
    assert {one.path for one in SECTIONS} <= paths
