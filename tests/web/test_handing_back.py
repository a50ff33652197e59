"""Memory handed back to the system."""

import sys

import pytest

from smartpick.web import handing_back


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="what Linux's C library does")
def test_the_c_library_takes_it_where_it_can(monkeypatch: pytest.MonkeyPatch) -> None:
    """On Linux it is said to the C library; with another one, or on another system, nothing happens."""
    assert isinstance(handing_back.hand_back_large_blocks(), bool)
    assert isinstance(handing_back.hand_back_free_memory(), bool)

    def nowhere(_: str) -> None:
        raise OSError

    monkeypatch.setattr("smartpick.web.handing_back.ctypes.CDLL", nowhere)
    assert handing_back.hand_back_large_blocks() is False
    assert handing_back.hand_back_free_memory() is False
    monkeypatch.setattr("smartpick.web.handing_back.sys.platform", "win32")
    assert handing_back.hand_back_large_blocks() is False
