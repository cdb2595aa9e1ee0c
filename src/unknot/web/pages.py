"""Marks on views: which pages anybody may keep and find, everything else is private."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

View = Callable[..., HttpResponse]
_MARK = "is_public_page"


def public_page[F: Callable[..., Any]](view: F) -> F:
    """The page is the same for everybody and holds nothing about a person."""
    setattr(view, _MARK, True)
    return view


def is_public(request: HttpRequest) -> bool:
    match = request.resolver_match
    return match is not None and bool(getattr(match.func, _MARK, False))
