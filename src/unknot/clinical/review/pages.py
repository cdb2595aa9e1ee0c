"""Reference pages in Markdown, made from the knowledge: rules, techniques, claims and questions."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from unknot.clinical.review.sheets import (
    Sheet,
    advice_sheet,
    claim_sheet,
    question_sheet,
    rule_sheet,
    technique_sheet,
)
from unknot.clinical.review.witness import Witness
from unknot.clinical.review.words import Line
from unknot.knowledge.types import Knowledge, Rule

_MADE = "This page is made from the knowledge files by `make knowledge WRITE=1`; change the files, not the page."
_KINDS = {
    "technique": "Limits of technique, pressure and position",
    "conditional": "Health problems that need a written yes",
    "local": "Places to leave alone",
    "total": "No massage while it holds",
}


def pages(knowledge: Knowledge, witnesses: Mapping[str, Witness | None]) -> dict[str, str]:
    """File name to text. witnesses: for each rule, a person whom it decides for."""
    return {
        "rules.md": _page("Rules", _about_rules(knowledge), _rules(knowledge, witnesses)),
        "techniques.md": _page("Techniques", _ABOUT_TECHNIQUES, _techniques(knowledge)),
        "claims.md": _page("Claims", _ABOUT_CLAIMS, _claims(knowledge)),
        "questions.md": _page("Questions", _about_questions(knowledge), _questions(knowledge)),
    }


_ABOUT_TECHNIQUES = (
    "How each technique is graded and scored. Points are editorial starting values; a clinician has yet to sign them. "
    "Grades are how sure we are of an effect on that outcome."
)
_ABOUT_CLAIMS = (
    "What is often said of massage for spasm, what research says of it, and the words we use instead. “Do not claim” "
    "is never shown as a benefit, only as a myth put right."
)


def _about_rules(knowledge: Knowledge) -> str:
    return (
        f"{len(knowledge.rules)} rules and {len(knowledge.advice)} pieces of advice. All rules are read for every "
        "person; the most severe decides, and the limits of all that hold join. Each rule names a person for whom it "
        "decides, found by search: a healthy adult with a sore low back, but for what is listed. Draft for review."
    )


def _about_questions(knowledge: Knowledge) -> str:
    everybody = sum(question.when is None for question in knowledge.questions.values())
    return (
        f"{len(knowledge.questions)} questions on {len(knowledge.screens)} screens; {everybody} are asked of everybody."
        " In brackets: the id of an answer, and what it sets."
    )


def _page(title: str, about: str, sections: Iterable[str]) -> str:
    return "\n".join([f"# {title}", "", about, "", _MADE, "", *sections]).rstrip() + "\n"


def _rules(knowledge: Knowledge, witnesses: Mapping[str, Witness | None]) -> Iterator[str]:
    for group, rules in groupby(knowledge.rules, key=_group):
        yield f"## {group}\n"
        for rule in rules:
            yield from _section(rule_sheet(rule, knowledge, witnesses[rule.id]))
    yield "## Advice\n"
    for item in knowledge.advice:
        yield from _section(advice_sheet(item, knowledge))


def _group(rule: Rule) -> str:
    return f"Danger: {rule.group.replace('_', ' ')}" if rule.group else _KINDS.get(rule.kind, rule.kind)


def _techniques(knowledge: Knowledge) -> Iterator[str]:
    for technique in knowledge.care.techniques.values():
        yield from _section(technique_sheet(technique, knowledge), "##")


def _claims(knowledge: Knowledge) -> Iterator[str]:
    for section, claims in groupby(knowledge.care.claims.values(), key=lambda claim: claim.section):
        yield f"## {section.replace('_', ' ').capitalize()}\n"
        for claim in claims:
            yield from _section(claim_sheet(claim, knowledge))


def _questions(knowledge: Knowledge) -> Iterator[str]:
    for plan in knowledge.screens:
        yield f"## Screen: {plan.screen.replace('_', ' ')}\n"
        for question in plan.questions:
            yield from _section(question_sheet(knowledge.questions[question], knowledge))


def _section(sheet: Sheet, level: str = "###") -> Iterator[str]:
    yield f"{level} {sheet.id}: {sheet.title}\n"
    yield f"{sheet.summary[0].upper()}{sheet.summary[1:]}.\n"
    for part in sheet.parts:
        if part.heading == "Condition":
            yield f"**{part.heading}** `{part.lines[0].text}`\n"
        elif len(part.lines) == 1:
            yield f"**{part.heading}** {part.lines[0].text}\n"
        else:
            yield f"**{part.heading}**\n"
            yield "\n".join(map(_bullet, part.lines)) + "\n"


def _bullet(line: Line) -> str:
    return f"{'  ' * line.depth}- {line.text}"
