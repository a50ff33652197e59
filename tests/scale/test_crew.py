"""Who works at an address."""

import sys

import pytest
from pieces import squares

from smartpick.errors import UserError
from smartpick.scale.address import Address
from smartpick.scale.crew import open_crew
from smartpick.scale.in_process import Serial, Threads
from smartpick.scale.processes import Processes


@pytest.mark.parametrize(
    ("address", "kind"), [("serial", Serial), ("threads:2", Threads), (Address("processes", 2), Processes)]
)
def test_an_address_has_its_crew(address: str | Address, kind: type) -> None:
    """Text or a read address; without work nothing is started."""
    with open_crew(address) as crew:
        assert isinstance(crew, kind)
        assert list(crew.perform(iter([]))) == []


@pytest.mark.parametrize("address", ["dask:2", "tcp://127.0.0.1:8786"])
def test_without_dask_there_is_a_sentence(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The extra is named, and what works without it."""
    monkeypatch.delitem(sys.modules, "smartpick.scale.dask_crew", raising=False)
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(UserError, match=r"smartpick\[scale\].*Threads and processes work without it"):
        open_crew(address)
    with open_crew("threads:2") as crew:
        assert len(list(crew.perform(iter(squares(3))))) == 3
