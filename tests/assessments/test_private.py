"""The question that is asked in private: its answer brings help, and tells nobody who looks over the shoulder."""

import re

import pytest
from django.http import HttpResponse
from django.test import Client

from assessments.walker import FormReader, healthy, walk
from unknot.knowledge.loading import knowledge

pytestmark = pytest.mark.django_db
TELLING = re.compile(
    r"scare|hurts? (?:you|me)|not your fault|danger|self-harm|harm you|deserves? to be safe|crisis", re.IGNORECASE
)


def main_of(answer: HttpResponse) -> str:
    page = answer.content.decode()
    return page[page.index("<main") : page.index("</main>")]


def in_sight(answer: HttpResponse) -> str:
    """Without what opens only on a tap."""
    return re.sub(r"<details.*?</details>", "", main_of(answer), flags=re.DOTALL)


def answer_private_question(client: Client, concern: str) -> HttpResponse:
    """All screens up to the private one, then `concern`."""
    answer = client.post("/check/", follow=True)
    while "q_safe" not in FormReader(answer.content.decode()).asked:
        address = answer.redirect_chain[-1][0]
        answer = client.post(address, healthy().post(FormReader(answer.content.decode())), follow=True)
    assert "Never show" not in answer.content.decode()
    assert knowledge().questions["q_safe"].why_asked in answer.content.decode().replace("&#x27;", "'")
    return client.post(answer.redirect_chain[-1][0], {"asked": "q_safe", "q_safe": concern}, follow=True)


@pytest.mark.parametrize("concern", ["self_harm_now", "self_harm_thoughts"])
def test_thoughts_of_self_harm_lead_to_a_crisis_line_at_once(client: Client, concern: str) -> None:
    answer = answer_private_question(client, concern)
    assert answer.redirect_chain[-1][0] == "/check/result/"
    assert "Please talk to someone right now" in in_sight(answer)
    assert "988" in in_sight(answer)


@pytest.mark.parametrize("concern", ["none", "prefer_not", "hurt_by_someone"])
def test_every_other_answer_goes_on_with_a_screen_that_tells_nothing(client: Client, concern: str) -> None:
    answer = answer_private_question(client, concern)
    assert answer.redirect_chain[-1][0] != "/check/result/"
    assert not TELLING.search(in_sight(answer).split("<form")[0])
    assert "alert-stop" not in main_of(answer)


def test_the_result_of_somebody_who_is_hurt_is_neutral_with_help_one_tap_away(client: Client) -> None:
    answer = walk(client, healthy(safety_concern="hurt_by_someone"))
    assert not TELLING.search(in_sight(answer))
    assert "See a doctor or nurse before any massage" in in_sight(answer)
    assert "not your fault" in main_of(answer)
    assert not re.search(r'href="/(book|plan)/', main_of(answer))


def test_other_reasons_are_told_beside_it(client: Client) -> None:
    answer = walk(client, healthy(safety_concern="hurt_by_someone", limb_swollen_one_side=True, regions=["calf"]))
    assert not TELLING.search(in_sight(answer))
    assert "What we noticed" in in_sight(answer)


def test_control_a_danger_that_is_not_private_is_told_on_the_next_screen(client: Client) -> None:
    answer = client.post("/check/", follow=True)
    told = healthy(limb_swollen_one_side=True, regions=["calf"])
    while "q_now_3" not in FormReader(answer.content.decode()).asked:
        address = answer.redirect_chain[-1][0]
        answer = client.post(address, told.post(FormReader(answer.content.decode())), follow=True)
    assert "alert-stop" in main_of(answer)


def test_the_screen_opened_again_does_not_show_the_answer(client: Client) -> None:
    answer_private_question(client, "hurt_by_someone")
    screen = next(plan.screen for plan in knowledge().screens if "q_safe" in plan.questions)
    assert " checked" not in main_of(client.get(f"/check/{screen}/"))
