"""A real start of Unknot, with its demo clinics, and a real browser."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from server import Server, running_server

CHROMIUM = os.environ.get("UNKNOT_TEST_CHROMIUM", "/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """`unknot up` in an empty home, with its demo clinics."""
    with running_server(UNKNOT_DEV_TOOLS="1") as server:
        yield server


@pytest.fixture(scope="session")
def unknot(server: Server) -> str:
    """Its address."""
    return server.url


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Open for one module only: while it is open, Django takes this thread for an asynchronous one."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser, unknot: str) -> Iterator[BrowserContext]:
    context = browser.new_context(base_url=unknot, viewport={"width": 390, "height": 844})
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture
def plain_page(browser: Browser, unknot: str) -> Iterator[Page]:
    """A browser without JavaScript."""
    context = browser.new_context(base_url=unknot, java_script_enabled=False)
    yield context.new_page()
    context.close()
