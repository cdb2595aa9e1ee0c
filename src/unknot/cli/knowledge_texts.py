"""What the product says to people outside the knowledge files: its templates, and the sentences in its code."""

import ast
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from unknot.clinical.review.told import Told

_OF_NO_PAGE = ("knowledge", "clinical/review", "postgres", "config", "home", "cli/doctor", "migrations")
_QUOTED = re.compile(r"\{%\s*translate\s+\"([^\"]*)\"[^%]*%\}")
_INLINE = re.compile(r"</?(?:a|abbr|b|em|i|span|strong)\b[^>]*>")
_TAG = re.compile(r"\{[%#].*?[%#]\}|\{\{.*?\}\}|<[^>]+>", re.DOTALL)


def product_texts() -> Iterator[Told]:
    """Every sentence of a template, and every string of more than one word in the code of the rooms."""
    root = Path(str(files("unknot")))
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root).as_posix()
        if any(part in f"/{name}" for part in (f"/{room}" for room in _OF_NO_PAGE)):
            continue
        if path.suffix in (".html", ".txt") and "templates" in path.parts:
            yield Told(name, _text_of(path.read_text(encoding="utf-8")))
        elif path.suffix == ".py":
            yield from (Told(name, text) for text in _strings(path.read_text(encoding="utf-8")))


def _text_of(template: str) -> str:
    return _TAG.sub("\n\n", _INLINE.sub("", _QUOTED.sub(r"\1", template)))


def _strings(code: str) -> Iterator[str]:
    tree = ast.parse(code)
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    told = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in docstrings)
    yield from (node.value for node in told if isinstance(node.value, str) and " " in node.value)
