"""A judgement of progress as a person reads it in a terminal."""

import textwrap
from collections.abc import Iterable, Iterator

import click

from unknot.clinical.progress.measures import Week
from unknot.clinical.progress.types import Change, Progress, Trend
from unknot.knowledge.types import Knowledge

_WIDTH = 96


def as_text(judged: Progress, knowledge: Knowledge) -> str:
    """The whole judgement: what to do, why, how sure, the scores, what is missing, sources."""
    decision = judged.decision
    parts = [
        click.style(f"{judged.id}: {decision.often.replace('_', ' ')}", bold=True) + f"   rule: {decision.rule}",
        *_wrapped(judged.summary),
        *_list("What to do", judged.to_do),
        *_list("Why", judged.reasons),
        *_list("How sure we are", (judged.uncertainty,)),
        *_scores(judged, knowledge),
        *_list("Diary", (_week(week) for week in judged.diary)),
        *_list("What would change this", judged.would_change),
        *_list("To be honest", judged.honest),
        *_list("Still missing", judged.missing),
        *_list("Not counted", judged.set_aside),
        *_list("For the clinic to look at", judged.alerts),
        *_next_look(judged),
        *_list("Sources", (_source(name, knowledge) for name in judged.sources)),
        "",
        click.style(f"Knowledge {judged.edition}. This is not a diagnosis.", dim=True),
    ]
    return "\n".join(parts)


def _scores(judged: Progress, knowledge: Knowledge) -> Iterator[str]:
    yield from _list("Scores", (_change(change) for change in judged.changes))
    yield from _list("Trend", (_trend(trend, knowledge) for trend in judged.trends))


def _change(change: Change) -> str:
    band = f"; 95 % from {change.band[0]:+.2g} to {change.band[1]:+.2g}" if change.band else ""
    verdict = change.verdict.replace("_", " ")
    return f"{change.name}: {verdict}. {change.sentence} [better by {change.better:+.2g}{band}; {change.basis}]"


def _trend(trend: Trend, knowledge: Knowledge) -> str:
    band = f"; 95 % from {trend.band[0]:+.2g} to {trend.band[1]:+.2g}" if trend.band else ""
    name = knowledge.outcomes.instruments[trend.instrument].name
    return f"{name}: {trend.sentence} [better by {trend.better_per_week:+.2g} a week{band}]"


def _week(week: Week) -> str:
    strength = f", mean strength {week.severity:.1f} of 10" if week.severity is not None else ""
    longest = f", longest {week.longest.replace('_', ' ')}" if week.longest else ""
    counts = f"cramps {week.cramps}, days told {week.days}, nights woken {week.nights_woken}"
    return f"Week {week.week}: {counts}{strength}{longest}"


def _next_look(judged: Progress) -> Iterator[str]:
    if judged.look_again_after_visits is not None:
        on = f", or on {judged.look_again_on}, whichever is first" if judged.look_again_on else ""
        yield from _list("We look again", (f"After visit {judged.look_again_after_visits}{on}.",))


def _source(name: str, knowledge: Knowledge) -> str:
    reference = knowledge.care.references.get(name)
    return f"{reference.citation} ({reference.status})" if reference else name


def _list(title: str, lines: Iterable[str]) -> Iterator[str]:
    lines = tuple(lines)
    if lines:
        yield ""
        yield click.style(title, bold=True)
    for line in lines:
        yield textwrap.fill(line, _WIDTH, initial_indent="- ", subsequent_indent="  ")


def _wrapped(text: str) -> Iterator[str]:
    yield textwrap.fill(text, _WIDTH)
