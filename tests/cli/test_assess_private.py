"""What was told in private stays untold on a terminal that somebody else may look at."""

import json
import re

import pytest

from cli.test_assess_ask import lines, run
from unknot.cli.assess_reply import options_of
from unknot.clinical.asking import asked
from unknot.clinical.triage import triage
from unknot.clinical.types import Disposition
from unknot.knowledge.loading import knowledge

KNOWN = knowledge()
TELLING = re.compile(r"RF111|RF113|URGENT|causing harm|Everyone deserves|medical care today", re.IGNORECASE)


def place_of(question: str, option: str) -> str:
    return str([one.id for one in options_of(asked(KNOWN.questions[question], {}, KNOWN))].index(option) + 1)


def test_whoever_is_hurt_by_someone_reads_only_neutral_words() -> None:
    typed, answers = lines(q_safe=place_of("q_safe", "hurt_by_someone"))
    ended = run(typed)
    assert triage(answers, KNOWN).disposition is Disposition.URGENT
    assert ended.exit_code == 0, ended.output
    assert not TELLING.search(ended.output)
    assert "You can talk to a doctor or nurse alone, today." in " ".join(ended.output.split())


def test_another_danger_is_told_beside_it() -> None:
    sign = place_of("q_now_2", "limb_warm_red_one_side")
    typed, _ = lines(q_safe=place_of("q_safe", "hurt_by_someone"), q_now_2=sign)
    ended = run(typed)
    assert "You can stop here with q" in ended.output
    assert "[URGENT, RF" in ended.output
    assert "RF111" not in ended.output


@pytest.mark.parametrize(("concern", "told"), [("self_harm_thoughts", "RF113"), ("danger_now", "RF112")])
def test_control_a_crisis_or_an_emergency_is_told(concern: str, told: str) -> None:
    typed, _ = lines(q_safe=place_of("q_safe", concern))
    assert told in run(typed).output


def test_json_is_the_full_result_as_the_help_says() -> None:
    typed, _ = lines(q_safe=place_of("q_safe", "hurt_by_someone"))
    printed = run(typed, "--json").output
    whole = json.loads(printed[printed.index("{\n") :])
    assert "RF111" in json.dumps(whole)
