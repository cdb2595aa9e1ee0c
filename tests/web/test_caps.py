"""One network address begins only so much in an hour, whatever process it meets; others are not touched by it."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client

from unknot.assessments.models import Assessment
from unknot.web import caps

BUSY, OTHER = "203.0.113.7", "203.0.113.8"


@pytest.fixture(autouse=True)
def two_an_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(caps.MOST, "assessments:start", 2)


def starts(address: str, many: int, **headers: str) -> list[int]:
    return [Client(REMOTE_ADDR=address, **headers).post("/check/").status_code for _ in range(many)]


@pytest.mark.django_db
def test_too_many_from_one_address_are_declined_kindly_and_begin_nothing() -> None:
    assert starts(BUSY, 3) == [302, 302, 429]
    refused = Client(REMOTE_ADDR=BUSY).post("/check/")
    assert refused["Retry-After"] == "3600"
    assert "try again in an hour" in refused.content.decode()
    assert Assessment.objects.count() == 2
    assert Client(REMOTE_ADDR=BUSY).get("/check/").status_code == 200
    assert starts(OTHER, 1) == [302]


@pytest.mark.django_db
def test_without_the_cap_all_of_them_begin(settings: Any) -> None:
    """The control: it is the cap that declines, and nothing else."""
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if not name.endswith("FewPerAddress")]
    assert starts(BUSY, 4) == [302] * 4


@pytest.mark.django_db
def test_this_machine_is_not_counted_and_an_ipv6_home_is_one_address() -> None:
    assert starts("127.0.0.1", 4) == [302] * 4
    assert [starts(f"2001:db8:1:2::{n}", 1)[0] for n in range(3)] == [302, 302, 429]
    assert starts("2001:db8:1:3::1", 1) == [302]


@pytest.mark.django_db
def test_a_forwarded_address_counts_only_behind_a_proxy_and_only_the_proxys_own_word(settings: Any) -> None:
    forged = [starts(BUSY, 1, HTTP_X_FORWARDED_FOR=f"198.51.100.{n}")[0] for n in range(3)]
    assert forged == [302, 302, 429]
    settings.BEHIND_PROXY = True
    behind = [starts("127.0.0.1", 1, HTTP_X_FORWARDED_FOR=f"198.51.100.{n}, {OTHER}")[0] for n in range(3)]
    assert behind == [302, 302, 429]


@pytest.mark.django_db
def test_an_ipv4_address_written_as_ipv6_is_counted_alone() -> None:
    assert starts(f"::ffff:{BUSY}", 1) + starts(BUSY, 2) == [302, 302, 429]
    assert starts(f"::ffff:{OTHER}", 1) == [302]
    assert starts("::ffff:127.0.0.1", 4) == [302] * 4


@pytest.mark.django_db
@pytest.mark.parametrize("written", ["203.0.113.7:{}", "[2001:db8::1]:{}"])
def test_another_port_is_no_other_address(settings: Any, written: str) -> None:
    settings.BEHIND_PROXY = True
    ports = [starts("127.0.0.1", 1, HTTP_X_FORWARDED_FOR=written.format(port))[0] for port in (4711, 4712, 4713)]
    assert ports == [302, 302, 429]
    plain = written.removesuffix(":{}").strip("[]")
    assert starts("127.0.0.1", 1, HTTP_X_FORWARDED_FOR=plain) == [429]
    assert starts("127.0.0.1", 1, HTTP_X_FORWARDED_FOR=f"{OTHER}:4711") == [302]


@pytest.mark.django_db
def test_what_a_proxy_names_unreadably_shares_one_count(settings: Any) -> None:
    assert starts("unknown", 4) == [302] * 4
    settings.BEHIND_PROXY = True
    words = ["unknown", "_hidden", "203.0.113.7.9:80"]
    assert [starts("127.0.0.1", 1, HTTP_X_FORWARDED_FOR=word)[0] for word in words] == [302, 302, 429]


@pytest.mark.django_db
def test_no_address_is_kept() -> None:
    cache.clear()
    starts(BUSY, 1)
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key FROM web_cache")
        keys = [row[0] for row in cursor.fetchall()]
    assert len(keys) == 1
    assert BUSY not in keys[0]


@pytest.mark.django_db(transaction=True)
def test_those_who_come_in_the_same_moment_are_all_counted() -> None:
    cache.clear()

    def one(_number: int) -> int:
        try:
            return caps.count("assessments:start", BUSY)
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        assert sorted(pool.map(one, range(24))) == list(range(1, 25))
