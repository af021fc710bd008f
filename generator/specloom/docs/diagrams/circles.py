"""Which things lead back to themselves, found in one pass over all of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence


def in_circles(links: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """The names from which a way along `links` leads back to them.

    They are the strongly connected components (Tarjan) of more than one name, and the names that link to themselves.
    Asking from each name on its own takes time with the square of their number.
    """
    found: set[str] = {name for name, targets in links.items() if name in targets}
    for component in _components(links):
        if len(component) > 1:
            found.update(component)
    return frozenset(found)


def _components(links: Mapping[str, Sequence[str]]) -> Iterator[list[str]]:
    number: dict[str, int] = {}
    lowest: dict[str, int] = {}
    held: dict[str, None] = {}
    """Names that are seen and in no component yet, in the order in which they were seen."""
    for start in links:
        way = [] if start in number else [(start, iter(links[start]))]
        while way:
            name, targets = way[-1]
            if name not in number:
                number[name] = lowest[name] = len(number)
                held[name] = None
            fresh = None
            for target in targets:
                if target not in number:
                    fresh = target
                    break
                if target in held:
                    lowest[name] = min(lowest[name], number[target])
            if fresh is not None:
                way.append((fresh, iter(links.get(fresh, ()))))
                continue
            way.pop()
            if way:
                above = way[-1][0]
                lowest[above] = min(lowest[above], lowest[name])
            if lowest[name] == number[name]:
                yield list(_taken(held, name))


def _taken(held: dict[str, None], last: str) -> Iterator[str]:
    """The names held since `last`, which are held no longer."""
    while True:
        name, _ = held.popitem()
        yield name
        if name == last:
            return
