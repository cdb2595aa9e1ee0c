"""How often one network address may begin something in an hour: counted in the database, so over all processes."""

import ipaddress
import re
import time
from collections.abc import Callable
from typing import Any, Final

from django.conf import settings
from django.core.cache import cache
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from unknot.web.notices import TO_START, Notice, answer

WINDOW_S: Final = 3600
MOST: Final = {"assessments:start": 200, "book:hold": 400}
"""Posts in an hour. The project's choice: a busy clinic's shared network stays well below."""
IPV6_NETWORK: Final = 64
UNREADABLE: Final = "unreadable"
"""All that a proxy names in words we cannot read share one count: better than none."""
WITH_PORT: Final = re.compile(r"\[(?P<ipv6>[^\]]+)\](?::\d+)?|(?P<ipv4>[\d.]+):\d+")
TOO_MANY = Notice(
    429,
    "web.too_many",
    _("Very many people here at once"),
    _(
        "In the last hour we had an unusual number of requests from your network. Nothing was saved. "
        "Please try again in an hour, use another network, or call the clinic."
    ),
    TO_START,
)


class FewPerAddress:
    """Declines with 429 before a view begins. This machine's own requests are not counted."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponse | None:
        name = request.resolver_match.view_name if request.resolver_match else ""
        network = network_of(request) if request.method == "POST" and name in MOST else None
        if network is None or count(name, network) <= MOST[name]:
            return None
        response = answer(request, TOO_MANY)
        response["Retry-After"] = str(WINDOW_S)
        return response


def network_of(request: HttpRequest) -> str | None:
    """The address, or an IPv6 home's whole network; None for this machine itself or, without a proxy, no address."""
    told = str(request.META.get("REMOTE_ADDR", ""))
    if settings.BEHIND_PROXY:  # only the proxy's own entry, the last one, is true
        told = request.headers.get("X-Forwarded-For", told).rpartition(",")[2].strip()
    address = read_address(told)
    if address is None:
        return UNREADABLE if settings.BEHIND_PROXY else None
    if address.is_loopback:
        return None
    return str(ipaddress.ip_network((address, IPV6_NETWORK if address.version == 6 else 32), strict=False))


def read_address(told: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """Without its port; an IPv4 address that is written as IPv6 is the IPv4 address."""
    with_port = WITH_PORT.fullmatch(told)
    try:
        address = ipaddress.ip_address(with_port["ipv6"] or with_port["ipv4"] if with_port else told)
    except ValueError:
        return None
    return (address.ipv4_mapped or address) if isinstance(address, ipaddress.IPv6Address) else address


def count(name: str, network: str) -> int:
    """How many in this hour, this one included. Only a keyed hash is kept, and no longer than that hour."""
    hour = int(time.time()) // WINDOW_S
    digest = salted_hmac("unknot.web.caps", f"{name} {network} {hour}", algorithm="sha256").hexdigest()
    key, lock = f"caps:{digest}", int(digest[:15], 16)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [lock])  # the cache itself reads first and writes second
        many = int(cache.get(key, 0)) + 1
        cache.set(key, many, WINDOW_S)
    return many
