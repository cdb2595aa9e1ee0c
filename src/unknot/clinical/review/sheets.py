"""One sheet for one thing that is known: what it says and decides, within which limits, and where it comes from."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from unknot.clinical.review.people import Person
from unknot.clinical.review.witness import Witness
from unknot.clinical.review.words import Line, in_words, person_in_words
from unknot.knowledge.care import Claim, Technique
from unknot.knowledge.types import Advice, Knowledge, Modifications, Question, Rule, Source

_UNSURE: dict[object, str] = {None: "asked again", True: "counts as yes", False: "counts as no"}


@dataclass(frozen=True, slots=True)
class Part:
    """A heading and what stands under it."""

    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A title, one line of what it comes to, and its parts; parts without lines are left out."""

    id: str
    title: str
    summary: str
    parts: tuple[Part, ...]


def rule_sheet(rule: Rule, knowledge: Knowledge, witness: Witness | None) -> Sheet:
    """A red flag or a contraindication, with a person for whom it decides.

    >>> from unknot.knowledge.loading import knowledge
    >>> rule_sheet(knowledge().rules[0], knowledge(), None).summary
    'EMERGENCY, now; session blocked; evidence: guideline'
    """
    urgency = f", {rule.urgency.replace('_', ' ')}" if rule.urgency else ""
    session = rule.session.replace("_", " ")
    decides = witness is not None and witness.decides
    return _sheet(
        rule.id,
        rule.name,
        f"{rule.disposition}{urgency}; session {session}; evidence: {_words(rule.evidence)}",
        Part("Holds when", in_words(rule.condition, knowledge)),
        Part("Condition", _lines([rule.condition])),
        Part("Why, to the person", _lines([rule.why])),
        Part("What it tells the person to do", _lines([rule.what_to_tell_user])),
        Part("Limits", tuple(_limits(rule.modifications, knowledge))),
        Part("How it is lifted", _lines([rule.how_to_lift])),
        Part("Suspected, for clinicians alone", _lines([", ".join(rule.suspected_conditions)])),
        Part("For reviewers", _lines([rule.reviewer_note])),
        Part("Decides for" if decides else "Fires for", _person(witness.person if witness else None, knowledge)),
        Part("Sources", _sources(rule.sources)),
    )


def advice_sheet(item: Advice, knowledge: Knowledge) -> Sheet:
    """Something said beside a result."""
    return _sheet(
        item.id,
        item.name,
        f"advice, {item.timing}; evidence: {_words(item.evidence)}",
        Part("Holds when", in_words(item.condition, knowledge)),
        Part("Condition", _lines([item.condition])),
        Part("Why, to the person", _lines([item.why])),
        Part("What it tells the person to do", _lines([item.what_to_tell_user])),
        Part("See a doctor if", _lines(item.see_doctor_if)),
        Part("For reviewers", _lines([item.reviewer_note])),
        Part("Sources", _sources(item.sources)),
    )


def technique_sheet(technique: Technique, knowledge: Knowledge) -> Sheet:
    """A technique with its figures in the scoring scheme."""
    care = knowledge.care
    pressure = technique.pressure_walton
    weights = next((row for row in care.scoring.weights_table if row.technique == technique.id), None)
    points = sorted(weights.points.items(), key=lambda item: -item[1]) if weights else []
    barred = (*weights.blocked_by, *(f"without: {name}" for name in weights.requires)) if weights else ()
    words = [word for word, entry in knowledge.technique_crosswalk.items() if technique.id in entry.exclude]
    return _sheet(
        technique.id,
        technique.name,
        f"technique, {_words(technique.family)}; "
        f"pressure {pressure.min} to {pressure.max} of 5, usually {pressure.typical}",
        Part("What it is", _lines([technique.description])),
        Part("Goal", _lines([technique.goal])),
        Part("Evidence by outcome", _lines(f"{_words(k)}: {grade}" for k, grade in technique.evidence_grades.items())),
        Part("Points", _lines(f"{care.feature_labels.get(name, name)}: {number:+d}" for name, number in points)),
        Part("Ruled out by", _lines(care.feature_labels.get(name, _words(name)) for name in barred)),
        Part("Left out when a rule excludes", _lines(knowledge.exclusion_words[word].label for word in words)),
        Part("Not suited to", _lines(technique.not_suited_to)),
        Part("Expected", _lines(technique.expected_sensations)),
        Part("Sources", _references(technique.sources, knowledge)),
    )


