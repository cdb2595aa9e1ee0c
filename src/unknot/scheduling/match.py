"""Who fits a plan and a person's wishes, best first, with the reasons.

Filters: trained in a technique of the plan, a service that the plan allows, the clinic, gender and language wished, and
a free time. Order: same town, then nearer by steps of NEAR_KM; then points; then the first free time; then a draw that
differs from plan to plan, so that nobody is last for good. The points are the project's choice.
"""

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from unknot.scheduling.places import Place, distance_km
from unknot.scheduling.values import Needs, Wishes

MAIN_TECHNIQUE, OTHER_TECHNIQUE, KNOWN_REGION, PRESSURE = 4, 2, 2, 1
MOST_REGIONS = 2
NEAR_KM = 25


class ReasonKind(StrEnum):
    TECHNIQUES = "techniques"
    REGIONS = "regions"
    PRESSURE = "pressure"
    LANGUAGE = "language"
    GENDER = "gender"
    SAME_TOWN = "same_town"
    DISTANCE = "distance"


@dataclass(frozen=True, slots=True)
class MatchReason:
    """Why somebody fits. words: ids of techniques or regions, a language, a gender, or a town. km: of a distance."""

    kind: ReasonKind
    words: tuple[str, ...] = ()
    km: float | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A therapist with a service, as far as matching needs to know."""

    therapist_id: int
    clinic_id: int
    place: Place
    techniques: tuple[str, ...]
    treats: tuple[str, ...]
    max_pressure: int
    languages: tuple[str, ...]
    gender: str
    first_free: datetime


@dataclass(frozen=True, slots=True)
class Match:
    therapist_id: int
    points: int
    reasons: tuple[MatchReason, ...]


def suits(needs: Needs, trained_in: Collection[str], service_techniques: Collection[str], length_min: int) -> bool:
    """Whether a therapist can give this plan in this service: one technique in common, and no longer than it allows.

    service_techniques: empty means any. length_min: minutes of the service.

    >>> needs = Needs(("swedish", "trigger_point"), 3, ("neck",), 45)
    >>> suits(needs, ["swedish"], [], 30), suits(needs, ["swedish"], [], 60), suits(needs, ["iastm"], [], 30)
    (True, False, False)
    """
    common = set(needs.techniques) & set(trained_in)
    offered = common & set(service_techniques) if service_techniques else common
    return bool(offered) and length_min <= needs.length_min


def may_be_shown(wishes: Wishes, clinic_id: int, gender: str, languages: Collection[str]) -> bool:
    """Whether somebody passes the wishes that filter.

    >>> may_be_shown(Wishes(gender="woman", language="es"), 1, "woman", ["en", "es"])
    True
    """
    return (
        wishes.clinic_id in {None, clinic_id}
        and wishes.gender in {None, gender}
        and (wishes.language is None or wishes.language in languages)
    )


def match(
    needs: Needs, wishes: Wishes, candidates: Sequence[Candidate], home: Place | None, draw: str
) -> tuple[Match, ...]:
    """The candidates in order, the best first. They have passed `suits` and `may_be_shown`.

    home: where the person is, None when not known. draw: what decides ties; the same plan should always give the same.

    >>> at = datetime.fromisoformat("2026-03-02T15:00:00+00:00")
    >>> place = Place("Chicago", 41.88, -87.63)
    >>> both = [Candidate(1, 1, place, ("swedish",), (), 4, ("en",), "woman", at),
    ...         Candidate(2, 1, place, ("swedish",), ("neck",), 4, ("en",), "man", at)]
    >>> needs = Needs(("swedish",), 3, ("neck",), 60)
    >>> [(found.therapist_id, found.points) for found in match(needs, Wishes(), both, None, "plan 7")]
    [(2, 7), (1, 5)]
    """

    def order(one: Candidate) -> tuple[int, int, datetime, str]:
        return distance_step(one, home), -points(needs, one), one.first_free, drawn(draw, one.therapist_id)

    return tuple(
        Match(one.therapist_id, points(needs, one), reasons(needs, wishes, one, home))
        for one in sorted(candidates, key=order)
    )


def points(needs: Needs, one: Candidate) -> int:
    """How well somebody fits, from 0 up.

    >>> at = datetime.fromisoformat("2026-03-02T15:00:00+00:00")
    >>> one = Candidate(1, 1, Place("", 0, 0), ("swedish", "iastm"), ("neck", "jaw"), 2, ("en",), "woman", at)
    >>> points(Needs(("swedish", "iastm"), 3, ("neck",), 60), one)
    8
    """
    main, *others = needs.techniques or ("",)
    total = MAIN_TECHNIQUE if main in one.techniques else 0
    total += OTHER_TECHNIQUE * len(set(others) & set(one.techniques))
    total += KNOWN_REGION * min(MOST_REGIONS, len(set(needs.regions) & set(one.treats)))
    return total + (PRESSURE if one.max_pressure >= needs.max_pressure else 0)


def reasons(needs: Needs, wishes: Wishes, one: Candidate, home: Place | None) -> tuple[MatchReason, ...]:
    """What speaks for somebody, in the order in which it counts.

    >>> at = datetime.fromisoformat("2026-03-02T15:00:00+00:00")
    >>> one = Candidate(1, 1, Place("Chicago", 41.88, -87.63), ("iastm",), ("neck",), 4, ("en", "es"), "woman", at)
    >>> found = reasons(Needs(("iastm",), 3, ("neck",), 60), Wishes(language="es"), one, one.place)
    >>> [reason.kind.value for reason in found]
    ['same_town', 'techniques', 'regions', 'pressure', 'language']
    """
    told = [
        place_reason(one, home),
        MatchReason(ReasonKind.TECHNIQUES, tuple(one_ for one_ in needs.techniques if one_ in one.techniques)),
        MatchReason(ReasonKind.REGIONS, tuple(region for region in needs.regions if region in one.treats)),
        MatchReason(ReasonKind.PRESSURE, ("offered",) if one.max_pressure >= needs.max_pressure else ()),
        MatchReason(ReasonKind.LANGUAGE, (wishes.language,) if wishes.language else ()),
        MatchReason(ReasonKind.GENDER, (one.gender,) if wishes.gender else ()),
    ]
    return tuple(reason for reason in told if reason is not None and reason.words)


def place_reason(one: Candidate, home: Place | None) -> MatchReason | None:
    if home is None:
        return None
    if home.is_called(one.place.town):
        return MatchReason(ReasonKind.SAME_TOWN, (one.place.town,))
    return MatchReason(ReasonKind.DISTANCE, (one.place.town,), distance_km(home, one.place))


def distance_step(one: Candidate, home: Place | None) -> int:
    if home is None or home.is_called(one.place.town):
        return 0
    return 1 + int(distance_km(home, one.place) // NEAR_KM)


def drawn(draw: str, therapist_id: int) -> str:
    """A number of chance, always the same for the same draw and therapist."""
    return hashlib.sha256(f"{draw}:{therapist_id}".encode()).hexdigest()
