"""Who comes first, and why."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from unknot.scheduling.match import Candidate, ReasonKind, match, may_be_shown, suits
from unknot.scheduling.places import Place
from unknot.scheduling.values import Needs, Wishes

AT = datetime(2026, 6, 10, 15, tzinfo=UTC)
CHICAGO, MADISON, ALBANY = (
    Place("Chicago", 41.88, -87.63),
    Place("Madison", 43.07, -89.40),
    Place("Albany", 42.65, -73.76),
)
NEEDS = Needs(("swedish", "trigger_point"), 3, ("neck", "shoulder"), 60)
PLAIN = Candidate(1, 1, CHICAGO, ("swedish",), (), 4, ("en",), "woman", AT)


def order(*candidates: Candidate, home: Place | None = None, draw: str = "plan 1") -> list[int]:
    return [found.therapist_id for found in match(NEEDS, Wishes(), candidates, home, draw)]


def test_skill_for_the_plan_and_the_region_goes_first() -> None:
    both = replace(PLAIN, therapist_id=2, techniques=("swedish", "trigger_point"))
    knows = replace(PLAIN, therapist_id=3, techniques=("swedish", "trigger_point"), treats=("neck",))
    assert order(PLAIN, both, knows) == [3, 2, 1]


def test_the_same_town_goes_before_a_farther_one_whatever_the_skill() -> None:
    far = replace(PLAIN, therapist_id=2, place=MADISON, treats=("neck", "shoulder"))
    farther = replace(PLAIN, therapist_id=3, place=ALBANY, treats=("neck", "shoulder"))
    assert order(farther, far, PLAIN, home=CHICAGO) == [1, 2, 3]
    assert order(PLAIN, farther, home=ALBANY) == [3, 1]


def test_equals_are_ordered_by_the_first_free_time() -> None:
    later = replace(PLAIN, therapist_id=2, first_free=AT + timedelta(hours=1))
    assert order(later, PLAIN) == [1, 2]


def test_full_ties_are_stable_for_a_plan_and_fair_over_many() -> None:
    equals = [replace(PLAIN, therapist_id=number) for number in range(1, 5)]
    assert order(*equals) == order(*reversed(equals))
    firsts = Counter(order(*equals, draw=f"plan {number}")[0] for number in range(400))
    assert set(firsts) == {1, 2, 3, 4}
    assert min(firsts.values()) > 60


def test_the_reasons_name_what_was_asked_for_and_nothing_else() -> None:
    one = replace(PLAIN, treats=("neck", "calf"), languages=("en", "es"))
    (found,) = match(NEEDS, Wishes(language="es", gender="woman"), [one], MADISON, "plan 1")
    told = {reason.kind: reason.words for reason in found.reasons}
    assert told == {
        ReasonKind.DISTANCE: ("Chicago",),
        ReasonKind.TECHNIQUES: ("swedish",),
        ReasonKind.REGIONS: ("neck",),
        ReasonKind.PRESSURE: ("offered",),
        ReasonKind.LANGUAGE: ("es",),
        ReasonKind.GENDER: ("woman",),
    }


def test_a_lighter_hand_than_the_plan_allows_is_shown_but_not_praised() -> None:
    (found,) = match(NEEDS, Wishes(), [replace(PLAIN, max_pressure=2)], None, "plan 1")
    assert ReasonKind.PRESSURE not in {reason.kind for reason in found.reasons}


def test_wishes_filter_clinic_gender_and_language() -> None:
    for wishes in (Wishes(clinic_id=2), Wishes(gender="man"), Wishes(language="fr")):
        assert not may_be_shown(wishes, 1, "woman", ("en",))
    assert may_be_shown(Wishes(clinic_id=1, gender="woman", language="en", town="Nowhere"), 1, "woman", ("en",))


def test_no_technique_in_common_or_a_longer_service_does_not_suit() -> None:
    assert suits(NEEDS, ("trigger_point",), ("trigger_point",), 60)
    assert not suits(NEEDS, ("trigger_point",), ("swedish",), 60)
    assert not suits(NEEDS, ("swedish",), (), 61)
    assert not suits(replace(NEEDS, techniques=()), ("swedish",), (), 60)
