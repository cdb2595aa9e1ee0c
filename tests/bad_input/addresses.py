"""Addresses, methods and headers that no page of ours would send."""

from bad_input.row import NOT_ALLOWED, NOT_READ, PAGE_MISSING, Row, get, post

PAGES = (
    "/",
    "/check/",
    "/check/about/",
    "/check/result/",
    "/plan/",
    "/book/",
    "/book/hold/",
    "/book/details/{held}/",
    "/visit/{token}/",
    "/visit/{token}/cancel/",
    "/visit/{token}/calendar.ics",
    "/staff/",
    "/health/",
    "/robots.txt",
)
CLIMBS = (
    "/static/../../etc/passwd",
    "/static/%2e%2e/%2e%2e/secret_key",
    "/static/..%2f..%2fsecret_key",
    "/static/....//....//secret_key",
    "/static//etc/passwd",
    "/static/%5c..%5c..%5csecret_key",
    "/static/..\\..\\secret_key",
    "/static/%00",
    "/static/web/../../secret_key",
    "/static/%c0%ae%c0%ae/secret_key",
    "/static/web/",
    "/static/",
    "/../secret_key",
    "/static/staticfiles.json%00.css",
    "/.env",
    "/static/" + "a" * 5000,
)
LONG = "a" * 20_000

