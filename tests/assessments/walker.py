"""Walk the question pages as a person does: read the screen, answer from a story, send the form."""

from collections.abc import Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

from django.http import HttpResponse
from django.test import Client

from unknot.knowledge.loading import author_cases, knowledge
from unknot.knowledge.types import Question

MOST_SCREENS = 80


class FormReader(HTMLParser):
    """The names and values that a screen offers."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.asked: list[str] = []
        self.values: dict[str, list[str]] = {}
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        name, value = found.get("name"), found.get("value")
        if tag != "input" or not name:
            return
        if name == "asked":
            self.asked.append(value or "")
        elif name != "csrfmiddlewaretoken":
            self.values.setdefault(name, []).append(value or "")


@dataclass(frozen=True)
class Story:
    """Facts of one person, as the author cases give them, with the facts they are not sure of."""

    facts: Mapping[str, Any]
    not_sure: tuple[str, ...] = ()

    def post(self, reader: FormReader) -> dict[str, list[str]]:
        data = {"asked": reader.asked}
        for name in reader.asked:
            data |= self._answer(knowledge().questions[name], reader)
        return data

    def _answer(self, question: Question, reader: FormReader) -> dict[str, list[str]]:
        items = [name for name in reader.values if name.startswith(f"{question.id}.") and not name.endswith(".unsure")]
        if items:
            return {name: [self._word(name.split(".", 1)[1])] for name in items}
        if question.type == "multi_select":
            shown = [fact for fact in question.facts if fact in reader.values[question.id]]
            if any(fact in self.not_sure for fact in shown):
                return {question.id: ["not_sure"]}
            return {question.id: [fact for fact in shown if self.facts.get(fact)] or ["none"]}
        if question.type == "yes_no_unsure":
            return {question.id: ["yes" if self.facts.get(question.facts[0]) else "no"]}
        if question.type == "body_map":
            return {question.id: list(self.facts["regions"])}
        if question.type == "number":
            return {question.id: [str(self.facts[question.facts[0]])]}
        return {question.id: [self._option(question)]}

    def _word(self, fact: str) -> str:
        return "not_sure" if fact in self.not_sure else "yes" if self.facts.get(fact) else "no"

    def _option(self, question: Question) -> str:
        fitting = [o for o in question.options if all((self.facts.get(f) or False) == v for f, v in o.sets.items())]
        return max(fitting, key=lambda option: len(option.sets)).id


def healthy(**changes: Any) -> Story:
    return Story({**author_cases()["base"], **changes})


def story(name: str) -> tuple[Story, str]:
    """An author case by its name, with the disposition its author wants."""
    cases = author_cases()
    case = next(c for c in (*cases["vignettes"], *cases["open_answers"]) if c["name"] == name)
    return Story({**cases["base"], **case["set_facts"]}, tuple(case.get("not_sure", ()))), case["expected"]


def walk(client: Client, told: Story) -> HttpResponse:
    """From the start button to the result page; returns that page."""
    answer = client.post("/check/", follow=True)
    for _screen in range(MOST_SCREENS):
        address = answer.redirect_chain[-1][0]
        if address == "/check/result/":
            return answer
        page = answer.content.decode()
        answer = client.post(address, told.post(FormReader(page)), follow=True)
        assert answer.status_code == 200, f"{address}: {answer.content.decode()[:3000]}"
    raise AssertionError("the questions never end")
