"""Where the server stands: its version, the season, whether the engine is ready, what was written last."""

from fastapi.responses import Response

from smartpick import __version__
from smartpick.web.api.shapes import Shown, answered, subject
from smartpick.web.desk import TheDesk
from smartpick.workspace import kept_profile

__all__ = ["router"]

router = subject("status")


class Status(Shown):
    """``preparing`` is empty once the engine is ready; ``seq`` is the number of the last change."""

    version: str
    season: str
    preparing: str
    seq: int
    profile: bool


@router.get("/status", response_model=Status)
def status(desk: TheDesk) -> Response:
    """Say where the server stands."""
    return answered(
        {
            "version": __version__,
            "season": desk.season.name,
            "preparing": desk.engine.stage,
            "seq": desk.store.seq(),
            "profile": kept_profile(desk.store) is not None,
        }
    )
