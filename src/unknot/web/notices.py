"""A clear answer instead of a page: as a page, as a fragment for htmx, or as JSON, whichever was asked for."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import select_template
from django.utils.cache import patch_vary_headers
from django.utils.functional import Promise
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from unknot.web.refusals import NextStep, Refusal

Text = str | Promise
TO_START = NextStep(_("Go to the start page"), "/")


@dataclass(frozen=True, slots=True)
class Notice:
    """What happened, in a heading and a sentence, and where to go from here."""

    status: int
    code: str
    title: Text
    text: Text
    next_step: NextStep | None = TO_START


def answer(request: HttpRequest, notice: Notice, *, templates: tuple[str, ...] = (), **more: Any) -> HttpResponse:
    if wants_json(request):
        body = {"code": notice.code, "detail": str(notice.text)}
        response: HttpResponse = JsonResponse(body, status=notice.status)
    else:
        response = _page(request, notice, templates, more)
    patch_vary_headers(response, ["Accept", "HX-Request"])
    return response


def refuse(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """The answer to a `Refusal`; a room's own template comes first."""
    room, _dot, reason = refusal.code.partition(".")
    notice = Notice(
        status=refusal.status,
        code=refusal.code,
        title=_("This did not work"),
        text=str(refusal),
        next_step=refusal.next_step() or _back(request),
    )
    return answer(request, notice, templates=(f"{room}/refusals/{reason}.html",), refusal=refusal)


def wants_json(request: HttpRequest) -> bool:
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"


def _page(request: HttpRequest, notice: Notice, templates: tuple[str, ...], more: dict[str, Any]) -> HttpResponse:
    part = "#notice" if is_fragment(request) else ""
    template = select_template([f"{name}{part}" for name in (*templates, "web/notice.html")])
    context = {"title": notice.title, "text": notice.text, "code": notice.code, "next_step": notice.next_step}
    return HttpResponse(template.render({**context, **more}, request), status=notice.status)


def is_fragment(request: HttpRequest) -> bool:
    return request.headers.get("HX-Request") == "true" and request.headers.get("HX-Request-Type") != "full"


def _back(request: HttpRequest) -> NextStep:
    came_from = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(came_from, {request.get_host()}, require_https=request.is_secure()):
        return TO_START
    parts = urlsplit(came_from)
    return NextStep(_("Go back"), f"{parts.path}?{parts.query}" if parts.query else parts.path)
