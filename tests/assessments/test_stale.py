"""A result that no longer counts leads nowhere but to a new start."""

import re
from datetime import datetime, timedelta

import pytest
from django.http import HttpResponse
from django.test import Client

from assessments.walker import FormReader, healthy, walk
from unknot.assessments.models import Assessment, TriageRecord
from unknot.knowledge.loading import knowledge

pytestmark = pytest.mark.django_db
AGED = knowledge().validity["q_now_1"].days + 1
GO_AHEAD = re.compile(r'href="/(book|plan)/|hx-get="/plan/|You can have a massage|speaks against a massage')


def age(days: int) -> None:
    """The answers as they would stand after so many days."""
    assessment = Assessment.objects.latest("pk")
    assessment.answered_at = {
        q: (datetime.fromisoformat(at) - timedelta(days=days)).isoformat() for q, at in assessment.answered_at.items()
    }
    assessment.save()


def copy(**changes: object) -> None:
    record = TriageRecord.objects.latest("pk")
    values = {field.attname: getattr(record, field.attname) for field in record._meta.concrete_fields}
    TriageRecord.objects.create(**{**values, "id": None, **changes})


def main_of(answer: HttpResponse) -> str:
    page = answer.content.decode()
    return page[page.index("<main") : page.index("</main>")]


def other_rules() -> None:
    copy(result={**TriageRecord.objects.latest("pk").result, "rules": "of another edition"})


def test_a_fresh_result_reads_as_a_go_ahead(client: Client) -> None:
    assert GO_AHEAD.search(walk(client, healthy()).content.decode())


@pytest.mark.parametrize(
    ("becomes_stale", "heading"),
    [(lambda: age(AGED), "too old to go by"), (other_rules, "safety questions have changed")],
    ids=["too_old", "rules_changed"],
)
def test_a_stale_result_is_no_go_ahead_and_its_button_starts_anew(
    client: Client, becomes_stale: object, heading: str
) -> None:
    walk(client, healthy())
    becomes_stale()  # type: ignore[operator]
    for address in ("/check/result/", "/check/next/", "/plan/"):
        assert not GO_AHEAD.search(main_of(client.get(address, follow=True)))
    main = main_of(client.get("/check/result/"))
    assert re.search(rf"<h1>[^<]*{heading}", main)
    assert '<form method="post" action="/check/">' in main
    before = Assessment.objects.latest("pk").pk
    assert client.post("/check/", follow=True).redirect_chain[-1][0] == "/check/about/"
    assert Assessment.objects.latest("pk").pk > before


def test_a_danger_stays_told_however_old_it_is(client: Client) -> None:
    walk(client, healthy(chest_pain_now=True))
    age(AGED)
    assert "Call your local emergency number now" in client.get("/check/result/").content.decode()


def test_who_comes_back_is_asked_the_danger_signs_and_little_more(client: Client) -> None:
    walk(client, healthy())
    age(AGED)
    assert "Welcome back" in client.get("/check/").content.decode()
    met = []
    answer = client.get("/check/next/", follow=True)
    while (address := answer.redirect_chain[-1][0]) != "/check/result/":
        met.append(address)
        answer = client.post(address, healthy().post(FormReader(answer.content.decode())), follow=True)
    assert met == ["/check/now_1/", "/check/now_2/", "/check/now_3/", "/check/safe/", "/check/today/"]
    assert GO_AHEAD.search(answer.content.decode())


def test_what_was_told_before_is_shown_and_confirmed_with_a_tap(client: Client) -> None:
    walk(client, healthy(hx_varicose=True))
    age(8)
    answer = client.get("/check/next/", follow=True)
    while (address := answer.redirect_chain[-1][0]) != "/check/still_so/":
        answer = client.post(address, healthy().post(FormReader(answer.content.decode())), follow=True)
    assert "You told us:" in answer.content.decode()
    assert "Varicose veins" in answer.content.decode()
    reader = FormReader(answer.content.decode())
    same = {"asked": reader.asked, **dict.fromkeys(reader.asked, "same")}
    assert client.post(address, {**same, "q_rx": "maybe"}).status_code == 422
    assert client.post(address, same, follow=True).redirect_chain[-1][0] == "/check/result/"
