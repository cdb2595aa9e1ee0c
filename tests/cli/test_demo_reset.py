"""A reset removes what people did in the demo, so it asks first; a script says so itself."""

from collections.abc import Iterator

import pytest

from server import Server, running_server

CLINIC_IDS = "SELECT array_agg(id ORDER BY id) FROM practice_clinic"


@pytest.fixture(scope="module")
def up() -> Iterator[Server]:
    with running_server("--no-demo") as server:
        assert server.run("demo", "load").returncode == 0
        yield server


@pytest.mark.parametrize("said", ["n\n", "\n", ""])
def test_without_a_yes_nothing_is_removed(up: Server, said: str) -> None:
    before = up.one(CLINIC_IDS)
    done = up.run("demo", "reset", input=said)
    assert done.returncode == 1
    assert "This removes the made-up clinics with all visits in them, your own too. Go on? [y/N]" in done.stdout
    assert up.one(CLINIC_IDS) == before


@pytest.mark.parametrize(("words", "said"), [(["--yes"], ""), ([], "y\n")])
def test_with_a_yes_the_demo_is_made_anew(up: Server, words: list[str], said: str) -> None:
    before = up.one(CLINIC_IDS)
    done = up.run("demo", "reset", *words, input=said)
    assert done.returncode == 0, done.stderr
    assert up.one(CLINIC_IDS) != before
    assert "and this password, which they share:\n  " in done.stdout


def test_beside_a_real_clinic_it_does_not_even_ask(up: Server) -> None:
    up.rows("UPDATE practice_clinic SET is_demo = false WHERE id = (SELECT min(id) FROM practice_clinic)")
    before = up.one(CLINIC_IDS)
    done = up.run("demo", "reset", input="y\n")
    assert done.returncode == 1
    assert "holds a real clinic" in done.stderr
    assert "Go on?" not in done.stdout
    assert up.one(CLINIC_IDS) == before
