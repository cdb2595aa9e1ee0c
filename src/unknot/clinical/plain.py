"""What the public may read of a text that reviewers read too."""

import re
from collections.abc import Iterable

_RULE_ID = re.compile(r"\b(?:RF|CI|AD)\d{3}\b")
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def plain(text: str) -> str:
    """The sentences that speak to the person; one that points at another rule by its id is left out.

    >>> plain("Check the calves each time (RF052). Stop if it hurts.")
    'Stop if it hurts.'
    """
    return " ".join(sentence for sentence in _SENTENCE.split(text) if not _RULE_ID.search(sentence))


def plain_lines(texts: Iterable[str]) -> tuple[str, ...]:
    """Several texts, without those of which nothing is left.

    >>> plain_lines(["Any pain is RF013.", "Keep it short."])
    ('Keep it short.',)
    """
    return tuple(line for line in map(plain, texts) if line)
