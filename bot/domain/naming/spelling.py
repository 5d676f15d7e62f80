"""One form for each word of a name, whatever its number, its country's spelling, or its gender.

No stems: an accountant, accounting and an account stay three words. Forms are for comparing and
shown to nobody, so that a rule may be wrong about a word as long as it is wrong about it always.
"""

from __future__ import annotations

import re

from bot.domain.search import fold, folded

_IRREGULAR = {
    "men": "man",
    "women": "man",
    "woman": "man",
    "people": "person",
    "children": "child",
    "feet": "foot",
    "teeth": "tooth",
    "wives": "wife",
    "lives": "life",
    "knives": "knife",
    "leaves": "leaf",
    "buses": "bus",
    "shoes": "shoe",
    "gases": "gas",
    "bus": "bus",
    "gas": "gas",
    "yes": "yes",
}
_IRREGULAR_ENDINGS = (("wives", "wife"), ("women", "man"), ("woman", "man"), ("men", "man"))
_STAYING = ("ss", "us", "is", "os", "as")
_AS_IN_BRITAIN = re.compile(r"(?:is(?:e|er|ed|ing|ation)|ll(?:er|or|ing|ed)|logue)$")
_OUR = re.compile(r"(lab|col|parl|harb|arm|fav|hum|vap|behavi)our")
_POSSESSIVE = re.compile(r"(?<=\w)['’]s\b")
_INITIALS = re.compile(r"\b(\w)\.(?=\w\b)")
_PARTS = re.compile(r"\s*(?:,|\s[-–]\s)\s*")
_LONG = 8  # letters, from which a word has room for a British middle


def tokens(text: str) -> list[str]:
    """Return the words that people typed, each as it is compared; of a long text the beginning."""
    return [form(word) for word in fold(_plain(text)).split()]


def parts(name: str) -> list[list[str]]:
    """Return the folded words of a name, part by part where commas or dashes divide it."""
    plain = _plain(name)
    if "," not in plain and " - " not in plain and "–" not in plain:
        return [folded(plain).split()]
    return [folded(part).split() for part in _PARTS.split(plain) if part]


def _plain(text: str) -> str:
    if "." in text:
        text = _INITIALS.sub(r"\1", text)
    if "'" in text or "’" in text:
        text = _POSSESSIVE.sub("", text)
    return text.replace("&", " and ").replace("+", " plus ")


def form(word: str) -> str:
    """Return the one form of a folded word."""
    known = _IRREGULAR.get(word)
    if known:
        return known
    if len(word) <= 3:  # abbreviations end as they like
        return word
    one = _singular(word)
    if "our" in one:
        one = _OUR.sub(r"\1or", one)
    if one.endswith(("tre", "ence")):
        one = f"{one[:-2]}{'er' if one.endswith('re') else 'se'}"
    if len(one) >= _LONG:
        one = _AS_IN_BRITAIN.sub(_as_in_america, one).replace("ae", "e").replace("oe", "e")
    return one[:-2] + "y" if one.endswith("ie") else one


def _as_in_america(ending: re.Match[str]) -> str:
    """Return the ending of an organiser, a jeweller or a dialogue as Americans write it."""
    british = ending[0]
    if british.startswith("is"):
        return f"iz{british[2:]}"
    return "log" if british == "logue" else british[1:]


def _singular(word: str) -> str:
    for ending, instead in _IRREGULAR_ENDINGS:
        if word.endswith(ending):
            return word[: -len(ending)] + instead
    if word.endswith("person") and len(word) > len("person"):
        return word[: -len("person")] + "man"
    if not word.endswith("s") or word.endswith(_STAYING):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")) or (
        word.endswith("oes") and len(word) > 5
    ):
        return word[:-2]
    return word[:-1]
