"""Two hundred forms filled by chance, some fields as they should be: never a fault of ours."""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bad_input.conftest import World
from bad_input.raw import FORM, ask, cookies_of, urlencoded
from bad_input.test_table import assert_clear, filled_word
from bad_input.words import ABOUT, PERSON, SLOT

FORMS: dict[str, dict[str, Any]] = {
    "/check/": {},
    "/check/about/": ABOUT,
    "/check/where/": {"asked": "q_where", "q_where": ["neck"]},
    "/check/pain/": {"asked": "q_pain", "q_pain": "4", "q_pain.unsure": "on"},
    "/check/now_1/": {"asked": "q_now_1", "q_now_1": ["none"], "q_now_1.chest_pain_now": "not_sure"},
    "/book/hold/": SLOT,
    "/book/details/{held}/": {**PERSON, "consent": ""},
    "/visit/{token}/move/": {"starts_at": "{free_start}"},
    "/visit/{cancelled}/cancel/": {"reason": "ill"},
    "/accounts/login/": {"login": "ana@example.org", "password": "wrong", "next": "/staff/", "remember": "on"},
    "/accounts/password/reset/": {"email": "nobody@example.org"},
    "/nope/": {"a": "b"},
}
SEARCHES = {
    "/book/": {"clinic": "1", "language": "en", "gender": "woman"},
    "/book/times/{therapist}/": {"service": "{service}", "from": "2026-11-25"},
    "/visit/{token}/move/": {"from": "2026-11-25"},
    "/staff/": {"clinic": "1", "on": "2026-11-25"},
}
JUNK = st.one_of(
    st.text(max_size=60),
    st.binary(max_size=60),
    st.integers().map(str),
    st.floats().map(str),
    st.datetimes().map(str),
    st.datetimes().map(lambda at: f"{at.isoformat()}+00:00"),
    st.sampled_from(["", "\x00", "none", "not_sure", "yes", "9" * 40, "a" * 3000, "{held}", "{token}", "'", "<b>"]),
)
VALUES = st.one_of(JUNK, st.lists(JUNK, max_size=3))
NOTHING_MORE = settings(
    max_examples=100, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck), database=None
)


@st.composite
def filled_by_chance(draw: st.DrawFn, forms: dict[str, dict[str, Any]]) -> tuple[str, dict[str, Any]]:
    path = draw(st.sampled_from(sorted(forms)))
    fields = {name: draw(st.one_of(st.just(right), VALUES)) for name, right in forms[path].items()}
    left_out = draw(st.sets(st.sampled_from(sorted(fields)), max_size=1)) if fields else set()
    more = draw(st.dictionaries(st.text(max_size=8), JUNK, max_size=2))
    return path, {**more, **{name: told for name, told in fields.items() if name not in left_out}}


def as_sent(world: World, fields: dict[str, Any]) -> bytes:
    def one(value: Any) -> Any:
        if isinstance(value, list):
            return [one(part) for part in value]
        return filled_word(value, world).encode("utf-8", "replace") if value in NAMED else encoded(value)

    return urlencoded({name.encode("utf-8", "replace").decode(): one(told) for name, told in fields.items()})


NAMED = ("{held}", "{token}", "{free_start}", "{therapist}", "{service}")


def encoded(value: str | bytes) -> bytes:
    return value.encode("utf-8", "replace") if isinstance(value, str) else value


@given(form=filled_by_chance(FORMS))
@NOTHING_MORE
def test_no_form_breaks_a_page(world: World, form: tuple[str, dict[str, Any]]) -> None:
    path, fields = form
    body = as_sent(world, {**fields, "csrfmiddlewaretoken": world.fuzzer.token})
    headers: list[tuple[str, str | bytes]] = [
        ("Host", "localhost"),
        ("Cookie", cookies_of(world.fuzzer)),
        ("Content-Type", FORM),
        ("Content-Length", str(len(body))),
    ]
    assert_clear(ask(world.server, "POST", filled_word(path, world), headers, body), f"{path} {fields}")


@given(form=filled_by_chance(SEARCHES))
@NOTHING_MORE
def test_no_search_breaks_a_page(world: World, form: tuple[str, dict[str, Any]]) -> None:
    path, fields = form
    query = as_sent(world, fields).decode()
    headers: list[tuple[str, str | bytes]] = [("Host", "localhost"), ("Cookie", cookies_of(world.ana))]
    assert_clear(ask(world.server, "GET", f"{filled_word(path, world)}?{query}", headers), f"{path} {fields}")
