"""Links and tokens: forged, cut, run out; ids of other people; forms without a token."""

from bad_input.row import LINK_BROKEN, LINK_OVER, NOT_YOURS, PAGE_MISSING, STALE, Row, get, post
from bad_input.words import PERSON, SLOT

SIGNED = "{booked}.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
FORGED = {
    "forged": SIGNED,
    "cut": "{token_cut}",
    "of another id": "{token_other}",
    "without a signature": "{booked}",
    "with an empty signature": "{booked}.",
    "with an empty id": "{token_no_id}",
    "two tokens": "{token}.{token}",
    "a word": "nope",
    "very long": "1." + "a" * 6000,
    "not ASCII": "%E2%9C%93",
    "broken UTF-8": "%FF%FE",
    "with a NUL": "{token}%00",
    "with a space": "{token}%20",
    "a huge id": "9" * 40 + ".abc",
    "below zero": "-1.abc",
    "upper case": "{token_upper}",
}
PARTS = ("", "move/", "cancel/", "calendar.ics")

ROWS: list[Row] = [
    *(
        get(f"link {what} /{part}", f"/visit/{link}/{part}", {404}, LINK_BROKEN, who="stranger")
        for what, link in FORGED.items()
        for part in PARTS
    ),
    *(get(f"done {what}", f"/book/done/{link}/", {404}, LINK_BROKEN) for what, link in FORGED.items()),
    *(
        post(
            f"{part} by a link {what}",
            f"/visit/{link}/{part}",
            {404},
            LINK_BROKEN,
            fields={"starts_at": "{free_start}"},
        )
        for what, link in FORGED.items()
        for part in ("move/", "cancel/")
    ),
    *(get(f"link of long ago /{part}", f"/visit/{{old}}/{part}", {410}, LINK_OVER) for part in PARTS),
    *(
        post(
            f"link of long ago /{part}",
            f"/visit/{{old}}/{part}",
            {410},
            LINK_OVER,
            fields={"starts_at": "{free_start}"},
        )
        for part in ("move/", "cancel/")
    ),
    get("a link without a token", "/visit//", {404}, PAGE_MISSING),
    get("a link with two slashes", "/visit/{token}//move/", {404}, PAGE_MISSING),
    get("another person's hold", "/book/details/{theirs}/", {404}, NOT_YOURS),
    post("confirming another person's hold", "/book/details/{theirs}/", {404}, NOT_YOURS, fields=PERSON),
    get("another person's visit by its number", "/book/details/{booked}/", {404}, NOT_YOURS, who="ben"),
    post("confirming another person's visit", "/book/details/{booked}/", {404}, NOT_YOURS, who="ben", fields=PERSON),
    get("a hold by somebody without a session", "/book/details/{held}/", {404}, NOT_YOURS, who="stranger", cookies=""),
    get("a staff page", "/staff/?clinic=1", {302}, "/accounts/login/", who="stranger"),
    get("the caught mail where it is off", "/outbox/", {404}, PAGE_MISSING),
    get("one caught mail where it is off", "/outbox/1/", {404}, PAGE_MISSING),
    get("signing up", "/accounts/signup/", {200, 302, 403, 404}, who="stranger"),
    get("a reset link that is none", "/accounts/password/reset/key/zz-nope/", {200, 302, 400, 404}, who="stranger"),
    get("a reset link with a huge number", f"/accounts/password/reset/key/{'z' * 400}-nope/", {200, 302, 400, 404}),
    get("a mail link that is none", "/accounts/confirm-email/nope/", {200, 302, 404}, who="stranger"),
    *(
        post(f"without a token: {path}", path, {403}, STALE, csrf="missing", fields=SLOT)
        for path in (
            "/check/",
            "/check/about/",
            "/check/forget/",
            "/book/hold/",
            "/book/details/{held}/",
            "/visit/{token}/move/",
            "/visit/{token}/cancel/",
            "/accounts/login/",
        )
    ),
    *(
        post(f"with a token {what}", "/check/", {403}, STALE, csrf=token)
        for what, token in (
            ("of somebody else", "b" * 32),
            ("cut", "abc"),
            ("of NULs", "\x00" * 32),
            ("too long", "a" * 9000),
        )
    ),
    post("from another site", "/book/hold/", {403}, STALE, fields=SLOT, headers=(("Origin", "https://evil.example"),)),
    post("from nowhere", "/book/hold/", {403}, STALE, fields=SLOT, headers=(("Origin", "null"),)),
    post("a cookie of another browser", "/check/", {403}, STALE, cookies="csrftoken=" + "c" * 32),
    post(
        "sign-in to another site",
        "/accounts/login/?next=https://evil.example/",
        {200, 422},
        who="stranger",
        fields={"login": "a@example.org", "password": "wrong", "next": "https://evil.example/"},
    ),
    post(
        "sign-in with NULs",
        "/accounts/login/",
        {200, 422},
        who="stranger",
        fields={"login": "\x00@\x00", "password": "\x00"},
    ),
    post(
        "sign-in with a long password",
        "/accounts/login/",
        {200, 422, 429},
        who="stranger",
        fields={"login": "a@example.org", "password": "a" * 500_000},
    ),
    post(
        "sign-in with broken UTF-8",
        "/accounts/login/",
        {200, 422, 429},
        who="stranger",
        fields={"login": b"\xff\xfe@example.org", "password": b"\xff"},
    ),
    post(
        "a reset with NULs",
        "/accounts/password/reset/",
        {200, 422},
        who="stranger",
        fields={"email": "a\x00@example.org"},
    ),
    post(
        "a reset of nobody", "/accounts/password/reset/", {302}, who="stranger", fields={"email": "nobody@example.org"}
    ),
]
