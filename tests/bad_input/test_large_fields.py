"""The largest body that is accepted, in every field of every form, is answered: no check is lost in it.

The people here wait 60 s for an answer; a check that compares each letter with each other one would take hours.
"""

import pytest

from bad_input.conftest import World

LETTERS = 990_000  # with the rest of the form just below what is let in
FILLS = ("a", "1", "a.", "@a", " ", ".0")
FORMS: dict[str, tuple[str, dict[str, str]]] = {
    "details": ("/book/details/{theirs}/", {"name": "Ana", "email": "ana@example.org", "phone": "", "consent": "on"}),
    "hold": ("/book/hold/", {"therapist_id": "{therapist}", "service_id": "{service}", "starts_at": "{free_start}"}),
    "move": ("/visit/{token}/move/", {"starts_at": "{free_start}"}),
    "cancel": ("/visit/{token}/cancel/", {"reason": ""}),
    "questions": ("/check/about/", {"asked": "q_age", "q_age": "41", "q_who": "self"}),
    "sign-in": ("/accounts/login/", {"login": "chen@example.org", "password": "seven quiet rooms"}),
}
FIELDS = [(form, name) for form, (_path, fields) in FORMS.items() for name in fields]


@pytest.mark.parametrize(("form", "name"), FIELDS)
def test_a_field_as_large_as_can_be_is_answered(world: World, form: str, name: str) -> None:
    path, fields = FORMS[form]
    for fill in FILLS:
        large = (fill * LETTERS)[: LETTERS // (3 if fill in {" ", "@a"} else 1)]  # these three bytes each, when sent
        large = f"b{large}b" if fill == " " else large  # stripped, it would be no reason, and cancel
        told = {key: large if key == name else value.format(**world.names) for key, value in fields.items()}
        answer = world.ben.post(path.format(**world.names), told)
        assert answer.status_code in {200, 302, 400, 404, 409, 422, 429}, (fill, answer.text[-500:])
        assert form == "hold" or answer.status_code != 404, "no form was met"
    assert world.ben.get("/health/").status_code == 200


def test_a_body_one_letter_too_large_is_turned_away(world: World) -> None:
    assert world.ben.post("/book/hold/", {"starts_at": "a" * 1_000_000}).status_code == 413
