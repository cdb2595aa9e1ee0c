"""A small real mail server on loopback: it takes what is sent and can be told to refuse."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class PostOffice:
    port: int = 0
    refuses_with: str = ""
    received: list[bytes] = field(default_factory=list)


class Counter(socketserver.StreamRequestHandler):
    """One conversation of SMTP, as much of it as `smtplib` speaks."""

    def handle(self) -> None:
        self.say("220 post office")
        while line := self.rfile.readline().decode().strip():
            verb = line.split(" ")[0].upper()
            if verb == "DATA":
                self.take_letter()
            elif verb == "RCPT" and self.office.refuses_with:
                self.say(self.office.refuses_with)
            elif verb == "QUIT":
                return self.say("221 bye")
            else:
                self.say("250 fine")
        return None

    def take_letter(self) -> None:
        self.say("354 go on")
        lines = iter(self.rfile.readline, b".\r\n")
        self.office.received.append(b"".join(line.removeprefix(b".") for line in lines))
        self.say("250 taken")

    def say(self, text: str) -> None:
        self.wfile.write(f"{text}\r\n".encode())

    @property
    def office(self) -> PostOffice:
        return self.server.office  # type: ignore[attr-defined, no-any-return]


@contextmanager
def post_office() -> Iterator[PostOffice]:
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Counter) as server:
        office = server.office = PostOffice(port=server.server_address[1])  # type: ignore[attr-defined]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield office
        server.shutdown()
