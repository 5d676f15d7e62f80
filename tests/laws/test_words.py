"""What members read lives in `locale/*.ftl`: every message used is there, and every one is used."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from fluent.syntax import FluentParser
from fluent.syntax.ast import Junk, Message, VariableReference
from fluent.syntax.visitor import Visitor

from bot.cards.words import DEFAULT
from tests.offenders import every
from tests.syntax import nodes

BOT = Path(__file__).parents[2] / "bot"
LOCALES = sorted((BOT / "cards" / "locale").glob("*.ftl"))
MODULES = [
    file
    for room in ("cards", "presentation", "demo")
    for file in sorted((BOT / room).rglob("*.py"))
]

# Who says a message: `words("key")`, `self.reader.words("key")`, `label(words, "key")`.
SPEAKERS = {"words", "label"}


@cache
def messages(locale: Path) -> dict[str, Message]:
    body = FluentParser().parse(locale.read_text("utf-8")).body
    broken = [entry.content for entry in body if isinstance(entry, Junk)]
    assert not broken, f"{locale.name} is not Fluent: {broken}"
    return {entry.id.name: entry for entry in body if isinstance(entry, Message)}


def keys(locale: Path) -> set[str]:
    found: set[str] = set()
    for name, message in messages(locale).items():
        if message.value is not None:
            found.add(name)
        found |= {f"{name}.{attribute.id.name}" for attribute in message.attributes}
    return found


def texts() -> Iterator[str]:
    """Yield a pattern for every text in the code; what is filled in later matches one name."""
    for module in MODULES:
        for node in nodes(module):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield re.escape(node.value).replace(r"\{\}", "[a-z0-9-]+")
            elif isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                yield "".join(
                    re.escape(str(part.value)) if isinstance(part, ast.Constant) else "[a-z0-9-]+"
                    for part in node.values
                )


def said() -> Iterator[tuple[str, str]]:
    """Yield (key, where) for every message that code names in full."""
    for module in MODULES:
        for node in nodes(module):
            if not isinstance(node, ast.Call):
                continue
            speaker = node.func
            who = speaker.attr if isinstance(speaker, ast.Attribute) else getattr(speaker, "id", "")
            if who in SPEAKERS:
                for argument in node.args:
                    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                        yield argument.value, f"{module.name}:{node.lineno}"


def test_every_message_is_used() -> None:
    patterns = re.compile("|".join(sorted(set(texts()))))
    default = next(locale for locale in LOCALES if locale.stem == DEFAULT)
    assert {key for key in keys(default) if not patterns.fullmatch(key)} == set()


def test_every_message_that_is_used_is_there() -> None:
    default = next(locale for locale in LOCALES if locale.stem == DEFAULT)
    known = keys(default)
    assert {(key, where) for key, where in said() if key not in known} == set()


class Variables(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: VariableReference) -> None:  # noqa: N802 - Fluent's name
        self.names.add(node.id.name)


def variables(message: Message) -> set[str]:
    visitor = Variables()
    visitor.visit(message)
    return visitor.names


@every(LOCALES, lambda locale: locale.stem)
def test_a_language_has_no_message_or_variable_of_its_own(locale: Path) -> None:
    default = messages(next(file for file in LOCALES if file.stem == DEFAULT))
    for name, message in messages(locale).items():
        assert name in default
        assert variables(message) <= variables(default[name]), name
