"""One YAML file as plain data, with the line of everything in it.

YAML 1.1 surprises its authors: `9:30` becomes 570, `No` false, `012` ten, a date a date, and of
a key written twice the last one wins in silence. Here an unquoted word is null, a boolean or a
decimal number if it looks exactly like one, and text otherwise; a key written twice is a mistake.

libyaml's events are followed one by one, because its composer recurses without a bound (100,000
opening brackets kill the process) and is no faster (0.36 ms against 0.30 ms for a profile).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, TypeAlias, cast

from yaml import YAMLError
from yaml._yaml import CParser
from yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from bot.content.mistake import Mistake, quoted
from bot.content.syntax import explain

Data: TypeAlias = "str | int | float | bool | list[Data] | dict[str, Data] | None"
Path: TypeAlias = "tuple[str | int, ...]"

LARGEST: Final = 256 * 1024
"""How many bytes a file may have, and how many characters it may expand to through aliases."""

_DEEPEST = 12  # a profile needs 5 levels

_CONSTANTS = {"": None, "~": None, "null": None, "true": True, "false": False}
_DIGITS = frozenset("-0123456789")
_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,15})")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]{0,15})\.[0-9]{1,15}")


@dataclass(frozen=True, slots=True)
class Document:
    """What a file says; `data` is None where it cannot be read as a mapping."""

    file: str
    data: dict[str, Data] | None
    mistakes: tuple[Mistake, ...]
    _lines: dict[int, list[int] | dict[str, int]] = field(repr=False)

    def line(self, path: Path) -> int:
        """Return the line of what `path` leads to, or of the nearest thing around it."""
        line, node = 1, self.data
        for part in path:
            line, node = self._step(node, part, line)
        return line

    def _step(self, node: Data, part: str | int, line: int) -> tuple[int, Data]:
        lines = self._lines.get(id(node))
        if isinstance(node, dict) and isinstance(lines, dict) and part in node:
            return lines[str(part)], node[str(part)]
        if isinstance(node, list) and isinstance(lines, list) and isinstance(part, int):
            return lines[part], node[part]
        return line, None


def read(file: str, raw: bytes) -> Document:
    """Return what `raw` says; never raises, never runs long, whatever the bytes."""
    if len(raw) > LARGEST:
        mistake = Mistake(
            file,
            None,
            f"is larger than {LARGEST // 1024} KiB",
            "Is it the right file? Shorten it, or divide it.",
        )
        return Document(file, None, (mistake,), {})
    try:
        text = raw.decode("utf-8-sig")  # Notepad begins UTF-8 files with a mark
    except UnicodeDecodeError as error:
        mistake = Mistake(
            file,
            raw.count(b"\n", 0, error.start) + 1,
            f"byte 0x{raw[error.start]:02x} is not UTF-8 text",
            "Save the file again with the encoding UTF-8.",
        )
        return Document(file, None, (mistake,), {})
    return _Reader(file, text).document()


class _Unreadable(Exception):
    """The rest of the file cannot be read."""

    def __init__(self, line: int, what: str, cure: str) -> None:
        super().__init__(what)
        self.line, self.what, self.cure = line, what, cure


class _Reader:
    def __init__(self, file: str, text: str) -> None:
        self._file = file
        self._text = text
        # None comes after the stream's end only, and nothing here reads beyond that.
        self._next = cast("Callable[[], Event]", CParser(text).get_event)
        self._mistakes: list[Mistake] = []
        self._lines: dict[int, list[int] | dict[str, int]] = {}
        self._anchors: dict[str, tuple[Data, int]] = {}
        self._open: set[str] = set()
        self._size = 0

    def document(self) -> Document:
        data = None
        try:
            data = self._mapping_of_the_stream()
        except YAMLError as error:
            self._mistake(*explain(error, self._text))
        except _Unreadable as error:
            self._mistake(error.line, error.what, error.cure)
        return Document(self._file, data, tuple(self._mistakes), self._lines)

    def _mapping_of_the_stream(self) -> dict[str, Data] | None:
        self._next()  # the stream's start
        event = self._next()
        if isinstance(event, StreamEndEvent):
            self._mistake(1, "the file is empty", "Begin with the example in data/README.md.")
            return None
        event = self._next()
        first = _line(event)
        data = self._node(event, 1)
        self._next()  # the document's end
        event = self._next()
        if isinstance(event, DocumentStartEvent):
            self._mistake(
                _line(event),
                "a second document begins here",
                "Write one mapping a file: remove the line '---', or move the rest to a new file.",
            )
        if isinstance(data, dict):
            return data
        self._mistake(
            first,
            f"the file holds {kind(data)}, not keys with values",
            "Write 'key: value' lines, as in the example in data/README.md.",
        )
        return None

    def _mistake(self, line: int, what: str, cure: str) -> None:
        self._mistakes.append(Mistake(self._file, line, what, cure))

    def _node(self, event: Event, depth: int) -> Data:
        if isinstance(event, ScalarEvent) and event.anchor is None and event.tag is None:
            return self._scalar(event)
        if isinstance(event, AliasEvent):
            return self._alias(event)
        if not isinstance(event, ScalarEvent | CollectionStartEvent):
            raise AssertionError("every node starts as a scalar, an alias, a list or a mapping")
        if depth > _DEEPEST:
            raise _Unreadable(
                _line(event),
                f"lists and keys stand inside each other more than {_DEEPEST} levels deep",
                "Compare the file with the example in data/README.md.",
            )
        if event.tag is not None:
            self._mistake(
                _line(event),
                f"tag {quoted(_tag(event.tag))} is not allowed",
                "Remove the word that begins with '!'; put text that begins so in quotes.",
            )
        if event.anchor is None:
            return self._content(event, depth)
        return self._anchored(event.anchor, event, depth)

    def _content(self, event: ScalarEvent | CollectionStartEvent, depth: int) -> Data:
        if isinstance(event, ScalarEvent):
            return self._scalar(event)
        if isinstance(event, SequenceStartEvent):
            return self._list(depth + 1)
        return self._mapping(depth + 1)

    def _scalar(self, event: ScalarEvent) -> Data:
        value = event.value
        self._size += len(value) + 1
        if value not in _CONSTANTS and value[0] not in _DIGITS:
            return value
        if not event.implicit[0]:  # quoted, a block, or tagged
            return value
        if value in _CONSTANTS:
            return _CONSTANTS[value]
        if _INTEGER.fullmatch(value):
            return int(value)
        if _DECIMAL.fullmatch(value):
            return float(value)
        return value

    def _list(self, depth: int) -> list[Data]:
        items: list[Data] = []
        lines: list[int] = []
        following = self._next
        while not isinstance(event := following(), SequenceEndEvent):
            lines.append(_line(event))
            items.append(self._node(event, depth))
        self._size += 1
        self._lines[id(items)] = lines
        return items

    def _mapping(self, depth: int) -> dict[str, Data]:
        entries: dict[str, Data] = {}
        lines: dict[str, int] = {}
        following = self._next
        while not isinstance(event := following(), MappingEndEvent):
            key, line = self._key(event, depth), _line(event)
            value = self._node(following(), depth)
            if key is None:
                continue
            if key in entries:
                self._mistake(
                    line,
                    f"key {quoted(key)} stands here for the second time, "
                    f"the first is on line {lines[key]}",
                    "Keep one of them.",
                )
                continue
            entries[key] = value
            lines[key] = line
        self._size += 1
        self._lines[id(entries)] = lines
        return entries

    def _key(self, event: Event, depth: int) -> str | None:
        if isinstance(event, ScalarEvent) and event.anchor is None and event.tag is None:
            self._size += len(event.value) + 1
            return event.value
        self._node(event, depth)
        self._mistake(_line(event), "a key must be a plain word", "Write it as 'key: value'.")
        return None

    def _anchored(self, name: str, event: ScalarEvent | CollectionStartEvent, depth: int) -> Data:
        self._open.add(name)
        before = self._size
        data = self._content(event, depth)
        self._open.discard(name)
        self._anchors[name] = data, self._size - before
        return data

    def _alias(self, event: NodeEvent) -> Data:
        name = event.anchor or ""
        if name in self._open:
            raise _Unreadable(
                _line(event),
                f"alias {quoted('*' + name)} stands inside what it repeats",
                "Write the text itself instead of the alias.",
            )
        if name not in self._anchors:
            self._mistake(
                _line(event),
                f"alias {quoted('*' + name)} repeats nothing: "
                f"there is no {quoted('&' + name)} above it",
                "If it is text that begins with '*', put it in quotes.",
            )
            return None
        data, size = self._anchors[name]
        self._size += size
        if self._size > LARGEST:
            raise _Unreadable(
                _line(event),
                f"the aliases repeat more than {LARGEST // 1024} KiB of text",
                "Write the text itself instead of the aliases.",
            )
        return data


def kind(data: Data) -> str:
    """Return what `data` is, in an author's words."""
    match data:
        case None:
            return "nothing"
        case bool():
            return f"the word {str(data).lower()}"
        case int() | float():
            return f"the number {data}"
        case str():
            return f"the text {quoted(data)}"
        case list():
            return "a list"
        case dict():
            return "keys with values"


def _line(event: Event) -> int:
    return event.start_mark.line + 1 if event.start_mark is not None else 1


def _tag(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!", 1)
