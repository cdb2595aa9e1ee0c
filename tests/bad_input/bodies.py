"""Bodies: too large, of another kind, broken."""

from bad_input.row import NOT_READ, STALE, TOO_BIG, WRONG_TYPE, Row, post

TEN_MB = 10_000_000
MULTIPART = "multipart/form-data; boundary=xx"
PART = b'--xx\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n'
FILE = b'--xx\r\nContent-Disposition: form-data; name="q_age"; filename="../../a.exe"\r\n\r\nMZ\x00\r\n--xx--\r\n'
TARGETS = (
    "/check/",
    "/check/about/",
    "/book/hold/",
    "/book/details/{held}/",
    "/visit/{token}/move/",
    "/accounts/login/",
)

ROWS: list[Row] = [
    *(post(f"10 MB to {path}", path, {413}, TOO_BIG, raw=b"x=" + b"a" * TEN_MB) for path in TARGETS),
    post("10 MB of a file", "/check/", {413}, TOO_BIG, raw=PART % (b"a", b"a" * TEN_MB), content_type=MULTIPART),
    post("10 MB of JSON", "/check/", {413}, TOO_BIG, raw=b"[" * TEN_MB, content_type="application/json"),
    post(
        "10 MB without a length",
        "/check/",
        {400, 403, 411, 413},
        raw=b"5\r\na=aaa\r\n0\r\n\r\n",
        headers=(("Transfer-Encoding", "chunked"),),
    ),
    post("thousands of fields", "/check/", {413}, TOO_BIG, raw=b"&".join(b"a%d=1" % n for n in range(3000))),
    post(
        "hundreds of files",
        "/check/",
        {413},
        TOO_BIG,
        raw=FILE.replace(b"--xx--\r\n", b"") * 300 + b"--xx--\r\n",
        content_type=MULTIPART,
    ),
    *(
        post(
            f"content type {kind or 'empty'}",
            "/check/about/",
            {415},
            WRONG_TYPE,
            raw=b'{"q_age": 1}',
            content_type=kind,
        )
        for kind in ("application/json", "text/xml", "text/plain", "application/octet-stream", "x", "", "; ; ;")
    ),
    post("multipart without a boundary", "/check/", {400, 403}, raw=b"abc", content_type="multipart/form-data"),
    post(
        "multipart with a broken boundary",
        "/check/",
        {400, 403, 415},
        raw=b"abc",
        content_type="multipart/form-data; boundary=\xff\xfe",
    ),
    post("multipart that is cut", "/check/about/", {403}, STALE, raw=b"--xx\r\nContent-Dispo", content_type=MULTIPART),
    post("a file where a word belongs", "/check/about/", {403, 422}, raw=FILE, content_type=MULTIPART),
    post(
        "an unknown charset",
        "/check/about/",
        {400, 403, 422},
        content_type="application/x-www-form-urlencoded; charset=no",
    ),
    post(
        "UTF-16",
        "/check/about/",
        {400},
        NOT_READ,
        content_type="application/x-www-form-urlencoded; charset=utf-16",
        raw="a=b".encode("utf-16"),
    ),
    post(
        "a base64 part that is none",
        "/check/about/",
        {400, 403, 422},
        content_type=MULTIPART,
        raw=b'--xx\r\nContent-Disposition: form-data; name="q_age"\r\n'
        b"Content-Transfer-Encoding: base64\r\n\r\n!!!\r\n--xx--\r\n",
    ),
    post("nothing but ampersands", "/check/about/", {403}, STALE, raw=b"&&&&====&&%&%%%&=%zz"),
    post("control characters", "/check/about/", {403}, STALE, raw=bytes(range(256)) * 20),
    post("an empty body", "/check/about/", {403}, STALE, raw=b""),
]
