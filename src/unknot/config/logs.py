"""How log lines look: one event a line, for a person at a terminal or as JSON for a collector. Never health data."""

import logging
import sys
import traceback
from pathlib import Path
from typing import Any

import structlog

SHARED: list[structlog.types.Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]
STEPS_TOLD = 12


def configure(*, level: str, as_json: bool) -> dict[str, Any]:
    """Set structlog up and return Django's LOGGING, so that both write the same lines.

    level: a level of the standard library, e.g. "INFO".
    """
    structlog.configure(
        processors=[*SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    last = structlog.processors.JSONRenderer() if as_json else structlog.dev.ConsoleRenderer(colors=False)
    strip = structlog.stdlib.ProcessorFormatter.remove_processors_meta
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "line": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": SHARED,
                "processors": [strip, without_words, last],
            }
        },
        "filters": {"without_address": {"()": lambda: without_address}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            "django.request": {"level": "ERROR", "filters": ["without_address"]},
            "django.security": {"level": "ERROR"},
        },
    }


def without_words(_logger: Any, _method: str, event: structlog.types.EventDict) -> structlog.types.EventDict:
    """A fault by its kind and its place: its words may quote the row it is about, and its variables hold answers."""
    told = event.pop("exc_info", None)
    fault = sys.exc_info()[1] if told is True else told[1] if isinstance(told, tuple) else told
    if isinstance(fault, BaseException):
        event["fault"] = " from ".join(type(one).__qualname__ for one in chain(fault))
        event["at"] = places(fault)
    return event


def chain(fault: BaseException) -> list[BaseException]:
    """The fault and what it came from, the first cause last."""
    found = [fault]
    while (before := found[-1].__cause__ or found[-1].__context__) and before not in found:
        found.append(before)
    return found


def places(fault: BaseException) -> str:
    """File, line and function of the innermost steps, innermost first."""
    steps = traceback.extract_tb(fault.__traceback__)[: -STEPS_TOLD - 1 : -1]
    return ", ".join(f"{Path(step.filename).name}:{step.lineno} {step.name}" for step in steps)


def without_address(record: logging.LogRecord) -> bool:
    """Name the view that failed: Django names the address, and the address of a visit is its key."""
    match = getattr(getattr(record, "request", None), "resolver_match", None)
    record.msg, record.args = "a page failed: %s", (match.view_name if match else "no view",)
    return True
