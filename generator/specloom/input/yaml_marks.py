"""Offset of a value in a YAML text, from the marks of PyYAML's node tree."""

from __future__ import annotations

from functools import lru_cache

import yaml

from .yaml_syntax import LOADER


@lru_cache(maxsize=4)
def _tree(text: str) -> yaml.Node | None:
    try:
        return yaml.compose(text, Loader=LOADER)
    except yaml.YAMLError:
        return None


def mark_of(text: str, tokens: tuple[str, ...]) -> int:
    """Offset of a scalar, or of the key of a list or object, as far as the way leads.

    Asked only for documents that were read before, so that depth and aliases are known to be within the limits.
    """
    node = _tree(text)
    shown = node.start_mark.index if node is not None else 0
    for token in tokens:
        child = _child(node, token)
        if child is None:
            break
        key, node = child
        shown = node.start_mark.index if isinstance(node, yaml.ScalarNode) else key.start_mark.index
    return shown


def _child(node: yaml.Node | None, token: str) -> tuple[yaml.Node, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode) and key.value == token:
                return key, value
    if isinstance(node, yaml.SequenceNode):
        items = dict(zip(map(str, range(len(node.value))), node.value, strict=True))
        return (items[token], items[token]) if token in items else None
    return None
