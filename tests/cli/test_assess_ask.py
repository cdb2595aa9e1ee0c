"""The interview in the terminal, with the lines piped in."""

import stat
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from unknot.cli.assess import assess
from unknot.cli.assess_reply import options_of, read_reply
from unknot.clinical.asking import AskedQuestion, asked, with_answers
from unknot.clinical.interview import next_question
from unknot.clinical.triage import triage
from unknot.clinical.types import Answer, Disposition
from unknot.knowledge.loading import knowledge

KNOWN = knowledge()
CHOSEN = {"q_age": "40", "q_where": "4", "q_onset": "5", "q_trend": "2", "q_pain": "3", "q_feel": "3"}


def line_of(question: AskedQuestion, chosen: dict[str, str]) -> str:
    if question.id in chosen:
        return chosen[question.id]
    if question.type == "one_by_one":
        return "n " * len(question.options)
    words = [option.id for option in options_of(question)]
    return str(words.index("none") + 1) if "none" in words else "1"


def lines(**chosen: str) -> tuple[list[str], dict[str, Answer]]:
    """What a healthy adult types, with other lines for some questions; and what it comes to."""
    typed: list[str] = []
    answers: dict[str, Answer] = {}
    while (question := next_question(answers, KNOWN).question) is not None:
        typed.append(line_of(question, {**CHOSEN, **chosen}))
        answers = with_answers(answers, {question.id: read_reply(question, typed[-1])})
    return typed, answers


def run(typed: list[str], *options: str) -> Result:
    return CliRunner().invoke(assess, ["--ask", *options], input="\n".join([*typed, ""]))


def test_a_healthy_adult_comes_to_the_result_and_a_plan(tmp_path: Path) -> None:
    file = tmp_path / "answers.yaml"
    typed, answers = lines()
    ended = run(typed, "--save", str(file))
    assert ended.exit_code == 0, ended.output
    assert triage(answers, KNOWN).disposition is Disposition.CLEAR
    assert ended.output.count("What does it feel like?") == 1
    assert "of about 16" in ended.output
    again = CliRunner().invoke(assess, [str(file)])
    assert ended.output.endswith(again.output.split("\n", 1)[1])
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_an_emergency_stops_the_questions_and_says_what_to_do() -> None:
    ended = run(["1", "40", "1"])
    assert ended.exit_code == 0
    assert "GET EMERGENCY HELP NOW" in ended.output
    assert "Is any of this new" not in ended.output


def test_back_takes_the_last_answer_back() -> None:
    ended = run(["1", "40", "b", "41", "1"])
    assert ended.output.count("How old") == 2
    assert "GET EMERGENCY HELP NOW" in ended.output


@pytest.mark.parametrize("typed", [["q"], [], ["1", "q"], ["1"]], ids=["quit", "no line", "quit later", "lines end"])
def test_whoever_stops_is_told_that_there_is_no_result(typed: list[str]) -> None:
    ended = run(typed)
    assert ended.exit_code == 1
    assert "no result" in ended.output
    assert "CLEAR" not in ended.output


def test_what_was_answered_before_stopping_is_kept_when_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "answers.yaml"
    run(["1", "40", "q"], "--save", str(file))
    again = CliRunner().invoke(assess, [str(file)])
    assert "not final" in again.output or "cannot tell" in again.output


def test_a_file_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    file = tmp_path / "answers.yaml"
    file.write_text("mine")
    assert run(["1"], "--save", str(file)).exit_code == 2
    assert file.read_text() == "mine"


@pytest.mark.parametrize("line", ["", "0", "99", "x", "1 2", "-1", "1.5", "²", "9" * 500])
def test_a_line_that_answers_nothing_is_asked_again(line: str) -> None:
    ended = run([line, "1", "40", "1"])
    assert ended.output.count("Please type") == 1
    assert "GET EMERGENCY HELP NOW" in ended.output


def test_none_beside_something_is_asked_again_and_nothing_is_taken_for_none() -> None:
    question = asked(KNOWN.questions["q_now_1"], {}, KNOWN)
    none = [option.id for option in question.options].index("none") + 1
    ended = run(["1", "40", f"1 {none}", "", "1"])
    assert "Which is right?" in ended.output
    assert "GET EMERGENCY HELP NOW" in ended.output


def test_not_sure_of_a_list_asks_its_items_one_by_one() -> None:
    unsure = str(len(KNOWN.questions["q_now_1"].options))
    items = len(KNOWN.questions["q_now_1"].facts)
    ended = run(["1", "40", unsure, "n " * (items - 1), "u " + "n " * (items - 1)])
    assert f"Please type {items} times" in ended.output
    assert "GET EMERGENCY HELP NOW" in ended.output


def test_care_today_is_said_at_once_and_few_questions_follow() -> None:
    signs = [option.id for option in KNOWN.questions["q_now_2"].options]
    typed, answers = lines(q_now_2=str(signs.index("limb_warm_red_one_side") + 1))
    ended = run(typed)
    assert triage(answers, KNOWN).disposition is Disposition.URGENT
    assert ended.output.count("You can stop here with q") == 1
    assert "What does it feel like?" not in ended.output


def test_whoever_stops_where_care_is_due_today_is_told_so_as_far_as_it_goes(tmp_path: Path) -> None:
    file = tmp_path / "answers.yaml"
    signs = [option.id for option in KNOWN.questions["q_now_2"].options]
    typed, _answers = lines(q_now_2=str(signs.index("limb_warm_red_one_side") + 1))
    ended = run([*typed[: list(_answers).index("q_now_2") + 1], "q"], "--save", str(file))
    assert ended.exit_code == 0, ended.output
    assert "You can stop here with q" in ended.output
    assert "Your answers: URGENT (not final)" in ended.output
    assert "no result" not in ended.output
    assert file.exists()


@pytest.mark.parametrize("options", [["--ask", "--jobs", "2"], ["--save", "x.yaml"], ["--ask", __file__]], ids=str)
def test_options_that_do_not_go_together_are_refused(options: list[str]) -> None:
    assert CliRunner().invoke(assess, options).exit_code == 2
