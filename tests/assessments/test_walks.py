"""Whole walks through the pages, driven by what each screen offers."""

import re

import pytest
from django.test import Client

from assessments.walker import FormReader, healthy, story, walk
from unknot.assessments.models import TriageRecord
from unknot.knowledge.loading import knowledge

pytestmark = pytest.mark.django_db
BOOKING = re.compile(r'href="/(book|plan)/')
TEN = (
    "Saddle numbness",
    "Not sure about numbness between the legs",
    "Calf ache after a long flight, on the pill",
    "Child with limp and fever",
    "Hand twitching and wasting",
    "Smoker of 52, shoulder pain for two months, tired",
    "Pregnant 24 weeks, calf cramps, no OK",
    "Fever, sore shoulder",
    "Fibromyalgia, improving",
    "Rare night calf cramp, improving",
)


@pytest.mark.parametrize("name", TEN)
def test_an_author_case_comes_to_the_result_its_author_wants(client: Client, name: str) -> None:
    told, expected = story(name)
    page = walk(client, told).content.decode()
    judgement = TriageRecord.objects.latest("pk")
    assert judgement.disposition == expected
    assert bool(BOOKING.search(page)) is judgement.is_bookable


def test_a_healthy_person_comes_to_clear_and_to_a_plan_with_therapists(client: Client) -> None:
    page = walk(client, healthy(feel_tight=True, regions=["neck"])).content.decode()
    assert TriageRecord.objects.get().disposition == "CLEAR"
    assert 'href="/plan/"' in page
    assert 'href="/book/"' in client.get("/plan/").content.decode()


def test_an_emergency_stops_the_questions_and_leads_to_no_booking(client: Client) -> None:
    page = walk(client, healthy(chest_pain_now=True)).content.decode()
    assert "Call your local emergency number" in page
    assert not BOOKING.search(page)
    assert client.get("/plan/", follow=True).redirect_chain[-1][0] == "/check/result/"
    assert client.get("/book/").status_code == 409


def test_a_warning_sign_is_told_on_the_next_screen_and_the_person_may_stop_there(client: Client) -> None:
    client.post("/check/")
    for screen_id, danger in (
        ("about", {}),
        ("now_1", {}),
        ("now_2", {"limb_swollen_one_side": True, "regions": ["calf"]}),
    ):
        reader = FormReader(client.get(f"/check/{screen_id}/").content.decode())
        answer = client.post(f"/check/{screen_id}/", healthy(**danger).post(reader), follow=True)
    assert "See what to do now" in answer.content.decode()
    result = client.get("/check/result/").content.decode()
    assert "See a doctor" in result
    assert "This holds whatever else you answer" in result
    assert not BOOKING.search(result)
    assert client.get("/book/").status_code == 409


def test_a_healthy_person_is_not_shown_a_result_before_the_last_question(client: Client) -> None:
    client.post("/check/")
    reader = FormReader(client.get("/check/about/").content.decode())
    client.post("/check/about/", healthy().post(reader))
    assert client.get("/check/result/").status_code == 302


def test_a_person_who_may_hurt_themselves_is_met_with_a_crisis_line(client: Client) -> None:
    page = walk(client, healthy(safety_concern="self_harm_now")).content.decode()
    assert "988" in page
    assert "q_safe" not in page


@pytest.mark.parametrize(
    ("changes", "title"),
    [
        ({"fever": True, "regions": ["shoulder"]}, "Not today"),
        ({"consent": "no"}, "A clear yes"),
        ({"hx_clot_past": True}, "written yes"),
    ],
    ids=["postponed", "consent", "clearance"],
)
def test_a_visit_that_has_to_wait_says_what_for(client: Client, changes: dict[str, object], title: str) -> None:
    page = walk(client, healthy(**changes)).content.decode()
    assert title in page
    assert not BOOKING.search(page)


@pytest.mark.parametrize("changes", [{}, {"fever": True}, {"saddle_numb": True}, {"hx_clot_current": True}], ids=str)
def test_no_page_shows_rule_ids_or_suspected_diseases(client: Client, changes: dict[str, object]) -> None:
    pages = walk(client, healthy(**changes)).content.decode() + client.get("/plan/", follow=True).content.decode()
    words = re.sub(r"<details.*?</details>", "", pages, flags=re.DOTALL)
    assert not re.search(r"\b(RF|CI|AD)\d{3}\b", pages)
    suspected = {name for rule in knowledge().rules for name in rule.suspected_conditions if " " in name}
    assert not [name for name in suspected if name in words]


def test_not_sure_opens_the_list_item_by_item_and_counts_as_danger(client: Client) -> None:
    answer = client.post("/check/", follow=True)
    client.post("/check/about/", {"asked": ["q_who", "q_age"], "q_who": "self", "q_age": "40"})
    answer = client.post("/check/now_1/", {"asked": "q_now_1", "q_now_1": "not_sure"}, follow=True)
    assert answer.redirect_chain[-1][0] == "/check/now_1/"
    items = {name: "no" for name in FormReader(answer.content.decode()).values if name.startswith("q_now_1.")}
    items["q_now_1.chest_pain_now"] = "not_sure"
    page = client.post("/check/now_1/", {"asked": "q_now_1", **items}, follow=True).content.decode()
    assert "You were not sure here" in page


def test_back_shows_what_was_told_and_a_change_asks_what_follows(client: Client) -> None:
    walk(client, healthy(regions=["foot"], onset="today"))
    page = client.get("/check/where/").content.decode()
    assert re.search(r'value="foot" checked', page)
    changed = {"asked": "q_where", "q_where": ["neck"]}
    answer = client.post("/check/where/", changed, follow=True)
    assert answer.redirect_chain[-1][0] == "/check/neck/"
    assert client.get("/check/result/", follow=True).redirect_chain[-1][0] == "/check/neck/"
    assert client.get("/book/").status_code == 409


def test_the_same_form_sent_twice_changes_nothing(client: Client) -> None:
    client.post("/check/")
    form = {"asked": ["q_who", "q_age"], "q_who": "self", "q_age": "40"}
    addresses = [client.post("/check/about/", form)["Location"] for _ in range(2)]
    assert addresses == ["/check/now_1/", "/check/now_1/"]


def test_another_browser_sees_nothing_of_it(client: Client) -> None:
    walk(client, healthy())
    for address in ("/check/result/", "/check/where/", "/plan/"):
        assert Client().get(address, follow=True).redirect_chain[-1][0] == "/check/"


def test_forgetting_leaves_nothing_in_this_browser(client: Client) -> None:
    walk(client, healthy())
    assert client.post("/check/forget/").status_code == 302
    assert client.get("/check/result/", follow=True).redirect_chain[-1][0] == "/check/"
