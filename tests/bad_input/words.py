"""Values of fields: impossible dates and numbers, unknown options, NUL, broken UTF-8."""

from bad_input.row import ANSWER_FIRST, LOOK_AT_FORM, NOT_OFFERED, NOT_YOURS, PAGE_MISSING, Row, get, post

NO_STARTS = (
    "",
    "now",
    "2026-02-30T10:00:00+00:00",
    "2026-13-01T10:00:00+00:00",
    "2026-11-25T25:00:00+00:00",
    "2026-11-25T10:00",
    "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59-14:00",
    "2026-11-25T10:00:00+99:00",
    "0000-00-00",
    "1e400",
    "2026-W60-1T10:00:00+00:00",
    "1" * 10_000,
    "\x00",
    b"\xff\xfe",
    "\u0662\u0660\u0662\u0666-11-25T10:00:00+00:00",
    "NaN",
    "-1",
    "2026-11-25T10:00:00+00:00' OR 1=1 --",
)
NEVER_OFFERED = (
    "2000-01-01T00:00:00+00:00",
    "2199-12-31T23:59:59+00:00",
    "2026-11-25T10:00:00.000001+00:00",
    "2126-11-25T18:00:00+23:59",
)
NO_NUMBERS = (
    "",
    "abc",
    "0",
    "-1",
    "1.5",
    "1e3",
    "NaN",
    "Infinity",
    "9223372036854775808",
    "1" * 30,
    "1" * 5000,
    "0x1",
    "1_000",
    "\x00",
    b"\xff\xfe",
    "\uff11\uff12\uff13\uff14\uff15",
    "1;DROP TABLE bookings_booking",
)
NO_AGES = ("abc", "-1", "999", "1e3", "NaN", "9" * 30, "9" * 5000, "\x00", b"\xff\xfe", "", "34.5")
NO_OPTIONS = ("nope", "\x00", b"\xff\xfe", "", "a" * 5000, "<script>", "self ")
NO_DATES = (
    "2026-02-30",
    "0000-00-00",
    "99999-01-01",
    "0001-01-01",
    "9999-12-31",
    "\x00",
    "",
    "x" * 5000,
    "-1",
    "%FF",
    "2026-W53-9",
)
SLOT = {"therapist_id": "{therapist}", "service_id": "{service}", "starts_at": "{free_start}"}
ABOUT = {"asked": ["q_who", "q_age"], "q_who": "self", "q_age": "34"}
PERSON = {"name": "Ana Example", "email": "ana@example.org", "phone": "", "consent": "on"}
NO_PEOPLE = {
    "no name": {"name": ""},
    "a NUL in the name": {"name": "Ana\x00"},
    "two lines of name": {"name": "Ana\r\nBcc: x@x.org"},
    "a long name": {"name": "a" * 500_000},
    "no e-mail": {"email": ""},
    "not an e-mail": {"email": "ana"},
    "a NUL in the e-mail": {"email": "ana\x00@example.org"},
    "a line in the e-mail": {"email": "a@b.org\nBcc: c@d.org"},
    "a long e-mail": {"email": "a" * 300 + "@example.org"},
    "a NUL in the phone": {"phone": "\x00" * 8},
    "words for a phone": {"phone": "call me"},
    "no consent": {"consent": ""},
    "broken UTF-8 in the e-mail": {"email": b"\xff\xfe@example.org"},
}


def shown(value: object) -> str:
    return ascii(value)[:40]


