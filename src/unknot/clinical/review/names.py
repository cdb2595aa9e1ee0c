"""Names that one part of the knowledge uses of another: every one of them must be there."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from difflib import get_close_matches

from unknot.clinical.expressions import And, Compare, ConditionError, Count, Expression, Literal, Name, Not, Or, parse
from unknot.knowledge.types import Knowledge, Range, Rule

_EVERY_TECHNIQUE = "every technique id"


def conditions(knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    """Every condition, with the name of what it belongs to.

    >>> from unknot.knowledge.loading import knowledge
    >>> next(conditions(knowledge()))
    ('RF001', 'chest_pain_now')
    """
    care = knowledge.care
    yield from ((rule.id, rule.condition) for rule in knowledge.rules)
    yield from ((item.id, item.condition) for item in knowledge.advice)
    yield from knowledge.derived.items()
    yield from ((question.id, question.when) for question in knowledge.questions.values() if question.when)
    yield from care.features.items()
    yield from ((step.id, step.when) for step in (*care.contributors, *care.other_care))
    yield from ((stretch.id, stretch.not_when) for stretch in care.stretches.values())
    yield from (("heat", care.heat.not_when), ("cold", care.cold.not_when))


def unknown_in_conditions(knowledge: Knowledge) -> Iterator[str]:
    """Facts, and values of facts, that a condition names and nobody knows.

    >>> from unknot.knowledge.loading import knowledge
    >>> list(unknown_in_conditions(knowledge()))
    []
    """
    for owner, text in conditions(knowledge):
        try:
            yield from (f"{owner}: {problem}" for problem in _unknown(parse(text), knowledge))
        except ConditionError as error:
            yield f"{owner}: {error}"
    known = set(knowledge.care.features)
    for row in knowledge.care.start_rows:
        if row.condition:
            yield from (f"start row {row.when}: {p}" for p in _unknown(parse(row.condition), knowledge, known))


def unknown_names(knowledge: Knowledge) -> Iterator[str]:
    """Words of limits, options, crosswalks, anatomy, techniques and self-care that do not resolve."""
    for rule in knowledge.rules:
        yield from _of_limits(rule, knowledge)
    yield from _of_questions(knowledge)
    yield from _of_words(knowledge)
    yield from _of_anatomy(knowledge)
    yield from _of_techniques(knowledge)
    yield from _missing("may_lower", knowledge.may_lower, knowledge.facts)


def _unknown(expression: Expression, knowledge: Knowledge, also: Collection[str] = ()) -> Iterator[str]:
    match expression:
        case Name(id):
            if id not in knowledge.facts and id not in knowledge.derived and id not in also:
                yield f"there is no fact {id}"
        case Not(part):
            yield from _unknown(part, knowledge, also)
        case And(parts) | Or(parts) | Count(parts):
            for part in parts:
                yield from _unknown(part, knowledge, also)
        case Compare(Literal(word), _, Name(id)):
            yield from _no_value(id, (word,), knowledge)
        case Compare(Name(id), _, Literal(value)) if id in knowledge.facts:
            yield from _no_value(id, value if isinstance(value, tuple) else (value,), knowledge)
        case Compare(left, _, _):
            yield from _unknown(left, knowledge, also)
        case Literal():
            return


def _no_value(fact: str, values: Iterable[object], knowledge: Knowledge) -> Iterator[str]:
    if fact not in knowledge.facts:
        yield f"there is no fact {fact}"
        return
    allowed = knowledge.facts[fact].allowed
    known: Collection[object] = range(allowed.min, allowed.max + 1) if isinstance(allowed, Range) else allowed
    yield from (f"{fact} is never {value!r}" for value in values if value not in known)


def _of_limits(rule: Rule, knowledge: Knowledge) -> Iterator[str]:
    limits = rule.modifications
    areas = (*limits.avoid_areas, *(cap.area for cap in limits.area_pressure))
    yield from _missing(f"{rule.id} areas", areas, knowledge.areas)
    yield from _missing(f"{rule.id} techniques", limits.exclude_techniques, knowledge.exclusion_words)
    yield from _missing(f"{rule.id} positions", limits.positioning, knowledge.positions)


def _of_questions(knowledge: Knowledge) -> Iterator[str]:
    for question in knowledge.questions.values():
        for option in question.options:
            yield from _missing(f"{question.id} option {option.id}", option.sets, question.facts)
    screens = [question for plan in knowledge.screens for question in plan.questions]
    yield from _missing("screens", screens, knowledge.questions)
    yield from _missing("questions on no screen", knowledge.questions, screens)
    yield from (f"{name} is on two screens" for name in sorted(set(screens)) if screens.count(name) > 1)


def _of_words(knowledge: Knowledge) -> Iterator[str]:
    places = knowledge.facts["regions"].allowed
    assert isinstance(places, tuple)
    for area in knowledge.areas.values():
        yield from _missing(f"area {area.id} covers", (word for word in area.covers if " " not in word), places)
    yield from _misspelled_parents(knowledge)
    for name, entry in knowledge.technique_crosswalk.items():
        yield from _missing("technique crosswalk", [name], knowledge.exclusion_words)
        known = {*knowledge.care.techniques, _EVERY_TECHNIQUE}
        yield from _missing(f"technique crosswalk {name}", (*entry.exclude, *entry.limit), known)


def _misspelled_parents(knowledge: Knowledge) -> Iterator[str]:
    """A parent may be a family that no rule names; one that is nearly a word would cut its children off from it."""
    words = knowledge.exclusion_words
    for word in words.values():
        if word.parent and word.parent not in words and get_close_matches(word.parent, words, n=1, cutoff=0.85):
            yield f"technique word {word.id}: its parent {word.parent} is nearly a word, and is none"


def _of_anatomy(knowledge: Knowledge) -> Iterator[str]:
    care = knowledge.care
    for region in care.regions.values():
        yield from _missing(f"region {region.id} muscles", region.muscles, care.muscles)
        yield from _missing(f"region {region.id} delicate sites", region.endangerment, care.delicate_sites)
    for muscle in care.muscles.values():
        yield from _missing(f"muscle {muscle.id} regions", muscle.regions, care.regions)
        yield from _missing(f"muscle {muscle.id} stretches", muscle.stretches, care.stretches)
    for site in care.delicate_sites.values():
        yield from _missing(f"delicate site {site.id}", site.regions, care.regions)
    for fine in (*care.area_map.areas.items(), *care.area_map.regions.items()):
        yield from _missing(f"area map {fine[0]}", fine[1], care.regions)


def _of_techniques(knowledge: Knowledge) -> Iterator[str]:
    care, scoring = knowledge.care, knowledge.care.scoring
    for row in scoring.weights_table:
        yield from _missing("weights", [row.technique], care.techniques)
        yield from _missing(f"weights of {row.technique}", (*row.points, *row.blocked_by, *row.requires), care.features)
    yield from _missing("pressure caps", scoring.walton_caps, care.features)
    for pair in scoring.never_together:
        yield from _missing("never together", pair, care.techniques)
    for card in care.first_aid:
        yield from _missing(f"first aid {card.id}", card.daily_stretches, care.stretches)
    yield from _missing("words of care facts", care.features, care.feature_labels)
    rungs = [row.rung for row in care.start_rows if row.rung]
    yield from _missing("start rows", rungs, care.ladder)


def _missing(owner: str, names: Iterable[str], known: Collection[str] | Mapping[str, object]) -> Iterator[str]:
    yield from (f"{owner}: {name} is not known" for name in names if name not in known)
