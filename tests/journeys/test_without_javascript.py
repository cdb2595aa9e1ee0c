"""The same way without JavaScript: links and forms alone."""

from playwright.sync_api import Page, expect

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


def test_a_visit_is_booked_moved_and_cancelled_with_forms_alone(plain_page: Page) -> None:
    page, email = plain_page, "ana.plain@example.org"
    start_questions(page)
    answer_all(page, TIGHT_NECK)
    page.get_by_role("link", name="See your plan").click()
    to_offers(page)
    hold_first(page)
    expect(page.get_by_text("We keep this time for you for 10 minutes.")).to_be_visible()
    page.get_by_label("Your name").fill("Ana Example")
    page.get_by_role("button", name="Book this visit").click()
    expect(page.get_by_role("alert")).to_contain_text("E-mail")
    expect(page.get_by_label("Your name")).to_have_value("Ana Example")
    fill_details(page, email)
    link = mail_to(page, email, "Your visit on")["link"]
    page.goto(f"{link}move/")
    page.locator('main form.week button[name="starts_at"]').last.click()
    move_after_a_look(page)
    expect(page.get_by_role("heading", level=1, name="Your visit", exact=True)).to_be_visible()
    page.goto(f"{link}cancel/")
    page.get_by_role("button", name="Yes, cancel this visit").click()
    expect(page.get_by_role("heading", level=1, name="This visit is cancelled")).to_be_visible()
    page.goto(f"{link}cancel/")
    expect(page.locator("main")).to_contain_text("This visit was cancelled before.")
