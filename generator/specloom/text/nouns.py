"""The singular of English nouns: a few rules, and the words that break them.

A wrong guess costs beauty and nothing else; so the rules stay few, and a word that they might spoil is left as it is.
"""

from __future__ import annotations

from .identifiers import listed

_SAME = listed(
    "aircraft alias always analytics as aws bias canvas atlas chaos corps cors css data dns does equipment "
    "feedback gas gps has headquarters https ics info ios is its js kms kubernetes lens logistics mathematics "
    "means media metadata news os physics pos rss series ses sms sns species sqs statistics this tls was xls yes "
    "args kwargs electronics economics"
)
_IRREGULAR = {
    "analyses": "analysis",
    "axes": "axis",
    "buses": "bus",
    "calves": "calf",
    "children": "child",
    "criteria": "criterion",
    "crises": "crisis",
    "diagnoses": "diagnosis",
    "feet": "foot",
    "geese": "goose",
    "halves": "half",
    "hypotheses": "hypothesis",
    "indices": "index",
    "knives": "knife",
    "leaves": "leaf",
    "lives": "life",
    "loaves": "loaf",
    "matrices": "matrix",
    "men": "man",
    "menus": "menu",
    "mice": "mouse",
    "oases": "oasis",
    "parentheses": "parenthesis",
    "people": "person",
    "phenomena": "phenomenon",
    "quizzes": "quiz",
    "selves": "self",
    "shelves": "shelf",
    "skus": "sku",
    "syntheses": "synthesis",
    "teeth": "tooth",
    "theses": "thesis",
    "thieves": "thief",
    "vertices": "vertex",
    "wolves": "wolf",
    "women": "woman",
    "gpus": "gpu",
    "cpus": "cpu",
}
_KEEP_E = listed("ache avalanche axe cache canoe cookie headache movie niche shoe toe zombie")
"""Singulars whose plural a rule below would cut too far."""
_US = listed(
    "alias apparatus atlas bias bonus bus campus canvas census corpus focus gas genius nexus prospectus radius "
    "status surplus syllabus virus"
)
"""Singulars in -as or -us: their plural ends in -es."""


def singular(word: str) -> str:
    """One of `word`: pets, pet; entries, entry; statuses, status. A word that is no plural stays."""
    if word in _SAME or word in _IRREGULAR:
        return _IRREGULAR.get(word, word)
    if not word.endswith("s") or word.endswith(("ss", "us", "is")) or len(word) < 3:
        return word
    if word[:-1] in _KEEP_E:
        return word[:-1]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "zzes", "ches", "shes", "oes")) or word[:-2] in _US:
        return word[:-2]
    return word[:-1]


def singular_words(words: tuple[str, ...]) -> tuple[str, ...]:
    """The same words with the last one, the noun, in the singular."""
    return (*words[:-1], singular(words[-1])) if words else words


def mentioned(words: tuple[str, ...], noun: tuple[str, ...]) -> int:
    """How many words at the head of `words` say `noun`, in any number and however divided: `user groups`, `usergroup`.

    0 when they say something else; the words on both sides stay whole.
    """
    whole, said = "".join(map(singular, noun)), ""
    for count, word in enumerate(words, 1):
        said += singular(word)
        if said == whole:
            return count
        if not whole.startswith(said):
            break
    return 0
