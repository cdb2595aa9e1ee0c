"""The pages of a client tell what the rules say to the person, and nothing that reviewers say to each other."""

import html
import re

import pytest
from django.test import Client

from assessments.walker import healthy, walk
from unknot.knowledge.loading import knowledge

RULE_ID = re.compile(r"(?:RF|CI|AD)\d{3}")


@pytest.mark.django_db
def test_the_plan_keeps_remarks_between_reviewers_to_itself(client: Client) -> None:
    walk(client, healthy(rx_statin=True, hx_hypermobile=True, regions=["neck"]))
    page = html.unescape(client.get("/plan/", follow=True).content.decode())
    notes = {rule.reviewer_note for rule in knowledge().rules} - {""}
    assert not RULE_ID.search(page)
    assert [note for note in notes if note in page] == []


@pytest.mark.django_db
def test_every_limit_of_a_rule_that_fired_stands_in_the_plan(client: Client) -> None:
    walk(client, healthy(rx_statin=True))
    page = html.unescape(client.get("/plan/", follow=True).content.decode())
    (statin,) = (rule for rule in knowledge().rules if rule.id == "CI143")
    assert statin.modifications.other
    assert all(line in page for line in statin.modifications.other)
