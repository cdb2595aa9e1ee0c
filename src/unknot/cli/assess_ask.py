"""`unknot assess --ask`: the interview in the terminal, a question at a time; or from lines that are piped in."""

import os
import shutil
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import click
import yaml

from unknot.cli.assess_reply import ReplyError, options_of, read_reply
from unknot.clinical.asking import AskedQuestion, with_answers
from unknot.clinical.emergency import with_number
from unknot.clinical.interview import next_question, progress
from unknot.clinical.private import level_to_tell
from unknot.clinical.types import Answer, Disposition
from unknot.knowledge.types import EmergencyNumber, Knowledge

_WIDTH = 78
_BAR = 24
_KEYS = "b back · ? why we ask · q quit"
_URGENT = (
    "Your answers call for medical care today. You can stop here with q. "
    "The few questions that are left only tell if it is even more urgent."
)


class StoppedError(Exception):
    """The person quit, or the lines ended, before the interview was over. `answers` are those given so far."""

    def __init__(self, answers: dict[str, Answer]) -> None:
        super().__init__("stopped before the end")
        self.answers = answers


def ask(knowledge: Knowledge, number: EmergencyNumber | None = None) -> dict[str, Answer]:
    """All answers of one interview; raises `StoppedError`. An emergency ends it at once and fills the screen."""
    answers: dict[str, Answer] = {}
    before: list[dict[str, Answer]] = []
    level = Disposition.CLEAR
    while (turn := next_question(answers, knowledge)).question is not None:
        _put(turn.question, answers, knowledge)
        before_it, level = level, level_to_tell(answers, knowledge)
        if level is Disposition.URGENT and before_it is not Disposition.URGENT:
            click.secho(textwrap.fill(_URGENT, _WIDTH), fg="red", bold=True)
        reply = _reply(turn.question, answers)
        if reply is None:
            answers = before.pop() if before else answers
        else:
            before.append(answers)
            answers = with_answers(answers, {turn.question.id: reply})
    if turn.so_far is Disposition.EMERGENCY:
        _fill_with_emergency(number)
    return answers


def keep(file: Path, answers: dict[str, Answer]) -> None:
    """As a case that `unknot assess FILE` reads, for its owner alone; never over a file that is there."""
    plain = {name: list(answer) if isinstance(answer, tuple) else answer for name, answer in answers.items()}
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise click.ClickException(f"The answers were not saved: {file}: {error.strerror}.") from None
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        yaml.safe_dump({"answers": plain}, stream, sort_keys=False, allow_unicode=True)


def _put(question: AskedQuestion, answers: dict[str, Answer], knowledge: Knowledge) -> None:
    if sys.stdout.isatty():
        click.clear()
    done = progress(answers, knowledge)
    to_come = max(1, done.left_at_least + (done.left_at_most - done.left_at_least) // 10)
    full = round(_BAR * done.done / (done.done + to_come))
    click.secho(f"\n{'█' * full}{'░' * (_BAR - full)}  part {done.done + 1} of about {done.done + to_come}", dim=True)
    click.secho("\n" + textwrap.fill(question.text, _WIDTH), bold=True)
    for line in _choices(question):
        click.echo(line)
    click.secho(_KEYS, dim=True)


def _choices(question: AskedQuestion) -> Iterator[str]:
    if question.range is not None:
        unsure = ", or u when you are not sure" if question.may_be_unsure else ""
        yield f"Type a whole number from {question.range.min} to {question.range.max}{unsure}."
        return
    for number, option in enumerate(options_of(question), start=1):
        yield textwrap.fill(option.label, _WIDTH, initial_indent=f"{number:>3}  ", subsequent_indent="     ")
    if question.type == "one_by_one":
        yield "Type y, n or u (not sure) for each, in order, such as: n n y u"
    elif question.type in ("multi_select", "body_map"):
        yield "Type all numbers that fit, such as: 2 5"
    else:
        yield "Type one number."


def _reply(question: AskedQuestion, answers: dict[str, Answer]) -> Answer | None:
    """The answer, or None to go back."""
    while True:
        click.echo("> ", nl=False)
        line = sys.stdin.readline()
        word = line.strip().lower()
        if not line or word in ("q", "quit"):
            raise StoppedError(answers)
        if word in ("b", "back"):
            return None
        if word == "?":
            click.echo(textwrap.fill(question.why_asked or "It helps to tell a muscle problem from a danger.", _WIDTH))
            continue
        try:
            return read_reply(question, word)
        except ReplyError as problem:
            click.secho(str(problem), fg="yellow")


def _fill_with_emergency(number: EmergencyNumber | None) -> None:
    """Nothing else is on the screen, and the reasons stand below."""
    if sys.stdout.isatty():
        click.clear()
        lines = shutil.get_terminal_size().lines
    else:
        lines = 0
    margin = "\n" * max(0, lines // 3)
    words = with_number("GET EMERGENCY HELP NOW. Call your local emergency number. Do not drive yourself.", number)
    click.echo(margin + click.style(f"  {words}  ", fg="white", bg="red", bold=True) + margin)
