"""The whole profile as a form, and as the file that the other commands read and write."""

from collections.abc import Mapping, Sequence
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response
from markupsafe import Markup

from smartpick.advice.profile_rules import directory_findings, season_rules
from smartpick.applicant import Finding, check_profile, profile_text, read_profile_text
from smartpick.errors import Problem, UserError
from smartpick.web.desk import Desk, TheDesk, desk_of
from smartpick.web.field_labels import NONE_LABELS
from smartpick.web.forms import TheForm
from smartpick.web.mending import ToMend
from smartpick.web.portfolio.replacing import replacing
from smartpick.web.profile_findings import said_for_the_form
from smartpick.web.profile_form import Section, data_of, form_of, summary_of
from smartpick.web.showing import answer, done, show, templates
from smartpick.workspace import KeptProfile, keep_profile, kept_profile, remove_profile

__all__ = ["router"]

router = APIRouter(include_in_schema=False)
_NEW: dict[str, Any] = {"label": "My profile"}
Form = tuple[tuple[Section, ...], tuple[Finding, ...]]


@router.get("/profile")
def profile(request: Request, desk: TheDesk) -> Response:
    """Show the form, with whatever has become wrong by now beside its field."""
    held, wrong, form, fields = desk.once("profile form", lambda: _as_kept(desk))
    return _show(request, held, form, wrong, 200, fields=fields)


@router.post("/profile")
def save(request: Request, desk: TheDesk, form: TheForm) -> Response:
    """Keep what was typed, or say everything that is wrong with it at once."""
    held = kept_profile(desk.store)
    data = data_of(form.fields)
    more = form.text("more")
    if more:
        return _form(request, held, data, (), 200, more=more)
    found = _checked(desk, data)
    if found:
        return _form(request, held, data, found, 422)
    action = keep_profile(desk.store, data, "Changed the profile", form.number("revision"))
    return done(action, "/profile")


@router.get("/profile/file")
def as_file(desk: TheDesk) -> Response:
    """Send the profile as the TOML file that `smartpick pick` reads."""
    held = kept_profile(desk.store)
    if held is None:
        raise UserError(Problem("There is no profile yet.", "Answer the three questions first."))
    return answer(profile_text(held.data), "application/toml; charset=utf-8", "profile.toml")


@router.post("/profile/file")
def from_file(request: Request, desk: TheDesk, form: TheForm) -> Response:
    """Take a TOML file in, in the place of what is kept."""
    name, content = form.files.get("file", ("", b""))
    try:
        if not name:
            raise UserError(Problem("No file was chosen.", "Choose a profile in TOML and send it again."))  # noqa: TRY301
        data = read_profile_text(
            content, name[:80], on=desk.today(), rules=season_rules(desk.season), also=directory_findings
        )
    except UserError as error:
        held, wrong, made, fields = _as_kept(desk)
        return _show(request, held, made, wrong, 422, file=error.problems, fields=fields)
    return done(
        keep_profile(desk.store, data, "Took a profile in from a file", form.number("revision")), "/profile"
    )


@router.post("/profile/remove")
def remove(desk: TheDesk) -> Response:
    """Take one's own profile away; undo brings it back."""
    return done(remove_profile(desk.store), "/")


def _checked(desk: Desk, data: Mapping[str, Any]) -> tuple[Finding, ...]:
    found = check_profile(dict(data), desk.today(), season_rules(desk.season), directory_findings)[1]
    return said_for_the_form(found, data)


def _form(
    request: Request,
    held: KeptProfile | None,
    data: Mapping[str, Any],
    found: Sequence[Finding],
    status: int,
    *,
    more: str = "",
) -> Response:
    form = form_of(data, found, more)
    fields = _fields(desk_of(request), form, more)
    return _show(request, held, form, len(found), status, fields=fields)


def _as_kept(desk: Desk) -> tuple[KeptProfile | None, int, Form, Markup]:
    """Return the profile as it is kept, how much has become wrong with it, its form, and that as it is shown."""
    held = kept_profile(desk.store)
    data = _NEW if held is None else held.data
    found = () if held is None else _checked(desk, data)
    form = form_of(data, found)
    return held, len(found), form, _fields(desk, form)


def _fields(desk: Desk, form: Form, more: str = "") -> Markup:
    """Return the fields as HTML: most of the page, and the same until something is written."""
    template = templates().get_template("profile_fields.html")
    filled = template.render(sections=form[0], more=more, none_labels=NONE_LABELS, replacing=replacing(desk))
    return Markup(filled)  # noqa: S704  (made by a template, which escapes)


def _show(
    request: Request,
    held: KeptProfile | None,
    form: Form,
    wrong: int,
    status: int,
    *,
    fields: Markup,
    file: Sequence[Problem] = (),
) -> Response:
    sections, rest = form
    lines = [ToMend(" ".join(filter(None, [one.where, one.what])), one.way_out, "toml") for one in file]
    return show(
        request, "profile.html", status, kept=held, sections=sections, wrong=wrong,
        fields=fields, file=file, mend=(*summary_of(sections, rest), *lines),
    )  # fmt: skip