def claim_sheet(claim: Claim, knowledge: Knowledge) -> Sheet:
    """A statement, what research says of it, and what may be said."""
    return _sheet(
        claim.id,
        claim.claim,
        f"{_words(claim.verdict)}; evidence: {claim.evidence_grade}; {_words(claim.display_policy)}",
        Part("What research says", _lines([claim.what_research_says])),
        Part("What we say", _lines([claim.product_phrasing])),
        Part("Sources", _references(claim.sources, knowledge)),
    )


def question_sheet(question: Question, knowledge: Knowledge) -> Sheet:
    """A question, who is asked it, what each answer sets, and which rules rest on it."""
    kind = _words(question.type)
    used = [name for name, fact in knowledge.facts.items() if fact.question == question.id and fact.used_by_rules]
    return _sheet(
        question.id,
        question.text,
        f"stage {question.stage}, {kind}, {'asked of everybody' if question.when is None else 'asked of some'}",
        Part("Asked when", in_words(question.when, knowledge) if question.when else ()),
        Part("Why it is asked", _lines([question.why_asked or ""])),
        Part("Answers", tuple(_answers(question))),
        Part("If not sure", _lines(_if_unsure(question, knowledge))),
        Part("Rules that rest on it", _lines(f"{name}: {knowledge.facts[name].used_by_rules}" for name in used)),
    )


def _sheet(name: str, title: str, summary: str, *parts: Part) -> Sheet:
    return Sheet(name, title, summary, tuple(part for part in parts if part.lines))


def _lines(texts: Iterable[str]) -> tuple[Line, ...]:
    return tuple(Line(0, " ".join(text.split())) for text in texts if text)


def _words(name: str) -> str:
    return name.replace("_", " ")


def _limits(limits: Modifications, knowledge: Knowledge) -> Iterator[Line]:
    if limits.max_pressure is not None:
        yield Line(0, f"Pressure at most {limits.max_pressure} of 5")
    for cap in limits.area_pressure:
        yield Line(0, f"On {knowledge.areas[cap.area].label}: at most {cap.max} of 5")
    for heading, labels in (
        ("Leave alone", [knowledge.areas[area].label for area in limits.avoid_areas]),
        ("Leave out", [knowledge.exclusion_words[word].label for word in limits.exclude_techniques]),
        ("Position", [knowledge.positions[position] for position in limits.positioning]),
    ):
        yield from _lines([f"{heading}: {', '.join(labels)}"] if labels else [])
    yield from _lines(limits.other)


def _person(person: Person | None, knowledge: Knowledge) -> tuple[Line, ...]:
    if person is None:
        return _lines(["nobody that a search found"])
    words = person_in_words(person.odd, knowledge)
    return _lines(words or ["a healthy adult with a sore low back"])


def _sources(sources: Iterable[Source]) -> tuple[Line, ...]:
    return _lines(f"[{source.ref}] {source.cite} ({source.verification})" for source in sources)


def _references(names: Iterable[str], knowledge: Knowledge) -> tuple[Line, ...]:
    found = (knowledge.care.references[name] for name in names)
    return _lines(f"[{item.id}] {item.citation} ({item.status})" for item in found)


def _answers(question: Question) -> Iterator[Line]:
    if question.range:
        yield Line(0, f"a whole number from {question.range.min} to {question.range.max}")
    if question.type == "body_map":
        yield Line(0, ", ".join(option.label for option in question.options))
        return
    for option in question.options:
        sets = ", ".join(fact if value is True else f"{fact} = {value}" for fact, value in option.sets.items())
        yield Line(0, f"{option.label} [{option.id}{f': {sets}' if sets and sets != option.id else ''}]")


def _if_unsure(question: Question, knowledge: Knowledge) -> Iterator[str]:
    said: dict[str, list[str]] = {}
    for name in question.facts:
        value = knowledge.facts[name].if_unsure
        words = _UNSURE.get(value, f"counts as {value}")
        said.setdefault(words, []).append(name)
    yield from (f"{words}: {', '.join(names)}" for words, names in said.items())
