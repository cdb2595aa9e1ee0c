"""Only a room's own modules import its models; others call its queries or actions."""

import ast
from collections.abc import Iterator
from pathlib import Path

import unknot

SOURCE = Path(unknot.__file__).parent
# Base classes that other rooms' tables build on, not rows.
SHARED_BASES = {("unknot.audit.models", "AppendOnly")}


def imports_of_models(file: Path) -> Iterator[tuple[str, str]]:
    """(module, name) of every import of a room's models that runs, type-checking imports left out."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    free = {id(n) for t in ast.walk(tree) if is_type_checking(t) for n in ast.walk(t)}
    for node in ast.walk(tree):
        if id(node) in free:
            continue
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("unknot."):
            for alias in node.names:
                yield from model_names(node.module or "", alias.name)
        elif isinstance(node, ast.Import):
            yield from ((a.name, "*") for a in node.names if is_models(a.name))


def is_type_checking(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def model_names(module: str, name: str) -> Iterator[tuple[str, str]]:
    if is_models(module):
        yield module, name
    elif name == "models":
        yield f"{module}.models", "*"


def is_models(module: str) -> bool:
    parts = module.split(".")
    return len(parts) >= 3 and parts[0] == "unknot" and parts[2] == "models"


def strangers() -> list[str]:
    found = []
    for file in SOURCE.rglob("*.py"):
        room = file.relative_to(SOURCE).parts[0]
        for module, name in imports_of_models(file):
            if module.split(".")[1] != room and (module, name) not in SHARED_BASES:
                found.append(f"{file.relative_to(SOURCE)} imports {name} of {module}")
    return found


def test_only_a_rooms_own_modules_import_its_models() -> None:
    assert strangers() == []


def test_an_import_from_another_room_would_be_seen(tmp_path: Path) -> None:
    guest = tmp_path / "guest.py"
    guest.write_text("from unknot.bookings.models import Booking\nfrom unknot.clients import models\n")
    assert list(imports_of_models(guest)) == [("unknot.bookings.models", "Booking"), ("unknot.clients.models", "*")]
