"""Rank and combine techniques by the published scheme (`techniques.yaml`, section scoring).

Styles do about equally well in trials: the score ranks fit, comfort and safety, not proven superiority.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence

from unknot.clinical.plan_types import Point, Ranking, Scored
from unknot.knowledge.care import Care, Scoring, Weights

History = Mapping[str, Collection[str]]
_OPENER = "swedish"
_NEEDS_NO_OPENER = frozenset({"swedish", "sports_massage", "light_touch_lymphatic"})
_WANTS_NO_OPENER = frozenset({"wants_clothed", "irr_high", "s_active_cramp"})
_FROM_THE_LOG = {
    "liked_before": "Liked it before",
    "disliked_before": "Did not like it before",
    "helped_pain_by_2_points_last_time": "It eased the pain by 2 points or more last time",
    "flare_over_48h_last_time": "It flared for over 48 hours last time",
}
NO_HISTORY: History = {}
_ONE_LESS = frozenset({"irr_high", "pressure_sensitive", "c_fibromyalgia", "c_frail_older"})


def rank(
    facts: Collection[str],
    care: Care,
    *,
    limit: int | None = None,
    excluded: Collection[str] = (),
    history: History = NO_HISTORY,
) -> Ranking:
    """Score all techniques and choose up to three.

    facts: true care facts. limit: highest pressure (0 to 5) that the triage allows, None for no limit.
    excluded: techniques that the triage rules out. history: technique to what the person's own log says of it, in the
    words of `Scoring.history_adjustment`; raises KeyError for another word.

    >>> from unknot.knowledge.loading import knowledge
    >>> ranking = rank({"s_recurrent_cramp", "p_light", "g_sleep"}, knowledge().care)
    >>> ranking.chosen[0].technique, ranking.cap
    ('assisted_static_stretch', 2)
    >>> again = rank({"g_relax"}, knowledge().care, history={"swedish": ["disliked_before"]})
    >>> [(p.fact, p.points) for s in again.ranked if s.technique == "swedish" for p in s.points]
    [('g_relax', 3), ('disliked_before', -4)]
    """
    cap = pressure_cap(facts, care.scoring, limit)
    usable = [w for w in care.scoring.weights_table if _usable(w, facts, cap, care) and w.technique not in excluded]
    scored = sorted(
        (_score(w, facts, care, history.get(w.technique, ())) for w in usable), key=lambda s: _best_first(s, care)
    )
    ranked = tuple(s for s in scored if care.techniques[s.technique].selectable_in_session)
    chosen = _choose(ranked, care)
    opener_usable = any(w.technique == _OPENER for w in usable)
    return Ranking(
        cap=cap,
        ranked=ranked,
        blocked=tuple(sorted(w.technique for w in care.scoring.weights_table if _blocked(w, facts, cap, care))),
        chosen=chosen,
        opener=_OPENER if opener_usable and _opener_wanted(chosen, facts) else None,
        home=tuple(s.technique for s in scored if s not in ranked and s.score >= care.scoring.min_score),
    )


def pressure_cap(facts: Collection[str], scoring: Scoring, limit: int | None = None) -> int:
    """Lowest of the caps that apply, never above the scheme's highest nor above `limit`."""
    caps = [cap for fact, cap in scoring.walton_caps.items() if fact in facts]
    own = min(caps, default=scoring.default_cap)
    return min(own, scoring.hard_max, scoring.hard_max if limit is None else limit)


def start_pressure(technique: str, facts: Collection[str], cap: int, care: Care) -> int:
    """Pressure to begin with: the usual one within the cap, one less for the sensitive, never below its lowest."""
    span = care.techniques[technique].pressure_walton
    pressure = min(cap, span.typical)
    if not _ONE_LESS.isdisjoint(facts) or ("first_timer" in facts and pressure >= 3):
        pressure -= 1
    return max(pressure, span.min)


def _blocked(weights: Weights, facts: Collection[str], cap: int, care: Care) -> bool:
    too_firm = cap < care.techniques[weights.technique].pressure_walton.min
    return too_firm or not set(weights.blocked_by).isdisjoint(facts)


def _usable(weights: Weights, facts: Collection[str], cap: int, care: Care) -> bool:
    return not _blocked(weights, facts, cap, care) and set(weights.requires) <= set(facts)


def _score(weights: Weights, facts: Collection[str], care: Care, log: Iterable[str]) -> Scored:
    own = [Point(word, _FROM_THE_LOG[word], care.scoring.history_adjustment[word]) for word in log]
    points = (*(Point(f, care.feature_labels[f], n) for f, n in weights.points.items() if f in facts), *own)
    total = weights.evidence_points + sum(point.points for point in points)
    return Scored(weights.technique, total, weights.evidence_points, points)


def _best_first(scored: Scored, care: Care) -> tuple[int, int, int, str]:
    typical = care.techniques[scored.technique].pressure_walton.typical
    return (-scored.score, typical, -scored.evidence_points, scored.technique)


def _choose(ranked: Sequence[Scored], care: Care) -> tuple[Scored, ...]:
    scoring = care.scoring
    chosen: list[Scored] = list(ranked[:1])
    for candidate in ranked[1:]:
        enough = candidate.score >= max(scoring.min_score, scoring.second_fraction * chosen[0].score)
        if len(chosen) < scoring.max_techniques and enough and _goes_with(candidate, chosen, care):
            chosen.append(candidate)
    return tuple(chosen)


def _goes_with(candidate: Scored, chosen: Iterable[Scored], care: Care) -> bool:
    family = care.techniques[candidate.technique].family
    pairs = {frozenset(pair) for pair in care.scoring.never_together}
    return all(
        care.techniques[other.technique].family != family
        and frozenset((candidate.technique, other.technique)) not in pairs
        for other in chosen
    )


def _opener_wanted(chosen: Sequence[Scored], facts: Collection[str]) -> bool:
    names = {scored.technique for scored in chosen}
    return bool(chosen) and _NEEDS_NO_OPENER.isdisjoint(names) and _WANTS_NO_OPENER.isdisjoint(facts)
