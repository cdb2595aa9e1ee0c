"""A request written byte by byte: what a browser or a library would repair reaches the server as it is."""

import socket
from contextlib import suppress
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPResponse
from urllib.parse import quote_plus

from server import Server
from visitor import Visitor

PATIENCE_S = 30
FORM = "application/x-www-form-urlencoded"
Fields = dict[str, str | bytes | list[str]]


@dataclass(frozen=True)
class Answer:
    """Status 0: the server closed the connection without an answer."""

    status: int
    body: str = ""
    headers: dict[str, str] = field(default_factory=dict)


def ask(
    server: Server, method: str, path: str | bytes, headers: list[tuple[str, str | bytes]], body: bytes = b""
) -> Answer:
    lines = [f"{method} ".encode() + as_bytes(path) + b" HTTP/1.1"]
    lines += [as_bytes(name) + b": " + as_bytes(value) for name, value in headers]
    with socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE_S) as connection:
        with suppress(BrokenPipeError, ConnectionResetError):  # it may answer before it has read everything
            connection.sendall(b"\r\n".join([*lines, b"Connection: close", b"", b""]) + body)
        return read(connection, method)


def read(connection: socket.socket, method: str) -> Answer:
    answer = HTTPResponse(connection, method=method)
    try:
        answer.begin()
        body = answer.read()
    except (HTTPException, ConnectionResetError):
        return Answer(0)
    return Answer(answer.status, body.decode(errors="replace"), {k.lower(): v for k, v in answer.getheaders()})


def as_bytes(text: str | bytes) -> bytes:
    return text.encode() if isinstance(text, str) else text


def urlencoded(fields: Fields) -> bytes:
    """Names and values, percent-encoded; bytes are sent as they are, valid UTF-8 or not."""
    pairs = [(name, one) for name, told in fields.items() for one in (told if isinstance(told, list) else [told])]
    return "&".join(f"{quote_plus(name)}={quote_plus(one)}" for name, one in pairs).encode()


def cookies_of(person: Visitor) -> str:
    return "; ".join(f"{cookie.name}={cookie.value}" for cookie in person.http.cookies.jar)
