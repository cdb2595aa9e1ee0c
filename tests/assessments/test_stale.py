"""A result that no longer counts leads nowhere but to a new start."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from assessments.walker import healthy, walk
from unknot.assessments.models import Assessment, TriageRecord
from unknot.assessments.values import GATE_VALID_DAYS

pytestmark = pytest.mark.django_db
GO_AHEAD = re.compile(r'href="/(book|plan)/|hx-get="/plan/|You can have a massage|speaks against a massage')


def age(days: int) -> None:
    """The newest judgement as it would stand after so many days."""
    copy(answered_since=TriageRecord.objects.latest("pk").answered_since - timedelta(days=days))


def copy(**changes: object) -> None:
    record = TriageRecord.objects.latest("pk")
    values = {field.attname: getattr(record, field.attname) for field in record._meta.concrete_fields}
    TriageRecord.objects.create(**{**values, "id": None, **changes})


def other_rules() -> None:
    copy(result={**TriageRecord.objects.latest("pk").result, "rules": "of another edition"})


def test_a_fresh_result_reads_as_a_go_ahead(client: Client) -> None:
    assert GO_AHEAD.search(walk(client, healthy()).content.decode())


@pytest.mark.parametrize(
    ("becomes_stale", "heading"),
    [(lambda: age(GATE_VALID_DAYS + 1), "more than a week old"), (other_rules, "safety questions have changed")],
    ids=["too_old", "rules_changed"],
)
def test_a_stale_result_is_no_go_ahead_and_its_button_starts_anew(
    client: Client, becomes_stale: object, heading: str
) -> None:
    walk(client, healthy())
    becomes_stale()  # type: ignore[operator]
    for address in ("/check/result/", "/check/next/", "/plan/"):
        page = client.get(address, follow=True).content.decode()
        main = page[page.index("<main") : page.index("</main>")]
        assert re.search(rf"<h1>[^<]*{heading}", main)
        assert not GO_AHEAD.search(main)
        assert '<form method="post" action="/check/">' in main
    before = Assessment.objects.latest("pk").pk
    assert client.post("/check/", follow=True).redirect_chain[-1][0] == "/check/about/"
    assert Assessment.objects.latest("pk").pk > before


def test_a_danger_stays_told_however_old_it_is(client: Client) -> None:
    walk(client, healthy(chest_pain_now=True))
    age(GATE_VALID_DAYS + 1)
    assert "Call your local emergency number now" in client.get("/check/result/").content.decode()
