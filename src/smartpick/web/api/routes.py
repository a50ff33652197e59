"""Every subject of the API."""

from fastapi import APIRouter

from smartpick.web.api import (
    answers,
    assessment,
    balance,
    comparing,
    experience_log,
    facts,
    importing,
    kept_data,
    link_review,
    list_files,
    looking_up,
    outreach,
    planning,
    planning_files,
    portfolio_whole,
    privacy,
    profile,
    program_marks,
    programs,
    records,
    restoring,
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
    list_files.router,
    what_if.router,
    comparing.router,
    program_marks.router,
    programs.router,
    facts.router,
    looking_up.router,
    importing.router,
    link_review.router,
    experience_log.router,
    records.router,
    assessment.router,
    portfolio_whole.router,
    privacy.router,
    planning.router,
    planning_files.router,
    outreach.router,
    answers.router,
    seasons.router,
    kept_data.router,
    restoring.router,
)
