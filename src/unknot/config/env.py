"""Readers of the environment: each names the variable and what it should hold when it is wrong."""

import os
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


def text(name: str, *, default: str) -> str:
    return os.environ.get(name) or default


def words(name: str, *, default: list[str]) -> list[str]:
    told = os.environ.get(name)
    return [word.strip() for word in told.split(",") if word.strip()] if told else default


def flag(name: str, *, default: bool) -> bool:
    told = os.environ.get(name, "").strip().lower()
    if told in {"", "0", "false", "no", "off", "1", "true", "yes", "on"}:
        return default if told == "" else told in {"1", "true", "yes", "on"}
    raise ImproperlyConfigured(f"{name} is {told!r}. Write 1 for on or 0 for off.")


def number(name: str, *, default: int, low: int, high: int) -> int:
    told = os.environ.get(name) or str(default)
    if told.isdecimal() and low <= int(told) <= high:
        return int(told)
    raise ImproperlyConfigured(f"{name} is {told!r}. Write a whole number from {low} to {high}.")


def database(url: str, pool: dict[str, int] | None = None) -> dict[str, Any]:
    """Django's settings for a `postgresql://user:password@host:port/name?host=/socket/folder` address."""
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured(f"The database address starts with {parts.scheme!r}. Write postgresql://…")
    extra = {key: values[-1] for key, values in parse_qs(parts.query).items()}
    options: dict[str, Any] = {key: value for key, value in extra.items() if key not in {"host", "port"}}
    if pool:
        options["pool"] = pool
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": extra.get("host") or parts.hostname or "",
        "PORT": extra.get("port") or str(parts.port or ""),
        "OPTIONS": options,
        "CONN_MAX_AGE": 0,
    }


def mailer(name: str, *, otherwise: str) -> dict[str, Any]:
    """Django's mailer for `smtp://user:password@host:587?tls=1` or `smtps://…`; the back end `otherwise` when unset."""
    url = os.environ.get(name)
    if not url:
        return {"BACKEND": otherwise}
    parts = urlsplit(url)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise ImproperlyConfigured(f"{name} should read smtp://user:password@host:587?tls=1 or smtps://…")
    return {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": parts.hostname,
            "port": parts.port or (465 if parts.scheme == "smtps" else 587),
            "username": unquote(parts.username or ""),
            "password": unquote(parts.password or ""),
            "use_ssl": parts.scheme == "smtps",
            "use_tls": parse_qs(parts.query).get("tls") == ["1"],
            "timeout": 20,  # seconds
        },
    }
