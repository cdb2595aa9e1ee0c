"""No page of a client tells the id of a rule: every rule, every advice, every limit, as the pages tell them."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.test import Client

from assessments.walker import healthy, walk
from unknot.assessments.telling import advice_told, reasons_told
from unknot.clinical.explain import explanation
from unknot.clinical.facts import settle
from unknot.clinical.plain import plain_lines
from unknot.clinical.triage import triage
from unknot.clinical.types import AdviceItem, Disposition, Reason, SessionState
from unknot.knowledge.loading import knowledge
from unknot.knowledge.types import Rule
from unknot.plans import telling

RULE_ID = re.compile(r"(?:RF|CI|AD)\d{3}")


def reason(rule: Rule) -> Reason:
    return Reason(
        rule_id=rule.id,
        name=rule.name,
        disposition=Disposition(rule.disposition),
        session=SessionState(rule.session),
        urgency=rule.urgency,
        why=rule.why,
        tell=rule.what_to_tell_user,
        sources=rule.sources,
        because_unsure=False,
    )


def told() -> Iterator[str]:
    nothing = triage(settle({}, knowledge()), knowledge())
    for rule in knowledge().rules:
        fired = reason(rule)
        for card in reasons_told((fired,), fired.disposition):
            yield from (card.tell, card.why, card.lift)
        yield from plain_lines(rule.modifications.other)
        yield explanation(replace(nothing, so_far=fired.disposition, reasons=(fired,)))
    for item in knowledge().advice:
        given = AdviceItem(
            advice_id=item.id,
            name=item.name,
            timing=item.timing,
            review=item.review,
            why=item.why,
            tell=item.what_to_tell_user,
            see_doctor_if=item.see_doctor_if,
            sources=item.sources,
        )
        shown = advice_told(given)
        yield from (shown.tell, shown.why, *shown.see_doctor_if)
    for question in knowledge().questions.values():
        yield from (question.text, question.why_asked or "", *(option.label for option in question.options))


def test_no_text_that_a_page_tells_holds_a_rule_id() -> None:
    assert [text for text in told() if RULE_ID.search(text)] == []


def test_control_the_stored_texts_do_hold_them() -> None:
    assert any(RULE_ID.search(line) for rule in knowledge().rules for line in rule.modifications.other)
    assert any(RULE_ID.search(rule.why + rule.how_to_lift) for rule in knowledge().rules)


def test_something_is_left_to_say_of_every_rule_that_calls_for_care() -> None:
    for rule in knowledge().rules:
        fired = reason(rule)
        if fired.disposition.rank >= Disposition.CLEARANCE.rank:
            (card,) = reasons_told((fired,), fired.disposition)
            assert card.tell or card.why, rule.id


@pytest.mark.django_db
def test_the_plan_keeps_remarks_between_reviewers_to_itself(client: Client) -> None:
    walk(client, healthy(rx_statin=True, hx_hypermobile=True, regions=["neck"]))
    page = client.get("/plan/", follow=True).content.decode()
    assert not RULE_ID.search(page)


@pytest.mark.django_db
def test_a_limit_with_a_rule_id_is_left_out_of_a_plan(client: Client) -> None:
    with_ids = {rule.id for rule in knowledge().rules if any(map(RULE_ID.search, rule.modifications.other))}
    walk(client, healthy(rx_statin=True))
    assessment = client.session["assessment_id"]
    client.get("/plan/")
    judgement = telling.judgement_of(assessment_id=assessment)
    page = telling.page(assessment_id=assessment)
    assert judgement
    assert page
    assert with_ids & {fired.rule_id for fired in judgement.triage.reasons}
    assert not any(map(RULE_ID.search, page.limits))
