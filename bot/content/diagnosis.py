"""Pydantic's errors about a file, as mistakes that its author understands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, get_args, get_origin

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot.content.document import Data, Document, Path, kind
from bot.content.keys import KEYS
from bot.content.mistake import Mistake, nearest, quoted
from bot.domain.catalogue.figure import Model

# key -> what is wrong with text that does not look as it must, cure
_SHAPES = {
    "country": (
        "is no country code",
        "Write two capital letters as ISO 3166 has them, such as US, or 'world'.",
    ),
    "currency": (
        "is no currency code",
        "Write three capital letters as ISO 4217 has them, such as USD.",
    ),
    "url": ("is no web address", "Begin with https:// and leave out spaces and brackets."),
    "span": ("is no span of years", "Write it as 2024-34 or 2015-2019."),
    "code": ("is no code of a classification", "Write digits, points and hyphens, as 15-1221.00."),
}
_SLUG = (
    "is no slug",
    "Write lower-case letters a to z and digits, words joined by single hyphens, as ai-engineer.",
)

_GUIDE = "data/README.md shows how it is written."

# pydantic's error -> what is wrong, cure
_SENTENCES = {
    "string_too_long": (
        "{name} has {length} characters, at most {max_length} fit",
        "Shorten it by {excess}.",
    ),
    "invisible": (
        "{name} has a line break, a tab or an invisible character inside",
        "Write it on one line and retype what stands around the place.",
    ),
    "partial_date": (
        "{name} is no date: {is_}",
        "Write a year, a month or a day, as 2025, 2025-05 or 2025-05-31.",
    ),
    "range_order": ("the low end of {name} is not below the high end", "Swap them?"),
    "float_type": (
        "{name} must be a number, not {is_}",
        "Write only digits, without quotes, with a point for decimals, as 57000 or 19.7.",
    ),
    "int_type": (
        "{name} must be a whole number, not {is_}",
        "Write only digits, without quotes, as 12.",
    ),
    "int_from_float": (
        "{name} must be a whole number, not {is_}",
        "Write only digits, without quotes, as 12.",
    ),
    "greater_than": (
        "{name} must be above {gt:g}, not {is_}",
        "Look at the source again; leave out what it does not say.",
    ),
    "greater_than_equal": (
        "{name} must be at least {ge:g}, not {is_}",
        "Look at the source again; leave out what it does not say.",
    ),
    "too_long": (
        "{name} has {actual_length} lines, at most {max_length} fit",
        "Leave the least important out.",
    ),
    "less_than_equal": ("{name} must be at most {le:g}, not {is_}", _GUIDE),
    "dict_type": (
        "{name} must hold keys with values, not {is_}",
        "Write them below it, further to the right.",
    ),
    "tuple_type": (
        "{name} must be a list, not {is_}",
        "Write each item on a line of its own, after '- '.",
    ),
}

# An amount is a number or a range; pydantic names the way it tried between the key and the error.
_UNION = "amount"
_NUMBER = "constrained-float"

_NO_KEY = "[key]"  # pydantic's word for what is wrong with a key, and not with what it holds


def diagnose(
    document: Document, model: type[Model], error: ValidationError, inside: Path = ()
) -> Iterator[Mistake]:
    """Yield a mistake for each error in the part of the document that `inside` leads to."""
    for details in error.errors(include_url=False, include_input=False):
        finding = _Finding(document.data, model, inside, details)
        if not finding.is_beside_the_point:
            what, cure = finding.sentences()
            yield Mistake(document.file, document.line(finding.path), what, cure)


class _Finding:
    """One error, with the place and the value that it is about."""

    def __init__(self, data: Data, model: type[Model], inside: Path, details: ErrorDetails) -> None:
        self.type = details["type"]
        self.context: dict[str, Any] = details.get("ctx", {})
        self.message = details["msg"]
        self.is_beside_the_point = False
        self.model = model
        """The model that has the key."""
        self.key = str(inside[-1]) if inside else ""
        """The nearest key: for an item, the key of its list."""
        self.is_one_of_several = False
        """Whether it stands in a list that is not empty without it."""
        path, node = list(inside), data
        for part in inside:
            node = _child(node, part)
        before: str | int = ""
        is_free = False  # whether the next key is no field of a model, but one of many alike
        for part in details["loc"]:
            if part == _NO_KEY:
                self.type = _NO_KEY
                break
            if inside and part == "id":  # written above the fields, as their key
                node = str(inside[-1])
                break
            if before == _UNION:
                self.is_beside_the_point = isinstance(node, dict) is (part == _NUMBER)
                before = part
                continue
            before = part
            if isinstance(part, str) and not is_free:
                self.model = self._held if len(path) > len(inside) else model
                self.key = part
                field = self.model.model_fields.get(part)
                is_free = field is not None and get_origin(field.annotation) is Mapping
            else:
                is_free = False
            path.append(part)
            self.is_one_of_several = isinstance(node, list) and len(node) > 1
            node = _child(node, part)
        self.path: Path = tuple(path)
        self.value = node
        if self.type == "too_short" and node:  # pydantic does not count items that are wrong
            self.is_beside_the_point = True

    def sentences(self) -> tuple[str, str]:
        """Return what is wrong, and the cure."""
        if self.type == "missing":
            return f"{quoted(self.key)} is missing{self._owner}", f"Add it: {self._holds}."
        if self.type == "extra_forbidden":
            return self._unknown_key(self.key, self.model.model_fields)
        if self.type == _NO_KEY:
            # pydantic lists the words as: 'a', 'b' or 'c'
            known = re.findall("'(.*?)'", self.context.get("expected", ""))
            return self._unknown_key(str(self.path[-1]), known)
        if self.value is None:
            return self._empty()
        return self._wrong_value()

    def _wrong_value(self) -> tuple[str, str]:
        match self.type:
            case "string_type":
                return f"{self._name} must be text, not {kind(self.value)}", self._as_text()
            case "string_too_short" | "too_short":
                return self._empty()
            case "string_pattern_mismatch":
                what, cure = _SHAPES.get(self.key, _SLUG)
                return f"{quoted(str(self.value))} {what}", cure
            case "enum" | "literal_error":
                return self._unknown_word()
            case "model_type":
                return (
                    f"{self._name} must hold keys with values, not {kind(self.value)}",
                    f"Write them below it, further to the right: {', '.join(KEYS[self._held])}.",
                )
            case _:
                what, cure = _SENTENCES.get(self.type, ("{name}: {message}", _GUIDE))
                length = len(str(self.value).strip())
                return (
                    what.format(
                        name=self._name,
                        is_=kind(self.value),
                        length=length,
                        message=self.message,
                        **self.context,
                    ),
                    cure.format(excess=length - self.context.get("max_length", 0)),
                )

    def _unknown_key(self, key: str, known: Iterable[str]) -> tuple[str, str]:
        what = f"unknown key {quoted(key)}{self._owner}"
        if meant := nearest(key, known):
            return what, f"Did you mean {quoted(meant)}?"
        if self.value is None:
            cure = "If it is text after a comma, put the whole text in double quotes."
            return what, cure
        return what, f"Known here: {', '.join(known)}."

    def _unknown_word(self) -> tuple[str, str]:
        # pydantic lists the words as: 'a', 'b' or 'c'
        expected = str(self.context["expected"])
        what = f"{self._name} must be one of a few words, not {kind(self.value)}"
        return what, f"Write {expected.replace(chr(39), '')}."

    def _empty(self) -> tuple[str, str]:
        if self.is_one_of_several:
            return f"{self._name} is empty", "Write it, or remove its line."
        return f"{quoted(self.key)} is empty", f"It holds {self._holds}."

    def _as_text(self) -> str:
        match self.value:
            case dict():
                return "If the text has a colon inside, put the whole text in double quotes."
            case list():
                return "Write one text, without '- ' or brackets."
            case _:
                return "Put it in quotes."

    @property
    def _name(self) -> str:
        return named(self.path)

    @property
    def _owner(self) -> str:
        return f" in {named(self.path[:-1])}" if len(self.path) > 1 else ""

    @property
    def _holds(self) -> str:
        return KEYS[self.model][self.key]

    @property
    def _held(self) -> type[Model]:
        return _held(self.model.model_fields[self.key].annotation) or self.model


def named(path: Path) -> str:
    """Return how people would call the place: a key, or the number of an item in a list."""
    last = path[-1]
    return f"item {last + 1} of {named(path[:-1])}" if isinstance(last, int) else quoted(last)


def _child(node: Data, part: str | int) -> Data:
    if isinstance(node, dict):
        return node.get(str(part))
    if isinstance(node, list) and isinstance(part, int):
        return node[part]
    return None


def _held(annotation: Any) -> type[Model] | None:
    """Return the model in `annotation`, however deep in tuples, unions and options it stands."""
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return annotation
    return next(filter(None, map(_held, get_args(annotation))), None)
