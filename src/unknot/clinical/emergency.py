"""Emergency texts that fit the person's country.

The generic words "your local emergency number" are the placeholder in every text: a reader who knows no country shows
them as they are. Where the country is known, its number stands before them and they stay beside it, since the person
may be somewhere else than we think.
"""

from dataclasses import replace
from typing import Final

from unknot.clinical.types import AdviceItem, Reason, Triage
from unknot.knowledge.types import EmergencyNumber

GENERIC: Final = "your local emergency number"


def with_number(text: str, number: EmergencyNumber | None) -> str:
    """The text with the number of the country, or as it is when none is known.

    >>> us = EmergencyNumber("US", "the United States", "911", ())
    >>> with_number("Call your local emergency number now.", us)
    'Call 911 (or your local emergency number) now.'
    """
    return text if number is None else text.replace(GENERIC, f"{number.number} (or {GENERIC})")


def told_in(triage: Triage, number: EmergencyNumber | None) -> Triage:
    """The same judgement, with the number in all that it tells the person to do."""
    return replace(
        triage,
        reasons=tuple(_reason(reason, number) for reason in triage.reasons),
        advice=tuple(_advice(item, number) for item in triage.advice),
    )


def _reason(reason: Reason, number: EmergencyNumber | None) -> Reason:
    return replace(reason, tell=with_number(reason.tell, number))


def _advice(item: AdviceItem, number: EmergencyNumber | None) -> AdviceItem:
    return replace(item, tell=with_number(item.tell, number))
