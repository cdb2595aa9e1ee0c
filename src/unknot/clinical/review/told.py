"""Every text of the knowledge that a person can read, with the id of what it belongs to."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from unknot.knowledge.care import Care
from unknot.knowledge.types import Knowledge


@dataclass(frozen=True, slots=True)
class Told:
    """A text, and whose it is."""

    owner: str
    text: str


def told(knowledge: Knowledge) -> Iterator[Told]:
    """All of them; what may be said of a claim is among them, the statement that it answers is not.

    >>> from unknot.knowledge.loading import knowledge
    >>> next(told(knowledge())).owner
    'RF001'
    """
    for rule in knowledge.rules:
        texts = (rule.name, rule.why, rule.what_to_tell_user, rule.how_to_lift, *rule.modifications.other)
        yield from _all(rule.id, texts)
    for item in knowledge.advice:
        yield from _all(item.id, (item.name, item.why, item.what_to_tell_user, *item.see_doctor_if))
    for question in knowledge.questions.values():
        labels = [option.label for option in question.options]
        others = [text for words in question.ask_as.values() for text in (words.text, *words.labels.values())]
        yield from _all(question.id, (question.text, question.why_asked, *labels, *others))
    yield from _of_care(knowledge.care)


def _of_care(care: Care) -> Iterator[Told]:
    yield from _all("plan", (care.key_message, care.headline, *care.first_aid_steps, *care.danger_signs))
    for technique in care.techniques.values():
        yield from _all(technique.id, (technique.name, technique.description, technique.goal))
        yield from _all(technique.id, (*technique.expected_sensations, *technique.ask_for_feedback))
    for card in care.first_aid:
        yield from _all(card.id, (card.usual_feel, *card.do_now, card.helper, *card.afterwards, card.get_help_if))
    for stretch in care.stretches.values():
        yield from _all(stretch.id, (stretch.name, stretch.how, stretch.caution))
    for step in (*care.contributors, *care.other_care):
        yield from _all(step.id, (step.name, step.do, step.honest.text))
    for thermal in (care.heat, care.cold):
        yield from _all("heat or cold", (*thermal.use_for, *thermal.must_not, *thermal.limits.rules))
        yield from _all("heat or cold", (finding.text for finding in thermal.evidence))
    for tip in (*care.preparation, *care.aftercare):
        yield from _all("checklist", (tip.text, tip.why))
    for remedy in care.remedies:
        yield from _all(remedy.id, (remedy.name, remedy.plain_text))
    for claim in care.claims.values():
        yield from _all(claim.id, (claim.product_phrasing,))


def _all(owner: str, texts: Iterable[str | None]) -> Iterator[Told]:
    yield from (Told(owner, text) for text in texts if text)
