"""The market as shipped with the package."""

from functools import cache

from smartpick.chances.assess import Market
from smartpick.errors import InternalError
from smartpick.market import load_card, load_ensemble, load_equilibrium
from smartpick.programs import load_directory

__all__ = ["shipped_market"]


@cache
def shipped_market() -> Market:
    """Return directory, model card and equilibrium; row i is the same program in all of them.

    Raise ``InternalError`` when the equilibrium was built on another directory: it is rebuilt with
    ``smartpick market equilibrium``.
    """
    directory, card, equilibrium = load_directory(), load_card(), load_equilibrium()
    if tuple(equilibrium.ids) != tuple(program.acgme_id for program in directory.programs):
        raise InternalError("the shipped equilibrium was built on another directory of programs")
    return Market(directory, card, equilibrium, load_ensemble())
