"""From a stored row to the judgement and back; the edition and the rules it rests on travel with it."""

import hashlib
from functools import cache
from typing import Any

import msgspec

from unknot.clinical.types import Triage
from unknot.knowledge.loading import knowledge


def stored(triage: Triage) -> dict[str, Any]:
    return {"triage": msgspec.to_builtins(triage), "rules": rules_signature()}


def read(result: dict[str, Any]) -> Triage:
    return msgspec.convert(result["triage"], Triage)


@cache
def rules_signature() -> str:
    """Changes when a rule, its condition or its level does; a better wording leaves it as it is."""
    known = knowledge()
    rules = [(r.id, r.condition, r.disposition, r.session) for r in known.rules]
    triggers = [(q.id, q.when, q.facts) for q in known.questions.values()]
    content = msgspec.json.encode([sorted(rules), sorted(known.derived.items()), triggers])
    return hashlib.sha256(content).hexdigest()[:16]
