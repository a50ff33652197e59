"""Local search: a list comes in, the list after the best moves goes out."""

from smartpick.picks.moves.improvement import improve

__all__ = ["improve"]
