"""Where the pages are served, and whether the port is free."""

import errno
import http.client
import os
import socket
from collections.abc import Mapping
from dataclasses import dataclass

import click

EVERYWHERE = {"0.0.0.0", "::", ""}  # noqa: S104 — compared with, never bound by default
THIS_MACHINE = {"127.0.0.1", "::1"}


@dataclass(frozen=True, slots=True)
class Address:
    """The host and port the web server listens on."""

    host: str
    port: int

    @property
    def url(self) -> str:
        """For people: passkeys work on `localhost`, and not on its number."""
        is_here = self.host in EVERYWHERE | THIS_MACHINE
        return f"http://{'localhost' if is_here else self.host}:{self.port}"

    @property
    def probe_host(self) -> str:
        return "127.0.0.1" if self.host in EVERYWHERE else self.host

    def is_free(self) -> bool:
        """Whether the port can be listened on; another fault with the address is told to the person."""
        family = socket.AF_INET6 if ":" in self.host else socket.AF_INET
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((self.host, self.port))
            except OSError as problem:
                if problem.errno == errno.EADDRINUSE:
                    return False
                raise click.ClickException(
                    f"The pages cannot be served on {self.host}, port {self.port}: {problem.strerror}. "
                    "Set UNKNOT_HOST to an address of this machine, and UNKNOT_PORT to 1024 or more."
                ) from problem
        return True

    def answers(self) -> bool:
        """Whether the health page is served there now."""
        connection = http.client.HTTPConnection(self.probe_host, self.port, timeout=5)
        try:
            connection.request("GET", "/health/", headers={"Host": "localhost"})
            return connection.getresponse().status < 500
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()


def address(environ: Mapping[str, str] = os.environ) -> Address:
    """The address that UNKNOT_HOST and UNKNOT_PORT name; 127.0.0.1 and 8420 by default."""
    port = environ.get("UNKNOT_PORT") or "8420"
    if not port.isdecimal() or not 1 <= int(port) <= 65535:
        raise click.ClickException(f"UNKNOT_PORT is {port!r}. Write a whole number from 1 to 65535.")
    return Address(environ.get("UNKNOT_HOST") or "127.0.0.1", int(port))
