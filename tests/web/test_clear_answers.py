"""Bodies nobody reads, stale forms, unknown addresses: a page that says what to do, with the right status."""

import pytest
from django.http import HttpRequest
from django.test import Client, RequestFactory

from unknot.web import errors
from unknot.web.middleware import Refusals
from unknot.web.refusals import Refusal

pytestmark = pytest.mark.django_db
MANY = "&".join(f"f{n}=1" for n in range(3000))
FORM = "application/x-www-form-urlencoded"
TABLE = [
    ("ten megabytes", "x" * 10_000_000, FORM, 413),
    ("thousands of fields", MANY, FORM, 413),
    ("JSON", '{"a": 1}', "application/json", 415),
    ("XML", "<a/>", "text/xml", 415),
    ("a multipart without its boundary", "hello", "multipart/form-data", 400),
    ("another alphabet", "a=1", f"{FORM}; charset=utf-16", 400),
]


@pytest.mark.parametrize(("body", "kind", "status"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_a_body_nobody_reads_gets_a_page(client: Client, body: str, kind: str, status: int) -> None:
    answer = client.post("/check/", body, content_type=kind)
    assert answer.status_code == status
    assert "<h1" in answer.content.decode()
    assert "Traceback" not in answer.content.decode()


def test_a_form_without_its_token_says_that_nothing_is_lost() -> None:
    answer = Client(enforce_csrf_checks=True).post("/check/")
    assert answer.status_code == 403
    assert "what you told us before is still here" in answer.content.decode()


def test_an_unknown_address_is_a_page_in_our_frame(client: Client) -> None:
    answer = client.get("/nowhere/")
    assert (answer.status_code, "We could not find that page" in answer.content.decode()) == (404, True)


def test_a_button_opened_as_a_page_says_so(client: Client) -> None:
    answer = client.get("/check/forget/")
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert "<h1" in answer.content.decode()


@pytest.mark.parametrize(("accept", "kind"), [("text/html", "text/html"), ("application/json", "application/json")])
def test_the_answer_comes_as_it_was_asked_for(client: Client, accept: str, kind: str) -> None:
    answer = client.get("/nowhere/", headers={"accept": accept})
    assert answer["Content-Type"].startswith(kind)


def test_htmx_gets_a_fragment_and_a_person_a_page(client: Client) -> None:
    fragment = client.get("/nowhere/", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in fragment
    assert "<html" in client.get("/nowhere/").content.decode()


def test_what_breaks_gets_a_page_without_a_traceback() -> None:
    answer = errors.server_error(HttpRequest())
    assert (answer.status_code, "Something broke" in answer.content.decode()) == (500, True)


def test_a_refusal_becomes_its_status_its_sentence_and_a_way_on(rf: RequestFactory) -> None:
    request = rf.get("/", headers={"referer": "http://testserver/check/?a=1"})
    answer = Refusals(lambda _: pytest.fail("not asked")).process_exception(request, Refusal())
    assert answer is not None
    page = answer.content.decode()
    assert (answer.status_code, "Nothing was changed" in page, 'href="/check/?a=1"' in page) == (409, True, True)


def test_a_refusal_never_leads_to_another_site(rf: RequestFactory) -> None:
    request = rf.get("/", headers={"referer": "https://evil.example/check/"})
    answer = Refusals(lambda _: pytest.fail("not asked")).process_exception(request, Refusal())
    assert answer is not None
    assert "evil" not in answer.content.decode()
