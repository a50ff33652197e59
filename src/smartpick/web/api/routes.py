"""Every subject of the API."""

from fastapi import APIRouter

from smartpick.web.api import (
    answers,
    assessment,
    balance,
    comparing,
    experience_log,
    facts,
    kept_data,
    planning,
    privacy,
    profile,
    program_marks,
    programs,
    records,
    seasons,
    status,
    the_list,
    what_if,
)

__all__ = ["API_ROUTERS"]

#: Marks before programs: their addresses begin alike.
API_ROUTERS: tuple[APIRouter, ...] = (
    status.router,
    profile.router,
    the_list.router,
    balance.router,
    what_if.router,
    comparing.router,
    program_marks.router,
    programs.router,
    facts.router,
    experience_log.router,
    records.router,
    assessment.router,
    privacy.router,
    planning.router,
    answers.router,
    seasons.router,
    kept_data.router,
)
