"""What every page keeps to: a language, one heading, a way past the header, private unless marked public."""

import re

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db
PUBLIC = ("/", "/cramp-now/", "/evidence/")
PRIVATE = ("/check/", "/accounts/login/", "/accounts/password/reset/", "/nowhere/")


@pytest.mark.parametrize("address", [*PUBLIC, *PRIVATE])
def test_a_page_has_a_language_a_main_part_and_one_heading(client: Client, address: str) -> None:
    page = client.get(address).content.decode()
    assert re.search(r'<html lang="en[^"]*"', page)
    assert page.count("<main") == page.count("<h1") == 1
    assert 'href="#main"' in page
    assert "not a diagnosis" in page
    assert 'href="/cramp-now/"' in page


@pytest.mark.parametrize("address", [*PUBLIC, *PRIVATE])
def test_every_box_has_a_label(client: Client, address: str) -> None:
    page = client.get(address).content.decode()
    boxes = re.findall(r'<input(?![^>]*type="hidden")[^>]*id="([^"]+)"', page)
    assert all(f'for="{box}"' in page for box in boxes)


@pytest.mark.parametrize("address", PRIVATE)
def test_a_private_page_is_neither_kept_nor_found(client: Client, address: str) -> None:
    answer = client.get(address)
    assert "no-store" in answer["Cache-Control"]
    assert "noindex" in answer["X-Robots-Tag"]


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_page_may_be_found(client: Client, address: str) -> None:
    assert "X-Robots-Tag" not in client.get(address)


def test_no_page_allows_inline_scripts_or_other_hosts(client: Client) -> None:
    answer = client.get("/")
    page = answer.content.decode()
    assert "unsafe-inline" not in answer["Content-Security-Policy"]
    assert not re.findall(r"<script(?![^>]*src=)|<style|\sstyle=|\son[a-z]+=", page)
    assert not re.findall(r'(?:src|action)="https?://', page)


def test_health_says_whether_the_database_answers(client: Client) -> None:
    assert client.get("/health/").json() == {"status": "ok", "database": "ok"}


def test_robots_are_kept_from_private_addresses(client: Client) -> None:
    assert "Disallow: /check/" in client.get("/robots.txt").content.decode()


def test_the_icon_is_our_own(client: Client) -> None:
    assert client.get("/favicon.ico")["Location"].endswith("favicon.svg")
