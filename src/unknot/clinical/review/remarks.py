"""What no text for the person may say: a benefit that must not be claimed, the id of a rule, a reviewer's remark."""

import re
from collections.abc import Iterable, Iterator, Mapping

from unknot.clinical.review.told import Told
from unknot.knowledge.types import Knowledge

_RULE_ID = re.compile(r"\b(?:RF|CI|AD)\d{3}\b")
_REMARK = re.compile(r"\b(?:for reviewers?|reviewer|project choice|editorial judgement|sign[- ]off)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n\s*\n")
_DENIED = re.compile(
    r"\b(?:not|no|nor|never|nobody|nothing|none|cannot|unknown|unproven|without|weak|myth|hint)\b"
    r"|n['\u2019]t\b",
    re.IGNORECASE,
)
_BLOOD = r"(?:improv|increas|boost|rais|promot|better|more|good for)\w*\b[^.]{0,40}\b(?:circulation|blood flow)"
_INFLAMMATION = r"(?:reduc|lower|eas|calm|fight|less)\w*\b[^.]{0,25}\binflammat|\banti-inflammatory (?:effect|action)"
_FASCIA = r"\bfascia\w*\b[^.]{0,40}\b(?:stretch|lengthen|loosen|let go|restrict|spasm|cramp)"
_MASSAGE = r"(?=.*\b(?:massage|session|visit|swedish|deep tissue|trigger point|myofascial)\b)"
_FEWER = _MASSAGE + r".*\b(?:prevent|stop|fewer|reduc|lower|less)\w*\b[^.]{0,40}\b(?:spasm|cramp)"
_LASTING = r"\b(?:long-term|lasting|permanent|proven)\b[^.]{0,30}\b(?:solution|fix|relief|cure)|\broot cause"
_HEALING = _MASSAGE + r".*\b(?:promot|speed|help|aid)\w*\b[^.]{0,30}\bheal"
_WATER = r"\bdrink\w*\b[^.]{0,20}\b(?:plenty of|lots of|more|extra|a lot of)\b[^.]{0,15}\b(?:water|fluids?)\b"
_REST = r"\b(?:rest|avoid|skip)\b[^.]{0,60}\b(?:24|48) hours"

BENEFITS: Mapping[str, str] = {
    **dict.fromkeys(("C002", "C020", "C027", "C036", "C047", "C091"), _BLOOD),
    **dict.fromkeys(("C012", "C085"), _LASTING),
    "C021": _HEALING,
    **dict.fromkeys(("C022", "C030"), _INFLAMMATION),
    "C035": r"\b(?:releas|break|dissolv|melt)\w*\b[^.]{0,30}\b(?:knots?|adhesions?|scar tissue)\b",
    "C039": r"\btrigger points?\b[^.]{0,40}\bcaus",
    "C043": r"\b(?:very|highly) effective\b",
    **dict.fromkeys(("C045", "C046"), _FASCIA),
    "C051": r"\bmyofascial\b[^.]{0,60}\b(?:chronic|spasm)",
    **dict.fromkeys(("C052", "C055", "C081", "C084"), _FEWER),
    **dict.fromkeys(("C074", "C077"), _WATER),
    "C076": _REST,
    "C078": r"\bbenefits?\b[^.]{0,20}\b(?:last|longer)\b",
    "C079": r"\bfirst-?hand\b",
    "C082": r"\bendorphin",
    "C083": r"\b(?:improv|increas)\w*\b[^.]{0,30}\b(?:range of motion|flexib)",
    "C086": r"\bsignificant\b[^.]{0,20}\b(?:improvement|relief)\b",
}
"""Claims that may never be shown as a benefit, to the words in which a text would make them."""


def benefits_claimed(texts: Iterable[Told], knowledge: Knowledge) -> Iterator[str]:
    """Sentences that promise what must not be claimed, and barred claims whose words nobody has listed here.

    A sentence that denies counts as honest: "Massage does not break up knots."

    >>> from unknot.knowledge.loading import knowledge
    >>> list(benefits_claimed([Told("page", "Feel good. Massage releases endorphins.")], knowledge()))
    ['page claims C082: Massage releases endorphins.']
    """
    barred = [claim.id for claim in knowledge.care.claims.values() if claim.display_policy == "do_not_claim"]
    yield from (f"{claim} may not be claimed, and no words are listed for it" for claim in set(barred) - set(BENEFITS))
    patterns = [(claim, re.compile(BENEFITS[claim], re.IGNORECASE)) for claim in barred if claim in BENEFITS]
    for item in texts:
        for sentence in _SENTENCE.split(item.text):
            claimed = [claim for claim, pattern in patterns if pattern.search(sentence)]
            if claimed and not _DENIED.search(sentence):
                yield f"{item.owner} claims {', '.join(claimed)}: {' '.join(sentence.split())}"


def remarks_told(texts: Iterable[Told]) -> Iterator[str]:
    """Texts with the id of a rule, or with words that reviewers say to each other.

    >>> list(remarks_told([Told("CI001", "See RF052.")]))
    ['CI001: See RF052.']
    """
    for item in texts:
        if _RULE_ID.search(item.text) or _REMARK.search(item.text):
            yield f"{item.owner}: {' '.join(item.text.split())}"
