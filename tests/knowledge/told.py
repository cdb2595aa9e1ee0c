"""Every text of the rules, the advice and the questions that a person can see, with the id of what it belongs to."""

from collections.abc import Iterator

from unknot.knowledge.loading import knowledge
from unknot.knowledge.types import Advice, Question, Rule

Told = tuple[str, str]


def of_rules() -> Iterator[Told]:
    for rule in knowledge().rules:
        yield from ((rule.id, text) for text in of_rule(rule) if text)


def of_rule(rule: Rule) -> tuple[str, ...]:
    return (rule.name, rule.why, rule.what_to_tell_user, rule.how_to_lift, *rule.modifications.other)


def of_advice() -> Iterator[Told]:
    for item in knowledge().advice:
        yield from ((item.id, text) for text in of_item(item))


def of_item(item: Advice) -> tuple[str, ...]:
    return (item.name, item.why, item.what_to_tell_user, *item.see_doctor_if)


def of_questions() -> Iterator[Told]:
    for question in knowledge().questions.values():
        yield from ((question.id, text) for text in of_question(question) if text)


def of_question(question: Question) -> tuple[str, ...]:
    return (question.text, question.why_asked or "", *(option.label for option in question.options))


def of_care() -> Iterator[Told]:
    """What a plan tells of techniques and care at home."""
    care = knowledge().care
    yield from ((name, technique.description) for name, technique in care.techniques.items())
    for card in care.first_aid:
        yield from ((card.area, text) for text in (*card.do_now, *card.afterwards, card.get_help_if))
    yield from (("aftercare", tip.text) for tip in care.aftercare)


def everything() -> Iterator[Told]:
    yield from of_rules()
    yield from of_advice()
    yield from of_questions()
