"""One line of the table: what is sent, by whom, and what the answer must be."""

from dataclasses import dataclass, field

from bad_input.raw import FORM, Fields

Headers = tuple[tuple[str, str | bytes], ...]
PAGE_MISSING = "We could not find that page"
NOT_YOURS = "We could not find this"
TOO_BIG = "That was too much at once"
WRONG_TYPE = "This address takes an ordinary web form"
NOT_READ = "We could not read that"
NOT_ALLOWED = "This address works another way"
STALE = "Please send that once more"
LINK_BROKEN = "This link does not work"
LINK_OVER = "This link has run out"
NOT_OFFERED = "We do not offer this time"
LOOK_AT_FORM = "Please look at"
ANSWER_FIRST = "First answer a few questions"


@dataclass(frozen=True)
class Row:
    """`path` and `fields` may name words of the world: `{token}`. `says` is a part of the answer, or of its target.

    A body given as `raw` is sent as it is. `csrf` is `own`, `missing`, or a token of somebody else.
    """

    name: str
    method: str
    path: str | bytes
    statuses: set[int]
    says: str = ""
    who: str = "ana"
    fields: Fields = field(default_factory=dict)
    raw: bytes | None = None
    content_type: str = FORM
    headers: Headers = ()
    csrf: str = "own"
    host: str = "localhost"
    cookies: str = "own"


def get(name: str, path: str | bytes, statuses: set[int], says: str = "", **more: object) -> Row:
    return Row(name, "GET", path, statuses, says, **more)  # type: ignore[arg-type]


def post(name: str, path: str | bytes, statuses: set[int], says: str = "", **more: object) -> Row:
    return Row(name, "POST", path, statuses, says, **more)  # type: ignore[arg-type]
