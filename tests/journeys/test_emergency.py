"""Chest pain now: help first, and no way to a booking, not even a forged one."""

from playwright.sync_api import Page, expect

from journeys.looking import assert_accessible
from journeys.walking import CHEST_PAIN, answer_all, start_questions


def test_an_emergency_never_shows_a_booking(page: Page) -> None:
    start_questions(page)
    answer_all(page, CHEST_PAIN)
    expect(page.locator("main")).to_contain_text("emergency")
    expect(page.locator('a[href^="/book"], form[action^="/book"]')).to_have_count(0)
    assert_accessible(page)


def test_the_server_refuses_whoever_goes_around_the_pages(page: Page) -> None:
    start_questions(page)
    answer_all(page, CHEST_PAIN)
    answer_of_offers = page.goto("/book/")
    assert answer_of_offers is not None
    assert answer_of_offers.status == 409
    expect(page.locator('button[name="starts_at"]')).to_have_count(0)
    cookie = next(cookie for cookie in page.context.cookies() if cookie["name"] == "csrftoken")
    slot = {"therapist_id": "1", "service_id": "1", "starts_at": "2030-01-07T15:00:00+00:00"}
    headers = {"X-CSRFToken": str(cookie["value"]), "Referer": page.url}
    assert page.request.post("/book/hold/", form=slot, headers=headers).status == 409
