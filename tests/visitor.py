"""A person before the pages, without a browser: keeps cookies, reads forms, sends them."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

import httpx

from assessments.walker import FormReader, Story, healthy

MOST_SCREENS = 80
Sent = tuple[str, dict[str, list[str]]]


class Starts(HTMLParser):
    """The starts that a page offers, and where it says them to."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag == "button" and told.get("name") == "starts_at":
            self.found.append(told.get("value") or "")


@dataclass
class Visitor:
    """One browser session. Forms carry the token that the cookie holds, as the pages write it."""

    url: str
    session: str = ""
    sent: list[Sent] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.token = secrets.token_hex(16)
        # No connection is kept: a killed worker must not look like a lost answer of the next one.
        limits = httpx.Limits(max_keepalive_connections=0)
        cookies = {"csrftoken": self.token, **({"unknot": self.session} if self.session else {})}
        self.http = httpx.Client(base_url=self.url, timeout=60, limits=limits, cookies=cookies)

    def get(self, path: str, **more: Any) -> httpx.Response:
        return self.http.get(path, **more)

    def post(self, path: str, data: Mapping[str, Any] | None = None, **more: Any) -> httpx.Response:
        return self.http.post(path, data={**(data or {}), "csrfmiddlewaretoken": self.token}, **more)

    def assess(self, story: Story | None = None) -> None:
        """Answer all questions of the pages; what was sent can be sent again by somebody else."""
        told = story or healthy(feel_tight=True, regions=["neck"])
        address = self._send("/check/", {})
        for _screen in range(MOST_SCREENS):
            if address == "/check/next/":
                address = where(self.get(address))
            if address == "/check/result/":
                return
            address = self._send(address, told.post(FormReader(self.get(address).text)))
        raise AssertionError("the questions never end")

    def assess_like(self, sent: Sequence[Sent]) -> None:
        """The same answers as somebody else gave, without reading the pages."""
        for path, data in sent:
            self._send(path, data)
        assert self.get("/check/result/").status_code == 200

    def _send(self, path: str, data: dict[str, list[str]]) -> str:
        answer = self.post(path, data)
        assert answer.status_code == 302, f"{path}: {answer.status_code}"
        self.sent.append((path, data))
        return where(answer)

    def starts(self, therapist_id: int, service_id: int, from_on: str = "") -> list[str]:
        """Free starts of a week."""
        page = self.get(f"/book/times/{therapist_id}/", params={"service": service_id, "from": from_on})
        assert page.status_code == 200, page.text
        return Starts(page.text).found

    def hold(self, therapist_id: int, service_id: int, starts_at: str) -> httpx.Response:
        slot = {"therapist_id": therapist_id, "service_id": service_id, "starts_at": starts_at}
        return self.post("/book/hold/", slot)

    def confirm(self, details: str, email: str) -> httpx.Response:
        return self.post(details, {"name": "Ana Example", "email": email, "phone": "", "consent": "on"})


def where(answer: httpx.Response) -> str:
    """The address that an answer leads to."""
    return urlsplit(answer.headers["location"]).path
