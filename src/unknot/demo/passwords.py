"""A password for the made-up staff: new with each load, easy to type, known to this machine alone."""

import secrets
from typing import Final

CONSONANTS: Final = "bdfghjklmnprstvz"
VOWELS: Final = "aeiou"
WORDS, SYLLABLES = 3, 3


def new_password() -> str:
    """Three words that mean nothing: about 57 bits of chance."""
    return "-".join("".join(syllable() for _ in range(SYLLABLES)) for _ in range(WORDS))


def syllable() -> str:
    return secrets.choice(CONSONANTS) + secrets.choice(VOWELS)
