"""How long a session is, and how its minutes are split."""

from collections.abc import Collection, Iterator, Sequence

from unknot.clinical.plan_types import Segment
from unknot.knowledge.care import Care

_AT_MOST = (
    (45, frozenset({"first_timer"})),
    (45, frozenset({"c_fibromyalgia", "c_cancer_cleared", "c_pregnant", "c_neuro_spasticity"})),
    (30, frozenset({"irr_high", "c_frail_older"})),
)
_LONGEST = 60
_LENGTHS = (30, 45, 60)
_OPENER_MOST = 10


def session_minutes(facts: Collection[str]) -> int:
    """Minutes of the first sessions by the published rule (`techniques.yaml`, session_length_rule): 60, 45 or 30.

    >>> session_minutes({"first_timer", "d_chronic"}), session_minutes({"d_acute"})
    (45, 30)
    """
    return min([_LONGEST, *(minutes for _, minutes in _shorter(facts))])


def length_because(facts: Collection[str], care: Care) -> tuple[str, ...]:
    """What keeps the first sessions short, in words; empty when nothing does.

    >>> from unknot.knowledge.loading import knowledge
    >>> length_because({"first_timer", "d_chronic"}, knowledge().care)
    ('it is your first massage',)
    """
    found = tuple(_shorter(facts))
    least = min((minutes for _, minutes in found), default=None)
    return tuple(care.feature_words[fact] for fact, minutes in found if minutes == least)


def _shorter(facts: Collection[str]) -> Iterator[tuple[str, int]]:
    for minutes, any_of in _AT_MOST:
        yield from ((fact, minutes) for fact in sorted(any_of) if fact in facts)
    if "d_acute" in facts and "s_generalised_tension" not in facts:
        yield "d_acute", 30


def fitting_minutes(most: int, chosen: Sequence[str], opener: str | None, care: Care) -> int:
    """The shortest usual length (30, 45 or 60) that gives the chosen techniques their longest usual time, up to `most`.

    A session is not padded: twenty minutes of stretching do not become an hour.
    """
    needed = sum(max(care.techniques[name].typical_session_minutes) for name in chosen) + (
        _OPENER_MOST if opener else 0
    )
    return next((length for length in _LENGTHS if needed <= length <= most), most)


def split_minutes(total: int, chosen: Sequence[str], opener: str | None, care: Care) -> tuple[Segment, ...]:
    """The parts of a session of `total` minutes; whole minutes that add up to it.

    Without secondary techniques or without an opener the primary takes their share. No technique takes longer than
    its longest usual time; what is left over goes to the others in order of their score, and then to the closing.

    >>> from unknot.knowledge.loading import knowledge
    >>> [(s.part, s.minutes) for s in split_minutes(60, ["swedish"], None, knowledge().care)]
    [('primary', 54), ('closing', 6)]
    """
    share = care.scoring.time_split
    opening = min(_OPENER_MOST, round(total * share.opener)) if opener else 0
    seconds = chosen[1:]
    each = round(total * share.secondary_total / len(seconds)) if seconds else 0
    closing = round(total * share.closing)
    wanted = [total - opening - closing - each * len(seconds), *(each for _ in seconds)]
    minutes = _within_usual_times(wanted, [max(care.techniques[t].typical_session_minutes) for t in chosen])
    segments = [Segment("opener", opener, opening)] if opener else []
    segments.append(Segment("primary", chosen[0], minutes[0]))
    segments += [Segment("secondary", name, own) for name, own in zip(seconds, minutes[1:], strict=True)]
    return (*segments, Segment("closing", None, total - opening - sum(minutes)))


def _within_usual_times(wanted: Sequence[int], longest: Sequence[int]) -> list[int]:
    given = [min(minutes, most) for minutes, most in zip(wanted, longest, strict=True)]
    left = sum(wanted) - sum(given)
    for place, most in enumerate(longest):
        more = min(left, most - given[place])
        given[place] += more
        left -= more
    return given
