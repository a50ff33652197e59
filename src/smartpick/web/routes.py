"""Every page of the site: one router for each file in ``pages``."""

from fastapi import APIRouter

from smartpick.web.pages import first_visit, kept_data, undoing

__all__ = ["ROUTERS", "TAKING_FILES"]

ROUTERS: tuple[APIRouter, ...] = (
    first_visit.router,
    kept_data.router,
    undoing.router,
)

#: Where files are taken in, so that bodies may be large: beginnings of paths.
TAKING_FILES: tuple[str, ...] = ("/data/restore", "/data/import")
