"""What a person finds on the plan page, and that result, plan and booking say the same."""

import re

import pytest
from django.test import Client

from assessments.walker import healthy, walk

pytestmark = pytest.mark.django_db
CRAMPS = {
    "age_years": 58,
    "regions": ["calf"],
    "feel_cramp": True,
    "onset": "over_3_months",
    "trend": "comes_and_goes",
    "frequency": "weekly",
    "spasm_duration": "seconds",
    "cramp_when": "night",
    "rx_diuretic": True,
}
NECK = {
    "regions": ["neck", "shoulder"],
    "feel_tight": True,
    "feel_knot": True,
    "onset": "over_6_weeks",
    "trend": "same",
    "first_massage": True,
    "likes_firm": True,
    "posture_stress_or_sitting": True,
}
INJURED = {"regions": ["ankle"], "injury_72h": True, "onset": "under_1_week", "trend": "better"}


def pages(client: Client, **told: object) -> tuple[str, str]:
    """The result and the plan, as a browser without a script gets them."""
    return walk(client, healthy(**told)).content.decode(), client.get("/plan/").content.decode()


def test_a_plan_opens_with_what_to_do_and_ends_with_what_is_known(client: Client) -> None:
    _, plan = pages(client, **NECK)
    told = ["Do now", "Massage", "Where", "Pressure", "One visit", "How often", "Find a therapist", "What you can do"]
    places = [plan.index(words) for words in (*told, "When to look again", "What massage can do, honestly")]
    assert places == sorted(places)
    assert "trials" not in plan[: plan.index("Find a therapist")]


def test_pressure_and_length_say_why_in_the_persons_words(client: Client) -> None:
    _, plan = pages(client, **NECK)
    assert "At most 3 of 5 (medium)" in plan
    assert "You like firm pressure. We stay at 3 of 5: it is your first massage." in plan
    assert "evel 5" not in plan
    assert "evel 4" not in plan


def test_night_cramps_bring_stretches_with_their_dose_and_a_word_on_medicines(client: Client) -> None:
    _, plan = pages(client, **CRAMPS)
    assert "Hold 10 seconds, 3 times, every night before bed" in plan
    assert "Give it 6 weeks, then judge" in plan
    assert "Never stop or change one on your own" in plan
    assert "If a cramp comes: first aid" in plan
    assert '<details class="first-aid" open>' in plan


@pytest.mark.parametrize("place", ["calf", "foot", "thigh"])
def test_a_cramp_right_now_has_its_card_open_at_the_top_of_result_and_plan(client: Client, place: str) -> None:
    result, plan = pages(client, **{**CRAMPS, "regions": [place], "feel_cramp_now": True, "spasm_duration": "seconds"})
    for page, below in ((result, "What we noticed"), (plan, "Your plan in short")):
        assert page.index("A cramp right now") < page.index('<details class="first-aid" open>') < page.index(below)


def test_a_new_injury_reads_the_same_on_result_plan_and_booking(client: Client) -> None:
    result, plan = pages(client, **INJURED)
    book = client.get("/book/").content.decode()
    assert "Let the new injury settle first" in result
    assert "Let the new injury settle first" in plan
    assert "No visit for now" in book
    for page in (result, plan, book):
        assert "You can have a massage" not in page
        assert "Find a therapist" not in page
    assert "Cold" in plan
    assert "strength work" not in plan


def test_a_badge_opens_the_sentence_and_where_it_comes_from(client: Client) -> None:
    _, plan = pages(client, **CRAMPS)
    badges = re.findall(r'<details class="sure"><summary>.*?</details>', plan, re.DOTALL)
    assert len(badges) > 10
    assert all("<li>" in badge for badge in badges)
    assert "Our choice. No study settles it." in plan


@pytest.mark.parametrize("told", [CRAMPS, NECK, INJURED], ids=["cramps", "neck", "injured"])
def test_one_word_for_how_sure_we_are(client: Client, told: dict[str, object]) -> None:
    result, plan = pages(client, **told)
    for page in (result, plan):
        assert "very low" not in page
        assert "evidence: " not in page


def test_heat_has_its_limits_in_both_scales(client: Client) -> None:
    _, plan = pages(client, **NECK)
    assert "never above 109 °F (43 °C) on the skin, and no bath above 104 °F (40 °C)" in plan
    assert "15 to 20 minutes, then wait 60 minutes." in plan
    assert "At most 3 times a day." in plan
