"""The Flesch-Kincaid grade of a text: 0.39 words a sentence + 11.8 syllables a word - 15.59 (Kincaid et al., 1975).

A library was set aside: textstat fetches a word list from the network when first used, and its tests would need it.
A name of a medicine counts two syllables: the person knows it from the box, whatever its length.
"""

import re
from functools import cache

from unknot.knowledge.loading import knowledge

_ASK_MEDICINES = ("q_rx", "q_stopped")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?:(?:[^acegiloshuxyz]|(?<![cs])h)es|[^aeioudty]ed|[^aeiouyl]e|[aeiouy]le)$")
_SILENT_INSIDE = re.compile(r"[^aeiouyl]e(?=(?:ful|fully|less|ly|ment|ments|ness|time|fore)$)")
_TWO_VOWELS = re.compile(r"(?:ia(?!l$|n$)|io(?!n)|eo|iu|ua(?!r)|uou|eing|ying|iet|riev?e?d?$|ism$)")
_BY_COUNT = {
    1: "aches blood month once whole",
    2: "being client create diet every fever fluid minute minutes people quiet react science spasm spasms thyroid xray",
    3: "area areas idea ideas medicine medicines physio triage uneven usual video",
    4: "diarrhea usually",
}
_KNOWN = {word: count for count, listed in _BY_COUNT.items() for word in listed.split()}


def grade(text: str) -> float:
    """School years that the text asks for; a list item or a part after a semicolon is a sentence of its own."""
    sentences = [part for part in re.split(r"[.!?;:]+(?:\s|$)", text) if words(part)]
    spoken = words(text)
    return 0.39 * len(spoken) / len(sentences) + 11.8 * sum(map(syllables, spoken)) / len(spoken) - 15.59


def words(text: str) -> list[str]:
    return re.findall(r"[A-Za-z0-9][A-Za-z0-9'/.-]*[A-Za-z0-9]|[A-Za-z0-9]", text)


def syllables(word: str) -> int:
    """Numbers and letters said one by one count one, a word with a hyphen its parts."""
    if "-" in word or "/" in word:
        return sum(syllables(part) for part in re.split(r"[-/]", word) if part)
    plain = word.lower().replace("'", "")
    if plain in medicines():
        return 2
    if not plain.isalpha() or word.isupper():
        return 1
    if plain in _KNOWN:
        return _KNOWN[plain]
    groups = len(_VOWELS.findall(plain)) + len(_TWO_VOWELS.findall(plain)) - bool(_SILENT.search(plain))
    groups -= bool(_SILENT_INSIDE.search(plain))
    return max(1, groups)


@cache
def medicines() -> frozenset[str]:
    """What stands in brackets behind a kind of medicine in the questions."""
    labels = [option.label for name in _ASK_MEDICINES for option in knowledge().questions[name].options]
    inside = [part for label in labels for part in re.findall(r"\(([^)]*)\)", label)]
    return frozenset(word.lower() for part in inside for word in re.findall(r"[A-Za-z]{6,}", part))
