"""The line of a YAML file on which an entry stands; worked out only when there is an error to tell."""

import re
from collections.abc import Iterator

import yaml

_STEP = re.compile(r"[^.\[\]`$]+")
_NAMES = ("id", "name", "screen", "rung", "order")


def line_of(text: bytes, *way: str) -> int | None:
    """The line, from 1, of the deepest part of `way` that is found; None when nothing is.

    way: names of keys, ids of entries or their places from 1 in a list, with dots between them.

    >>> line_of(b"rules:\\n- id: A\\n- id: B\\n  level: 3\\n", "rules.B", "level")
    4
    """
    node: yaml.Node | None = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    found: int | None = None
    for step in (step for part in way for step in _STEP.findall(part)):
        hit = (_child(node, step) or next(_below(node, step), None)) if node else None
        if hit is None:
            break
        found, node = hit
    return found


Hit = tuple[int, yaml.Node]


def _child(node: yaml.Node, step: str) -> Hit | None:
    if isinstance(node, yaml.MappingNode):
        return next(((key.start_mark.line + 1, value) for key, value in node.value if key.value == step), None)
    if isinstance(node, yaml.SequenceNode):
        for place, item in enumerate(node.value, start=1):
            if step in (_name(item), str(place)):
                return item.start_mark.line + 1, item
    return None


def _below(node: yaml.Node, step: str) -> Iterator[Hit]:
    """Where an error leaves out a step on the way: the first part below that has the name."""
    children = (
        [value for _, value in node.value]
        if isinstance(node, yaml.MappingNode)
        else node.value
        if isinstance(node, yaml.SequenceNode)
        else []
    )
    for child in children:
        if hit := _child(child, step):
            yield hit
    for child in children:
        yield from _below(child, step)


def _name(item: yaml.Node) -> str | None:
    if not isinstance(item, yaml.MappingNode):
        return None
    said = {key.value: value.value for key, value in item.value}
    return next((str(said[name]) for name in _NAMES if name in said), None)
