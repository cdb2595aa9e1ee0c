"""A fault is logged by its kind and place. Its words, its variables and the address it happened at stay out."""

import io
import json
import logging
from collections.abc import Iterator
from logging.config import dictConfig
from types import SimpleNamespace

import pytest
import structlog
from django.conf import settings

from unknot.config import logs

SECRET = "ana@example.org"


@pytest.fixture(params=[True, False], ids=["json", "text"])
def lines(request: pytest.FixtureRequest) -> Iterator[io.StringIO]:
    said = io.StringIO()
    told = logs.configure(level="INFO", as_json=request.param)
    told["handlers"]["stderr"]["stream"] = said
    dictConfig(told)
    yield said
    dictConfig(settings.LOGGING)


def fail(answer: str) -> None:
    try:
        int(answer)
    except ValueError as problem:
        raise RuntimeError(f"row contains {answer}") from problem


def test_a_fault_is_told_without_its_words(lines: io.StringIO) -> None:
    for logger in (logging.getLogger("somewhere"), structlog.get_logger("somewhere")):
        try:
            fail(SECRET)
        except RuntimeError:
            logger.exception("it failed")
    said = lines.getvalue()
    assert said.count("RuntimeError from ValueError") == 2
    assert said.count(f"test_log_lines.py:{fail.__code__.co_firstlineno + 4} fail") == 2
    assert SECRET not in said
    assert "Traceback" not in said


def test_a_page_that_broke_is_named_by_its_view_and_never_by_its_address(lines: io.StringIO) -> None:
    request = SimpleNamespace(resolver_match=SimpleNamespace(view_name="visit:see"))
    logger = logging.getLogger("django.request")
    try:
        fail(SECRET)
    except RuntimeError:
        logger.error("%s: %s", "Internal Server Error", "/visit/1.key/", exc_info=True, extra={"request": request})
    logger.warning("%s: %s", "Not Found", "/visit/1.key/", extra={"request": request})
    said = lines.getvalue()
    assert "a page failed: visit:see" in said
    assert "1.key" not in said
    assert said.count("\n") == 1


def test_a_line_for_a_collector_is_one_object(lines: io.StringIO, request: pytest.FixtureRequest) -> None:
    logging.getLogger("somewhere").error("it failed")
    if "json" in request.node.name:
        assert json.loads(lines.getvalue())["event"] == "it failed"
    assert lines.getvalue().count("\n") == 1
