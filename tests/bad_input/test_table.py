"""Each line of the table gets a clear answer: never a fault of ours, and never a word about our inside."""

import re

import pytest

from bad_input import addresses, bodies, links, words
from bad_input.conftest import World
from bad_input.raw import Answer, Fields, ask, cookies_of, urlencoded
from bad_input.row import Row

ROWS = [*bodies.ROWS, *words.ROWS, *links.ROWS, *addresses.ROWS]
INSIDE = re.compile(
    r"Traceback|File &quot;/|File \"/|site-packages|django\.\w+\.\w+|unknot\.\w+\.\w+|psycopg|SELECT |INSERT |UPDATE |"
    r"relation |Exception|DoesNotExist|/(?:work|home|tmp)/|0x[0-9a-f]{8}"
)


def send(world: World, row: Row) -> Answer:
    person = world.person(row.who)
    headers = [("Host", row.host), *row.headers]
    if row.cookies:
        headers.append(("Cookie", as_header(cookies_of(person) if row.cookies == "own" else row.cookies)))
    body = row.raw
    if row.method not in ("GET", "HEAD") and body is None:
        body = urlencoded(filled(row.fields, world) | token(row, person.token))
    if body is not None and not {"Content-Length", "Transfer-Encoding"} & {name for name, _ in row.headers}:
        headers.append(("Content-Length", str(len(body))))
    if body is not None:
        headers.append(("Content-Type", row.content_type.encode("latin-1")))
    return ask(world.server, row.method, filled_path(row.path, world), headers, body or b"")


def as_header(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def token(row: Row, own: str) -> Fields:
    return {} if row.csrf == "missing" else {"csrfmiddlewaretoken": own if row.csrf == "own" else row.csrf}


def filled_path(path: str | bytes, world: World) -> str | bytes:
    return path if isinstance(path, bytes) else filled_word(path, world)


def filled(fields: Fields, world: World) -> Fields:
    return {name: filled_word(told, world) if isinstance(told, str) else told for name, told in fields.items()}


def filled_word(text: str, world: World) -> str:
    return re.sub(r"\{(\w+)\}", lambda found: world.names[found[1]], text)


def assert_clear(answer: Answer, what: str) -> None:
    assert answer.status < 500, f"{what}: {answer.status}\n{answer.body[:2000]}"
    assert not (found := INSIDE.search(answer.body)), f"{what}: {found} in {answer.body[:3000]}"


@pytest.mark.parametrize("row", ROWS, ids=[row.name for row in ROWS])
def test_it_gets_a_clear_answer(world: World, row: Row) -> None:
    answer = send(world, row)
    assert_clear(answer, row.name)
    assert answer.status in row.statuses, f"{answer.status}: {answer.body[:3000]}"
    assert row.says in answer.body + answer.headers.get("location", "")
    assert "evil.example" not in answer.headers.get("location", "")