ROWS: list[Row] = [
    *(
        post(f"hold at {shown(at)}", "/book/hold/", {404}, NOT_YOURS, fields={**SLOT, "starts_at": at})
        for at in NO_STARTS
    ),
    *(
        post(f"hold at {at}", "/book/hold/", {409}, NOT_OFFERED, fields={**SLOT, "starts_at": at})
        for at in NEVER_OFFERED
    ),
    *(
        post(f"move to {shown(at)}", "/visit/{token}/move/", {409}, NOT_OFFERED, fields={"starts_at": at})
        for at in (*NO_STARTS, *NEVER_OFFERED)
    ),
    *(
        post(f"hold with {name} {shown(n)}", "/book/hold/", {404, 409}, "could not find this", fields={**SLOT, name: n})
        for name in ("therapist_id", "service_id")
        for n in NO_NUMBERS
    ),
    post("hold with nothing", "/book/hold/", {404}, NOT_YOURS),
    post("hold without an assessment", "/book/hold/", {409}, ANSWER_FIRST, who="stranger", fields=SLOT),
    post(
        "hold in an emergency", "/book/hold/", {409}, "something else comes before a massage", who="urgent", fields=SLOT
    ),
    get("offers in an emergency", "/book/", {409}, "something else comes before a massage", who="urgent"),
    get("the plan in an emergency", "/plan/", {302}, "/check/next/", who="urgent"),
    *(
        post(f"details with {what}", "/book/details/{held}/", {422}, LOOK_AT_FORM, fields={**PERSON, **wrong})
        for what, wrong in NO_PEOPLE.items()
    ),
    *(
        post(f"details of {n[:20]}", f"/book/details/{n}/", {404}, "could not find", fields=PERSON)
        for n in ("0", "9223372036854775808", "1" * 30, "1" * 5000, "-1", "abc", "%EF%BC%91")
    ),
    *(
        get(f"times of {n[:20]}", f"/book/times/{n}/?service={{service}}", {404}, "could not find")
        for n in ("0", "9223372036854775808", "1" * 30, "1" * 5000, "-1", "abc")
    ),
    *(
        get(f"times for service {n[:20]}", f"/book/times/{{therapist}}/?service={n}", {302, 404})
        for n in ("", "0", "-1", "abc", "9223372036854775808", "1" * 30, "1" * 5000, "%00", "%FF", "1&service=abc")
    ),
    *(
        get(
            f"times from {shown(on)}",
            f"/book/times/{{therapist}}/?service={{service}}&from={on}".replace("\x00", "%00"),
            {200},
            "Times with",
        )
        for on in NO_DATES
    ),
    *(
        get(
            f"moves from {shown(on)}",
            f"/visit/{{token}}/move/?from={on}".replace("\x00", "%00"),
            {200},
            "Move your visit",
        )
        for on in NO_DATES
    ),
    *(
        get(f"offers for {query}", f"/book/?{query}", {200}, "Therapists who fit")
        for query in (
            "clinic=abc",
            "clinic=9223372036854775808",
            "clinic=%00",
            "language=%FF",
            "gender=nope",
            "clinic=" + "1" * 5000,
            "&".join(["clinic=1"] * 200),
            "=&=&%",
            "page=-1",
        )
    ),
    *(post(f"age {shown(age)}", "/check/about/", {422}, fields={**ABOUT, "q_age": age}) for age in NO_AGES),
    *(post(f"who {shown(one)}", "/check/about/", {422}, fields={**ABOUT, "q_who": one}) for one in NO_OPTIONS),
    post(
        "a question of another screen",
        "/check/about/",
        {302, 409, 422},
        fields={"asked": "q_consent", "q_consent": "yes"},
    ),
    post("a question that is none", "/check/about/", {302, 409, 422}, fields={"asked": "q_nope", "q_nope": "yes"}),
    post("a question with a NUL", "/check/about/", {302, 409, 422}, fields={"asked": "\x00", "\x00": "yes"}),
    post("a question a thousand times", "/check/about/", {302, 422}, fields={**ABOUT, "asked": ["q_age"] * 1500}),
    post("two ages", "/check/about/", {302, 422}, fields={**ABOUT, "q_age": ["34", "abc"]}),
    post(
        "none and something", "/check/where/", {302, 409, 422}, fields={"asked": "q_where", "q_where": ["neck", "moon"]}
    ),
    get("an unknown screen", "/check/nope/", {302}, "/check/"),
    post("answers for an unknown screen", "/check/nope/", {302}, "/check/", fields=ABOUT),
    get("a screen with a NUL", "/check/%00/", {404}, PAGE_MISSING),
    get("a screen of broken UTF-8", "/check/%FF%FE/", {404}, PAGE_MISSING),
    get("a very long screen", f"/check/{'a' * 5000}/", {302}, "/check/"),
    get("a screen without a start", "/check/about/", {302}, "/check/", who="stranger"),
    post("cancel with a NUL", "/visit/{token}/cancel/", {200, 422}, fields={"reason": "\x00"}),
    post("cancel with a novel", "/visit/{token}/cancel/", {200, 422}, fields={"reason": "a" * 500_000}),
]
