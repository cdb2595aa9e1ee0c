"""Questions as they are put to a person, and the screens that hold them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from unknot.clinical.types import Answer, Answers
from unknot.knowledge.questions import NONE, NOT_SURE
from unknot.knowledge.types import Knowledge, Option, Question, Range

RESPONDENT = "q_who"
_FEW = 2
_TICKED: Mapping[bool, str] = {True: "yes", False: "no"}


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question as it is put now, in words that fit who answers.

    type: single_choice, multi_select, number, body_map, yes_no_unsure, or one_by_one: then each option is an item to
    answer with "yes", "no" or "not_sure", because the list as a whole was answered with "not sure".
    options: the choices in order; a list has `none` and `not_sure` at its end. range: for numbers, both ends included.
    may_be_unsure: "not_sure" is an answer too, also where no option says so (a number, or a choice).
    is_part: only some items of the list are asked; the others stay unknown, so its answer is `answer_to_part`.
    said, unsaid: what was answered before, and the items of the list that were not, in words, when only a yes to it
    is asked (see `repeat`).
    """

    id: str
    type: str
    text: str
    options: tuple[Option, ...]
    range: Range | None
    may_be_unsure: bool
    why_asked: str | None
    private: bool
    is_part: bool = False
    said: tuple[str, ...] = ()
    unsaid: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Screen:
    """Questions that are asked together."""

    id: str
    questions: tuple[AskedQuestion, ...]


def asked(question: Question, answers: Answers, knowledge: Knowledge) -> AskedQuestion:
    """The whole question, as the answers so far have it put, in words for who answers."""
    question = _in_words_for(answers.get(RESPONDENT), question)
    one_by_one = question.type == "multi_select" and _is_unsure(answers.get(question.id))
    listed = question.options
    if one_by_one:
        listed = tuple(option for option in listed if option.id not in (NONE, NOT_SURE))
    return AskedQuestion(
        id=question.id,
        type="one_by_one" if one_by_one else question.type,
        text=question.text,
        options=listed,
        range=question.range,
        may_be_unsure=all(knowledge.facts[fact].if_unsure is not None for fact in question.facts),
        why_asked=question.why_asked,
        private=question.private,
    )


def part_of(question: AskedQuestion, items: Collection[str]) -> AskedQuestion:
    """The question with only these items of its list; one that has no list of items stays whole.

    One or two items are answered one by one, which is shorter than a list with its "none of these".
    """
    if question.type not in ("multi_select", "one_by_one"):
        return question
    one_by_one = question.type == "one_by_one" or len(items) <= _FEW
    listed = tuple(o for o in question.options if o.id in items or (o.id in (NONE, NOT_SURE) and not one_by_one))
    is_part = len(items) < sum(option.id not in (NONE, NOT_SURE) for option in question.options)
    return replace(question, type="one_by_one" if one_by_one else question.type, options=listed, is_part=is_part)


def answer_to_part(question: AskedQuestion, ticked: Collection[str]) -> Answer:
    """What ticking these options of a list says: of the items that were shown, and of no other.

    >>> from unknot.knowledge.loading import knowledge
    >>> heart = asked(knowledge().questions["q_hx_heart"], {}, knowledge())
    >>> part = part_of(heart, ["hx_aneurysm", "hx_high_bp", "hx_pad"])
    >>> answer_to_part(part, ["hx_pad"]), answer_to_part(part, ["not_sure"])
    ({'hx_high_bp': 'no', 'hx_aneurysm': 'no', 'hx_pad': 'yes'}, 'not_sure')
    """
    if not question.is_part or question.type == "one_by_one":
        return tuple(ticked)
    if NOT_SURE in ticked:
        return NOT_SURE
    return {option.id: _TICKED[option.id in ticked] for option in question.options if option.id not in (NONE, NOT_SURE)}


def with_answers(earlier: Answers, told: Answers) -> dict[str, Answer]:
    """The earlier answers and the new ones; items of a list that were told one by one add up.

    >>> with_answers({"q_nerve": {"weakness_new": "no"}}, {"q_nerve": {"rising_weakness": "no"}, "q_age": 40})
    {'q_nerve': {'weakness_new': 'no', 'rising_weakness': 'no'}, 'q_age': 40}
    """
    return {**earlier, **{name: _added(earlier.get(name), answer) for name, answer in told.items()}}


def _in_words_for(respondent: object, question: Question) -> Question:
    words = question.ask_as.get(str(respondent))
    if words is None:
        return question
    options = tuple(replace(o, label=words.labels.get(o.id, o.label)) for o in question.options)
    return replace(question, text=words.text or question.text, options=options)


def _added(before: object, answer: Answer) -> Answer:
    if isinstance(before, Mapping) and isinstance(answer, Mapping):
        return {**before, **answer}
    return answer


def _is_unsure(answer: object) -> bool:
    return answer in (NOT_SURE, (NOT_SURE,), [NOT_SURE]) or isinstance(answer, Mapping)
