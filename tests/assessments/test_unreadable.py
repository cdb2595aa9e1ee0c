"""What an older edition stored and this one cannot read is asked again; it never opens the gate, and never breaks."""

import pytest
from django.test import Client
from django.utils import timezone

from assessments.people import NOON
from assessments.walker import healthy, walk
from unknot.assessments.models import Assessment, TriageRecord
from unknot.assessments.queries import gate, interview_of
from unknot.plans.models import Plan

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("gone", [{"q_gone": "yes"}, {"q_today": ["gone"]}, {"q_who": "gone"}, {"q_age": 500}], ids=str)
def test_an_answer_that_cannot_be_read_is_asked_again(client: Client, gone: dict[str, object]) -> None:
    walk(client, healthy())
    person = Assessment.objects.get()
    person.answers = {**person.answers, **gone}
    person.save()
    for address in ("/check/result/", "/check/next/", "/plan/", "/check/about/"):
        assert client.get(address, follow=True).status_code == 200
    interview = interview_of(assessment_id=person.pk, now=timezone.now())
    assert not any(interview.answers.get(question) == answer for question, answer in gone.items())
    assert (interview.next_screen is None) is ("q_gone" in gone)


def test_a_judgement_that_cannot_be_read_keeps_the_gate_shut_and_offers_a_new_start(client: Client) -> None:
    walk(client, healthy())
    old = TriageRecord.objects.get()
    values = {field.attname: getattr(old, field.attname) for field in old._meta.concrete_fields}
    TriageRecord.objects.create(**{**values, "id": None, "result": {"rules": old.result["rules"], "triage": {}}})
    assert gate(assessment_id=old.assessment_id, now=NOON).code == "assessments.rules_changed"
    for address in ("/check/result/", "/plan/"):
        assert "safety questions have changed" in client.get(address, follow=True).content.decode()


def test_a_plan_that_cannot_be_read_is_no_plan(client: Client) -> None:
    walk(client, healthy(feel_tight=True, regions=["neck"]))
    client.get("/plan/")
    plan = Plan.objects.get()
    plan.content = {}
    plan.save()
    assert client.get("/plan/").status_code == 200
