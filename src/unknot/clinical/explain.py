"""What a result says first: what to do now, in plain words, and why."""

from unknot.clinical.types import Disposition, SessionState, Triage

_LEVELS = {
    Disposition.EMERGENCY: "Call your local emergency number now.",
    Disposition.URGENT: "Get medical care today.",
    Disposition.SEE_DOCTOR: "See a doctor before any massage.",
    Disposition.CLEARANCE: "Massage may be possible once your health-care provider has said yes.",
    Disposition.CAUTION: "You can have a massage, with some changes.",
    Disposition.CLEAR: "You can have a massage.",
}
_SESSIONS = {
    SessionState.POSTPONED: "No massage today. You do not need a doctor for this reason alone.",
    SessionState.CONSENT_NEEDED: "No massage without a clear yes from the person, or from someone who may give it.",
}
_CANNOT_TELL = "We cannot tell yet if massage is safe. Please answer the open questions."


def what_to_do(triage: Triage) -> str:
    """One or two sentences: the next step of the person.

    >>> from unknot.clinical.facts import settle
    >>> from unknot.clinical.triage import triage
    >>> from unknot.knowledge.loading import knowledge
    >>> what_to_do(triage(settle({}, knowledge()), knowledge()))
    'We cannot tell yet if massage is safe. Please answer the open questions.'
    """
    if not triage.final and triage.so_far.rank < Disposition.SEE_DOCTOR.rank:
        return _CANNOT_TELL
    if triage.disposition.may_book and triage.session in _SESSIONS:
        return _SESSIONS[triage.session]
    return _LEVELS[triage.disposition]


def explanation(triage: Triage) -> str:
    """What to do now, what the most severe reason tells the person to do beside it, and why."""
    top = triage.reasons[0]
    parts = [what_to_do(triage)]
    if triage.so_far is not Disposition.CLEAR:
        parts += [top.tell.removeprefix(parts[0]).strip(), top.why]
        if top.because_unsure:
            parts.append("We say this because you were not sure about an answer.")
    return " ".join(dict.fromkeys(part for part in parts if part))
