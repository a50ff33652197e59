"""The portfolios of the shipped example applicants."""

from importlib import resources

from smartpick.errors import Problem, UserError
from smartpick.experience.portfolio import Portfolio
from smartpick.experience.portfolio_file import portfolio_in_text

__all__ = ["example_portfolio", "example_portfolio_names"]

_ENDING = ".portfolio.toml"


def example_portfolio_names() -> tuple[str, ...]:
    """Return the names of the example applicants that have a portfolio."""
    folder = resources.files("smartpick.experience") / "examples"
    return tuple(
        sorted(entry.name.removesuffix(_ENDING) for entry in folder.iterdir() if entry.name.endswith(_ENDING))
    )


def example_portfolio(name: str) -> Portfolio:
    """Return what an example applicant has logged. Raise :class:`UserError` when there is none of that name."""
    if name not in example_portfolio_names():
        names = ", ".join(example_portfolio_names())
        raise UserError(Problem(f"There is no example {name!r}.", f"Examples: {names}."))
    file = resources.files("smartpick.experience") / "examples" / f"{name}{_ENDING}"
    return portfolio_in_text(file.read_text("utf-8"), file.name)
