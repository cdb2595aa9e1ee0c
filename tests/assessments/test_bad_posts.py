"""What a broken, hasty or hostile browser sends: a clear answer each time, never a 500, and nothing kept."""

from collections.abc import Mapping
from typing import Any

import pytest
from django.test import Client

from unknot.assessments.models import Assessment

pytestmark = pytest.mark.django_db
ABOUT = {"asked": ["q_who", "q_age"], "q_who": "self", "q_age": "40"}
TABLE: list[tuple[str, Mapping[str, Any], int]] = [
    ("nothing at all", {}, 422),
    ("nothing chosen", {"asked": ["q_who", "q_age"]}, 422),
    ("an unknown option", {**ABOUT, "q_who": "the king"}, 422),
    ("a word for a number", {**ABOUT, "q_age": "forty"}, 422),
    ("a negative age", {**ABOUT, "q_age": "-1"}, 422),
    ("too old", {**ABOUT, "q_age": "121"}, 422),
    ("a fraction", {**ABOUT, "q_age": "40.5"}, 422),
    ("an endless number", {**ABOUT, "q_age": "9" * 5000}, 422),
    ("a NUL", {**ABOUT, "q_who": "self\x00"}, 422),
    ("an empty age", {**ABOUT, "q_age": ""}, 422),
    ("two choices where one is asked", {**ABOUT, "q_who": ["self", "nonsense"]}, 422),
    ("markup", {**ABOUT, "q_age": "<script>alert(1)</script>"}, 422),
    ("only a question of another screen", {"asked": "q_rx", "q_rx": "none"}, 302),
    ("a name that is no question", {"asked": "toString", "toString": "x"}, 302),
]


@pytest.mark.parametrize(("sent", "status"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_a_bad_form_is_answered_and_nothing_is_kept(client: Client, sent: Mapping[str, Any], status: int) -> None:
    client.post("/check/")
    answer = client.post("/check/about/", sent)
    assert answer.status_code == status
    assert Assessment.objects.get().answers == {}
    assert "<script>alert" not in answer.content.decode()


def test_what_was_typed_stays_and_the_summary_leads_to_the_field(client: Client) -> None:
    client.post("/check/")
    page = client.post("/check/about/", {**ABOUT, "q_age": "forty"}).content.decode()
    assert 'value="forty"' in page
    assert 'href="#id_q_age"' in page
    assert 'id="id_q_age"' in page
    assert 'value="self" checked' in page


def test_none_together_with_something_is_asked_again(client: Client) -> None:
    client.post("/check/")
    client.post("/check/about/", ABOUT)
    answer = client.post("/check/now_1/", {"asked": "q_now_1", "q_now_1": ["none", "chest_pain_now"]})
    assert answer.status_code == 422
    assert "Which is right?" in answer.content.decode()


@pytest.mark.parametrize("address", ["/check/nowhere/", "/check/wishes/", "/check/result/", "/check/next/"])
def test_an_address_out_of_turn_leads_to_the_screen_that_is_due(client: Client, address: str) -> None:
    client.post("/check/")
    assert client.get(address, follow=True).redirect_chain[-1][0] == "/check/about/"


@pytest.mark.parametrize("address", ["/check/about/", "/check/result/", "/check/next/", "/plan/"])
def test_without_a_session_the_start_page_is_shown(client: Client, address: str) -> None:
    assert client.get(address, follow=True).redirect_chain[-1][0] == "/check/"


@pytest.mark.parametrize("cookie", ["garbage", "x" * 5000, '"aaaaaaaa\\000aaaa"', "'; DROP TABLE x; --", ""])
def test_a_forged_cookie_is_a_fresh_start(client: Client, cookie: str) -> None:
    answer = client.get("/check/about/", follow=True, headers={"cookie": f"unknot={cookie}"})
    assert answer.redirect_chain[-1][0] == "/check/"
