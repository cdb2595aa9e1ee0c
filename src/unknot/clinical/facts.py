"""From what was told to the settled facts of one person.

A yes-or-no fact that was left out of a question that was answered is absent. A choice, number or body map that was
left out is unknown. Facts of questions that do not apply are dropped. Nothing that was not asked is ever absent.
"""

from collections.abc import Collection, Iterable, Mapping

from unknot.clinical.engine import Engine, engine_for
from unknot.clinical.types import Settled, Truth, Value
from unknot.clinical.values import AnswerError, checked_value, did_you_mean, find_fact
from unknot.knowledge.types import Knowledge


def settle(
    told: Mapping[str, object],
    knowledge: Knowledge,
    *,
    answered: Iterable[str] = (),
    not_answered: Iterable[str] = (),
    unsure: Iterable[str] = (),
) -> Settled:
    """All facts of one person.

    told: fact id to value; a value of None says that it is unknown. A question any of whose facts has a value counts
    as answered. answered: further questions that were answered, so that their yes-or-no facts are absent.
    not_answered: questions left open, whatever else is told of them. unsure: facts answered with "not sure".
    Raises `AnswerError` for unknown facts or questions and for values that are not allowed.

    >>> from unknot.knowledge.loading import knowledge
    >>> settled = settle({"fever": True}, knowledge())
    >>> settled.facts["fever"], settled.facts["rash_not_fading"], settled.facts["chest_pain_now"]
    (True, False, None)
    """
    engine = engine_for(knowledge)
    left_open = frozenset(_known_questions(not_answered, knowledge))
    explicit = {name: checked_value(find_fact(name, knowledge), value) for name, value in told.items()}
    stated_unsure = frozenset(find_fact(name, knowledge).id for name in unsure)
    explicit |= {name: knowledge.facts[name].if_unsure for name in stated_unsure}
    explicit = {name: value for name, value in explicit.items() if knowledge.facts[name].question not in left_open}
    questions = {knowledge.facts[name].question for name, value in explicit.items() if value is not None}
    questions |= set(_known_questions(answered, knowledge)) - left_open
    return _apply_triggers(engine, explicit, _as_told(explicit, questions, engine), stated_unsure)


def _known_questions(names: Iterable[str], knowledge: Knowledge) -> Iterable[str]:
    for name in names:
        if name not in knowledge.questions:
            raise AnswerError(f"there is no question {name!r}{did_you_mean(name, knowledge.questions)}")
        yield name


def _as_told(explicit: Mapping[str, Value], questions: Collection[str], engine: Engine) -> dict[str, Value]:
    told: dict[str, Value] = dict.fromkeys(engine.knowledge.facts)
    for question in questions:
        told.update(engine.absent[question])
    told.update(explicit)
    return told


def _apply_triggers(
    engine: Engine, explicit: Mapping[str, Value], told: Mapping[str, Value], unsure: Collection[str]
) -> Settled:
    facts = dict(told)
    states: dict[str, Truth] = {}
    for trigger in engine.triggers.values():
        states[trigger.question] = state = trigger.when(facts)
        if state is not True:
            facts.update(_under(state, trigger.facts, explicit, engine))
    return _settled(engine, facts, states, explicit, unsure)


def _under(state: Truth, names: tuple[str, ...], explicit: Mapping[str, Value], engine: Engine) -> Mapping[str, Value]:
    """Facts of a question that does not apply, or of which it is not known."""
    if state is False:
        return {name: engine.nothing[name] for name in names}
    return {name: _if_it_may_apply(name, explicit.get(name), engine) for name in names}


def _if_it_may_apply(name: str, value: Value, engine: Engine) -> Value:
    """A denied fact is absent either way, and a danger that was named stands; what could lower a result must wait."""
    if value is True and name in engine.knowledge.may_lower:
        return None
    return value if isinstance(value, bool) else None


def _settled(
    engine: Engine,
    facts: Mapping[str, Value],
    states: Mapping[str, Truth],
    explicit: Mapping[str, Value],
    unsure: Collection[str],
) -> Settled:
    known = engine.knowledge
    hidden = {name for name, state in states.items() if state is False}
    of_hidden = {fact for name in hidden for fact in known.questions[name].facts}
    without_answer = {known.facts[name].question for name, value in facts.items() if value is None}
    return Settled(
        facts=facts,
        unsure=tuple(name for name in facts if name in unsure and name not in of_hidden),
        dropped=tuple(name for name in facts if name in of_hidden and explicit.get(name) not in (None, False)),
        hidden=tuple(sorted(hidden, key=engine.order.__getitem__)),
        unanswered=tuple(sorted(without_answer, key=engine.order.__getitem__)),
    )
