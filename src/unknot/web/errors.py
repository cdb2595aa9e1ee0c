"""Answers to what went wrong: wired as Django's error handlers. Each says what happened and what to do."""

from django.contrib.sessions.exceptions import SessionInterrupted
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from unknot.web.notices import TO_START, Notice, answer
from unknot.web.refusals import NextStep

TOO_BIG = Notice(
    413,
    "web.too_big",
    _("That was too much at once"),
    _("The form you sent is too large. Nothing was saved. Go back and send a shorter one."),
)
WRONG_TYPE = Notice(
    415,
    "web.wrong_type",
    _("We could not read that"),
    _("This address takes an ordinary web form. Nothing was saved. Please use the page to send it."),
)
BAD_REQUEST = Notice(
    400,
    "web.bad_request",
    _("We could not read that"),
    _("What reached us was not complete. Nothing was saved. Go back and try again."),
)
FORBIDDEN = Notice(
    403, "web.forbidden", _("This page is not open to you"), _("You may need to sign in with another account.")
)
NOT_FOUND = Notice(
    404,
    "web.not_found",
    _("We could not find that page"),
    _("The link may be old, or the page belongs to another visit to this site."),
)
NOT_ALLOWED = Notice(
    405,
    "web.not_allowed",
    _("This address works another way"),
    _("It is the target of a button, not a page. Nothing was changed."),
)
BROKEN = Notice(
    500,
    "web.broken",
    _("Something broke on our side"),
    _("It is not your fault, and nothing half-done was kept. Please try again in a minute."),
)
SESSION_ENDED = Notice(
    400,
    "web.session_ended",
    _("Your visit to this site has ended"),
    _("We no longer have your answers. You can start again; it takes a few minutes."),
)
STALE_FORM = _(
    "The page was open for a long time, or your browser keeps no cookies. Nothing was saved. "
    "Go back, reload the page and send it again: what you told us before is still here."
)
_FORM_TYPES = ("application/x-www-form-urlencoded", "multipart/form-data")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if isinstance(exception, (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)):
        return answer(request, TOO_BIG)
    return answer(request, SESSION_ENDED if isinstance(exception, SessionInterrupted) else BAD_REQUEST)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django passes it by name
    return answer(request, FORBIDDEN)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django passes it by name
    return answer(request, NOT_FOUND)


def server_error(_request: HttpRequest) -> HttpResponse:
    """Rendered without the request: whatever broke must not break this page too."""
    context = {"title": BROKEN.title, "text": BROKEN.text, "code": BROKEN.code, "next_step": TO_START}
    return HttpResponseServerError(render_to_string("web/notice.html", context))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django passes it by name
    step = NextStep(_("Back to the page"), request.path)
    return answer(request, Notice(403, "web.stale_form", _("Please send that once more"), STALE_FORM, step))


def is_form(request: HttpRequest) -> bool:
    return request.content_type in _FORM_TYPES
