"""What every answer of the site keeps to: clear refusals, private pages, bodies that are forms."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from unknot.web.errors import NOT_ALLOWED, TOO_BIG, WRONG_TYPE, is_form
from unknot.web.notices import answer, refuse
from unknot.web.pages import is_public
from unknot.web.refusals import Refusal

Handler = Callable[[HttpRequest], HttpResponse]


class ClearAnswers:
    """Turns away bodies nobody here reads, before any of them is parsed, and gives bare 405 answers a page."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        _forget_impossible_session(request)
        if request.method in ("POST", "PUT", "PATCH"):
            if _length(request) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
                return answer(request, TOO_BIG)
            if _length(request) and not is_form(request):
                return answer(request, WRONG_TYPE)
            _read_body(request)
        response = self.get_response(request)
        if response.status_code == 405 and not response.content:
            page = answer(request, NOT_ALLOWED)
            page["Allow"] = response["Allow"]
            return page
        return response


class PrivatePages:
    """Only pages marked public may be kept by a cache or found by a search engine."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not is_public(request):
            response["Cache-Control"] = "no-store, private"
            response["X-Robots-Tag"] = "noindex, nofollow"
        return response


class Refusals:
    """A `Refusal` that no view caught becomes an answer with its status, its code, its sentence and a next step."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return refuse(request, exception) if isinstance(exception, Refusal) else None


def _read_body(request: HttpRequest) -> None:
    """A form that cannot be read ends here, as a bad request, and not in the middle of an act."""
    len(request.POST)


def _length(request: HttpRequest) -> int:
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0


def _forget_impossible_session(request: HttpRequest) -> None:
    """A forged cookie may hold a NUL, which PostgreSQL refuses to look up."""
    if "\x00" in (request.session.session_key or ""):
        request.session = type(request.session)()
