"""The portfolio as the pages hold it."""

from pathlib import Path

from sites import ON

from smartpick.experience import Experience
from smartpick.store import KINDS, Place, Store
from smartpick.web.desk import Desk
from smartpick.web.engine import Engine
from smartpick.web.portfolio.held import held_portfolio
from smartpick.workspace import add, kept


def test_it_is_read_again_only_after_a_change(tmp_path: Path) -> None:
    """Two readers share what was read; after a write, and at another place, it is read anew."""
    engine = Engine()
    with Store(Place(tmp_path / "a"), KINDS) as store, Store(Place(tmp_path / "b"), KINDS) as other:
        desk = Desk(store, engine, lambda: ON)
        first = held_portfolio(desk)
        assert held_portfolio(desk) is first
        add(store, kept(store), "Added", [Experience(id="clinic", kind="observership")], ON)
        second = held_portfolio(desk)
        assert [one.id for one in second.portfolio.experiences] == ["clinic"]
        assert held_portfolio(Desk(other, engine, lambda: ON)).portfolio.experiences == ()
    engine.close()
