"""Every page of the site: one router for each file in ``pages``."""

from fastapi import APIRouter

from smartpick.web.pages import (
    answers,
    balance,
    comparing,
    erasing,
    examples,
    exports,
    first_visit,
    importing,
    kept_data,
    log_importing,
    looking_up,
    methods,
    outreach,
    planning,
    portfolio,
    portfolio_file,
    portfolio_importing,
    preparing,
    profile,
    programs,
    quick_log,
    records,
    text_check,
    the_list,
    undoing,
    what_if,
    worksheets,
)

__all__ = ["ROUTERS", "TAKING_FILES"]

ROUTERS: tuple[APIRouter, ...] = (
    first_visit.router,
    examples.router,
    the_list.router,
    exports.router,
    balance.router,
    worksheets.router,
    profile.router,
    what_if.router,
    looking_up.router,
    programs.router,
    comparing.router,
    importing.router,
    planning.router,
    outreach.router,
    answers.router,
    portfolio.router,
    log_importing.router,
    portfolio_importing.router,
    quick_log.router,
    records.router,
    kept_data.router,
    erasing.router,
    portfolio_file.router,
    text_check.router,
    methods.router,
    undoing.router,
    preparing.router,
)

#: Where files are taken in, so that bodies may be large: beginnings of paths.
TAKING_FILES: tuple[str, ...] = (
    "/data/restore",
    "/data/import",
    "/import/",
    "/log/import",
    "/log/portfolio",
    "/planning/outreach/",
    "/api/data/restore",
    "/api/data/import",
    "/api/outreach/",
    "/api/upload",
)
