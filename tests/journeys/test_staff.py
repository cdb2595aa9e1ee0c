"""A clinic's owner signs in as the start told and sees the day of their own clinic."""

from playwright.sync_api import Page, expect

from journeys.looking import assert_accessible
from server import Server

OWNER = "owner@madison.example.net"


def password(server: Server) -> str:
    told = (server.home / "demo-sign-ins.txt").read_text()
    assert f"  {OWNER}\n" in told
    return told.partition("and this password, which they share:\n")[2].strip()


def test_an_owner_sees_the_days_of_their_clinic_and_of_no_other(page: Page, server: Server) -> None:
    page.goto("/staff/")
    page.get_by_label("Email").fill(OWNER)
    page.get_by_label("Password").fill(password(server))
    page.get_by_role("button", name="Sign in").click()
    expect(page.locator("main")).to_contain_text("Lakeside Unwind Clinic (demo)")
    assert_accessible(page)
    page.get_by_role("link", name="Day after").click()
    for _ in range(7):
        if page.get_by_role("table").count():
            break
        page.get_by_role("link", name="Day after").click()
    expect(page.get_by_role("table")).to_contain_text("Booked")
    assert_accessible(page)
    refused = page.goto("/staff/?clinic=999999")
    assert refused is not None
    assert refused.status == 404
