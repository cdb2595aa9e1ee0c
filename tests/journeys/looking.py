"""What every page of a journey must be: reachable for everybody."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page


def assert_accessible(page: Page) -> None:
    found = Axe().run(page)
    assert found.violations_count == 0, f"{page.url}\n{found.generate_report()}"


def least_room_px(page: Page, buttons: str) -> float:
    """Of all these buttons, the smallest distance of the words from the edge at their side."""
    return float(
        page.locator(buttons).evaluate_all(
            """found => Math.min(...found.map(button => {
                const words = document.createRange();
                words.selectNodeContents(button.lastChild);
                const [inner, outer] = [words.getBoundingClientRect(), button.getBoundingClientRect()];
                return Math.min(inner.left - outer.left, outer.right - inner.right);
            }))"""
        )
    )
