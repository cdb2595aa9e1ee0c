"""The mails caught on this machine. Only where the tools for trying Unknot are on; elsewhere nothing is here."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from unknot.notices import queries
from unknot.notices.values import CaughtView


def for_trying_only[**P](view: Callable[P, HttpResponse]) -> Callable[P, HttpResponse]:
    @wraps(view)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not settings.DEV_TOOLS:
            raise Http404
        return view(*args, **kwargs)

    return guarded


@require_safe
@for_trying_only
def outbox(request: HttpRequest) -> HttpResponse:
    return render(request, "notices/outbox.html", {"mails": queries.caught_mails()})


@require_safe
@for_trying_only
def mail(request: HttpRequest, mail_id: int) -> HttpResponse:
    return render(request, "notices/mail.html", {"mail": found(mail_id)})


@require_safe
@for_trying_only
def part(_request: HttpRequest, mail_id: int, number: int) -> HttpResponse:
    for file in found(mail_id).files:
        if file.number == number:
            headers = {"Content-Disposition": f'attachment; filename="{safe(file.filename)}"'}
            return HttpResponse(file.content, content_type=file.content_type, headers=headers)
    raise Http404


def found(mail_id: int) -> CaughtView:
    view = queries.caught_mail(mail_id)
    if view is None:
        raise Http404
    return view


def safe(filename: str) -> str:
    return "".join(letter for letter in filename if letter.isalnum() or letter in "._-") or "file"
