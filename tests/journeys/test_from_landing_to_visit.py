"""A person with a tight neck comes from the landing page to a confirmed visit, moves it and cancels it."""

from datetime import datetime

from playwright.sync_api import Page, expect

from journeys.looking import assert_accessible, least_room_px
from journeys.walking import (
    TIGHT_NECK,
    answer_all,
    fill_details,
    hold_first,
    mail_to,
    move_after_a_look,
    start_questions,
    to_offers,
)


def book(page: Page, email: str) -> str:
    start_questions(page)
    answer_all(page, TIGHT_NECK)
    to_offers(page)
    starts_at = hold_first(page)
    fill_details(page, email)
    return starts_at


def test_a_tight_neck_gets_a_visit_a_mail_another_time_and_a_way_out(page: Page) -> None:
    email = "ana.moves@example.org"
    starts_at = book(page, email)
    booked = mail_to(page, email, "Your visit on")
    event = booked["calendar"].events[0]
    assert booked["calendar"]["METHOD"] == "REQUEST"
    assert event["DTSTART"].dt == datetime.fromisoformat(starts_at)
    assert event["SEQUENCE"] == 0

    page.goto(booked["link"])
    page.get_by_role("link", name="Move to another time").click()
    assert least_room_px(page, "main form.week button.time") >= 12, "the times are cramped on a phone"
    page.locator('main form.week button[name="starts_at"]').last.click()
    move_after_a_look(page)
    expect(page.get_by_role("heading", level=1, name="Your visit", exact=True)).to_be_visible()
    moved = mail_to(page, email, "is now on")["calendar"]
    assert moved["METHOD"] == "REQUEST"
    assert moved.events[0]["UID"] == event["UID"]
    assert moved.events[0]["SEQUENCE"] > event["SEQUENCE"]
    assert moved.events[0]["DTSTART"].dt != event["DTSTART"].dt

    page.goto(booked["link"])
    page.get_by_role("link", name="Cancel").click()
    page.get_by_role("button", name="Yes, cancel this visit").click()
    expect(page.get_by_role("heading", level=1, name="This visit is cancelled")).to_be_visible()
    cancelled = mail_to(page, email, "is cancelled")["calendar"]
    assert cancelled["METHOD"] == "CANCEL"
    assert cancelled.events[0]["STATUS"] == "CANCELLED"
    assert cancelled.events[0]["SEQUENCE"] > moved.events[0]["SEQUENCE"]


def test_a_booked_time_is_gone_from_the_offers_and_comes_back_when_cancelled(page: Page) -> None:
    email = "ana.cancels@example.org"
    start_questions(page)
    answer_all(page, TIGHT_NECK)
    to_offers(page)
    more_times = page.get_by_role("link", name="More times with").first.get_attribute("href")
    starts_at = hold_first(page)
    at = f"{more_times}&from={starts_at[:10]}"
    button = page.locator(f'button[value="{starts_at}"]')
    fill_details(page, email)
    page.goto(at)
    expect(button).to_have_count(0)
    page.goto(mail_to(page, email, "Your visit on")["link"] + "cancel/")
    page.get_by_role("button", name="Yes, cancel this visit").click()
    page.goto(at)
    expect(button).to_have_count(1)


def test_every_page_of_the_journey_is_accessible(page: Page) -> None:
    start_questions(page)
    answer_all(page, TIGHT_NECK)
    assert_accessible(page)
    to_offers(page)
    assert_accessible(page)
    page.get_by_role("link", name="More times with").first.click()
    assert_accessible(page)
    hold_first(page)
    assert_accessible(page)
    page.get_by_role("button", name="Book this visit").click()
    expect(page.get_by_role("alert")).to_be_focused()
    assert_accessible(page)
    fill_details(page, "ana.looks@example.org")
    assert_accessible(page)
    for step in ("See, move or cancel", "Move to another time"):
        page.get_by_role("link", name=step).click()
        assert_accessible(page)
    page.locator('main form.week button[name="starts_at"]').last.click()
    assert_accessible(page)
    page.get_by_role("link", name="Keep my time").click()
    page.get_by_role("link", name="Cancel").click()
    assert_accessible(page)
    mail_to(page, "ana.looks@example.org", "Your visit on")
    assert_accessible(page)
    page.goto("/outbox/")
    assert_accessible(page)


def test_the_hold_counts_down_before_the_eyes_and_speaks_only_now_and_then(page: Page) -> None:
    start_questions(page)
    answer_all(page, TIGHT_NECK)
    to_offers(page)
    page.clock.install()
    hold_first(page)
    shown, said = page.locator("[data-shown]"), page.locator("[data-said]")
    expect(shown).to_contain_text("Kept for you for 9:5")
    expect(said).to_have_text("")
    page.clock.fast_forward(5 * 60 * 1000)
    expect(said).to_have_text("5 minutes left to book this time.")
    page.clock.fast_forward(6 * 60 * 1000)
    expect(shown).to_contain_text("no longer kept")
    expect(said).to_contain_text("no longer kept")