ROWS: list[Row] = [
    *(Row(f"{method} {path}", method, path, {403, 405}, "") for path in PAGES for method in ("PUT", "PATCH", "DELETE")),
    *(
        Row(f"{method} {path}", method, path, {200, 400, 403, 404, 405, 501}, "")
        for path in ("/", "/book/hold/", "/visit/{token}/cancel/")
        for method in ("OPTIONS", "TRACE", "BREW", "PROPFIND", "get")
    ),
    *(Row(f"HEAD {path}", "HEAD", path, {200, 302, 405}) for path in PAGES),
    *(get(f"GET {path}", path, {405}, NOT_ALLOWED) for path in ("/book/hold/", "/check/forget/")),
    *(
        post(f"POST {path}", path, {405}, NOT_ALLOWED)
        for path in (
            "/",
            "/book/",
            "/plan/",
            "/check/result/",
            "/visit/{token}/",
            "/visit/{token}/calendar.ics",
            "/book/done/{token}/",
            "/book/times/{therapist}/",
            "/health/",
            "/robots.txt",
            "/evidence/",
        )
    ),
    *(get(f"climbing {path[:40]}", path, {400, 404}) for path in CLIMBS),
    get("an unknown address", "/nope/", {404}, PAGE_MISSING),
    get(
        "an unknown address for a program", "/nope/", {404}, "web.not_found", headers=(("Accept", "application/json"),)
    ),
    get("a part of a page that is none", "/nope/", {404}, PAGE_MISSING, headers=(("HX-Request", "true"),)),
    get("another site's address", "//evil.example/%2f..", {404}, PAGE_MISSING),
    get("another site's address without its slash", "//evil.example", {404}, PAGE_MISSING),
    get("an address with a backslash", "/\\evil.example", {400, 404}),
    get("an address without its slash", "/check", {301}, "/check/"),
    get("a whole address", "http://evil.example/check/", {200, 400}),
    get("an address without a slash before", "check/", {0, 400, 404}),
    get("an address of broken UTF-8", "/%FF%FE/", {404}, PAGE_MISSING),
    get("an address of raw bytes", b"/\xff\xfe/", {0, 400, 404}),
    get("an address with a NUL", "/%00", {404}, PAGE_MISSING),
    get("a long address", f"/{LONG}/", {0, 404, 414}),
    get("a long query", f"/check/?{LONG}", {0, 200, 414}),
    get("a very long query", f"/check/?{'a=b&' * 20_000}", {0, 200, 400, 413, 414, 431}),
    *(
        get(f"the host {host[:30] or 'empty'}", "/check/", {400}, "", host=host)
        for host in (
            "evil.example",
            "",
            "localhost@evil.example",
            "a" * 5000,
            "[::1",
            "local_host,",
        )
    ),
    get("another site's host at the health page", "/health/", {400}, host="evil.example"),
    get("a port that no host has", "/check/", {200, 400}, host="localhost:99999999"),
    get("two hosts", "/check/", {0, 400}, headers=(("Host", "evil.example"),)),
    get("a forwarded host", "/check", {301}, "/check/", headers=(("X-Forwarded-Host", "evil.example"),)),
    get("a session of nobody", "/check/about/", {302}, "/check/", cookies="unknot=" + "z" * 32),
    *(
        get(f"a session cookie {what}", "/check/about/", {302, 400}, cookies=f"unknot={told}")
        for what, told in (
            ("with a NUL", "a\x00b"),
            ("that is long", "a" * 5000),
            ("of broken UTF-8", "\udcff"),
            ("that climbs", "../../etc/passwd"),
            ("that is empty", ""),
            ("in quotes", '"\\000\\777"'),
        )
    ),
    get("a broken cookie header", "/check/", {200, 400}, cookies="=;;=;a=b=c;\x01"),
    get("a message cookie of somebody", "/check/", {200}, cookies="messages=W1siX19qc29uX21lc3NhZ2UiXV0:1abc:forged"),
    get("a language cookie", "/check/", {200}, cookies="django_language=../../nope"),
    *(
        get(f"the header {name}: {value[:20]}", "/book/", {200, 400, 431}, headers=((name, value),))
        for name, value in (
            ("Accept", ";;;q=9,,/"),
            ("Accept", "a" * 9000),
            ("Accept-Language", "xx;q=abc,,-"),
            ("Accept-Language", "a-" * 4000),
            ("HX-Request", "true"),
            ("HX-Request-Type", "nope"),
            ("HX-Current-URL", "javascript:alert(1)"),
            ("Range", "bytes=9-1"),
            ("Referer", "javascript:alert(1)"),
            ("If-Modified-Since", "never"),
            ("X-Forwarded-For", "' OR 1=1"),
            ("X-Forwarded-Proto", "https"),
            ("Content-Length", "-1"),
            ("Content-Length", "abc"),
            ("Transfer-Encoding", "nope"),
            ("Accept-Encoding", "gzip;q=abc"),
            ("Cookie", "a" * 20_000),
            ("Upgrade", "websocket"),
            ("X-A", "b" * 30_000),
            ("Authorization", "Basic \x7f"),
            ("Content-Type", "\xff"),
        )
    ),
    get(
        "a static file until never",
        "/static/web/nope.css",
        {404},
        headers=(("If-Modified-Since", "never"), ("Range", "x")),
    ),
    get("two hundred headers", "/check/", {200, 400, 431}, headers=tuple((f"X-{n}", "a") for n in range(200))),
    post("a length below zero", "/check/", {0, 400, 403}, raw=b"", headers=(("Content-Length", "-5"),)),
    post("a length that is no number", "/check/", {0, 400, 403}, raw=b"", headers=(("Content-Length", "abc"),)),
    get("a body where none belongs", "/book/", {200, 400}, raw=b"starts_at=1"),
    get("a method override", "/book/hold/", {405}, NOT_ALLOWED, headers=(("X-HTTP-Method-Override", "POST"),)),
    get("a robot's question", "/robots.txt?%00", {200}, "Disallow"),
    post(
        "JSON for a program",
        "/check/",
        {415},
        "web.wrong_type",
        raw=b"{}",
        content_type="application/json",
        headers=(("Accept", "application/json"),),
    ),
    post(
        "no form for a program",
        "/check/",
        {400},
        "web.bad_request",
        raw="a=b".encode("utf-16"),
        content_type="application/x-www-form-urlencoded; charset=utf-16",
        headers=(("Accept", "application/json"),),
    ),
    post(
        "no form",
        "/check/",
        {400},
        NOT_READ,
        raw="a=b".encode("utf-16"),
        content_type="application/x-www-form-urlencoded; charset=utf-16",
    ),
]
