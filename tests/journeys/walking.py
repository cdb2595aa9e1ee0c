"""The steps of a client through the pages, told once for all journeys."""

import re
import time
from typing import Any

from icalendar import Calendar
from playwright.sync_api import Locator, Page, expect

Answers = dict[str, str | list[str] | int]
MAIL_S = 30
MANY_SCREENS = 60
RESULT = "/check/result/"

TIGHT_NECK: Answers = {
    "q_who": "self",
    "q_age": 34,
    "q_where": ["neck"],
    "q_feel": ["feel_tight", "feel_knot"],
    "q_eases": ["ease_warmth"],
    "q_onset": "1_to_2_weeks",
    "q_trend": "same",
    "q_consent": "yes",
    "q_pain": 4,
}
CHEST_PAIN: Answers = {**TIGHT_NECK, "q_now_1": ["chest_pain_now"]}
NOTHING = ("none", "no", "none_of_these", "prefer_not", "not_sure")


def start_questions(page: Page) -> None:
    page.goto("/")
    leave_by(page, page.get_by_role("link", name="Go to the questions").first)
    leave_by(page, page.get_by_role("button", name="Start the questions"))


def answer_all(page: Page, answers: Answers) -> None:
    """Answer screen after screen until there is no more to answer; nothing wrong with whatever is not named."""
    for _ in range(MANY_SCREENS):
        asked = page.locator('main input[name="asked"]')
        for number in range(asked.count()):
            answer(page, str(asked.nth(number).input_value()), answers)
        leave_by(page, page.get_by_role("button", name="Continue"))
        if page.url.endswith(RESULT):
            return
    raise AssertionError(f"still asked after {MANY_SCREENS} screens: {page.url}")


def leave_by(page: Page, button: Locator) -> None:
    """Press, and wait until the next page stands whole; it may have the address of this one."""
    with page.expect_navigation():
        button.click()


def answer(page: Page, question: str, answers: Answers) -> None:
    box = page.locator(f'main input.input[name="{question}"]')
    if box.count():
        box.fill(str(answers.get(question, 0)))
        return
    one_by_one = page.locator(f'main input[type="radio"][name^="{question}."][value="no"]')
    for number in range(one_by_one.count()):
        one_by_one.nth(number).check()
    choices = page.locator(f'main input[name="{question}"]')
    for value in wanted(question, answers, choices):
        page.locator(f'main input[name="{question}"][value="{value}"]').check()


def wanted(question: str, answers: Answers, choices: Locator) -> list[str]:
    offered = [str(choices.nth(number).get_attribute("value")) for number in range(choices.count())]
    told = answers.get(question)
    if told is None:
        return [next((value for value in NOTHING if value in offered), offered[0])] if offered else []
    return [str(value) for value in told] if isinstance(told, list) else [str(told)]


def to_offers(page: Page) -> None:
    """From the plan to the therapists who fit."""
    page.locator('main a[href="/book/"]').first.click()
    expect(page.get_by_role("heading", level=1, name="Therapists who fit")).to_be_visible()


def hold_first(page: Page) -> str:
    """Take the first time of the first therapist; the start as its button says it to the server."""
    button = page.locator('main button[name="starts_at"]').first
    starts_at = str(button.get_attribute("value"))
    button.click()
    expect(page.get_by_role("heading", level=1, name="Almost booked")).to_be_visible()
    return starts_at


def fill_details(page: Page, email: str) -> None:
    page.get_by_label("Your name").fill("Ana Example")
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Keep my answers").check()
    page.get_by_role("button", name="Book this visit").click()
    expect(page.get_by_role("heading", level=1, name="Your visit is booked")).to_be_visible()


def move_after_a_look(page: Page) -> None:
    """The picked time beside the old one; then yes, and the visit says where it is now."""
    expect(page.get_by_role("heading", level=1, name="Move your visit?")).to_be_visible()
    to = page.locator("main dd strong").inner_text().replace(", ", "|").rsplit("|", 1)
    page.get_by_role("button", name="Yes, move my visit").click()
    expect(page.get_by_role("status")).to_contain_text(f"Your visit is now on {to[0].replace('|', ', ')} at {to[1]}.")


def mail_to(page: Page, email: str, subject: str) -> dict[str, Any]:
    """Wait for the mail with these words in its subject; open it; its text, its link and its calendar."""
    deadline = time.monotonic() + MAIL_S
    row = page.locator("main li", has_text=email).filter(has_text=subject)
    while page.goto("/outbox/") and not row.count():
        assert time.monotonic() < deadline, f"no mail “{subject}” to {email}"
    row.first.get_by_role("link").click()
    text = page.locator("main").inner_text()
    file = page.get_by_role("link", name="visit.ics").get_attribute("href")
    calendar = page.request.get(str(file)).text()
    link = re.search(r"/visit/[\w.:-]+/", text)
    return {"text": text, "link": link.group() if link else "", "calendar": Calendar.from_ical(calendar)}
