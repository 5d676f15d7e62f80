"""Sheets in a terminal: what a reader sees in Discord, without Discord."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bot.cards.markup import inert
from bot.cards.sheet import Sheet
from bot.cards.words import Words

_BOLD = "\x01"  # begins and ends bold text; card texts hold no control characters
_MARKUP = re.compile(
    r"\\(?P<escaped>[^\w\s])|(?P<bold>\*\*)"
    r"|</(?P<command>[\w -]+)>"
    r"|\[(?P<label>(?:\\.|[^\]\\])*)\]\(<?(?P<address>[^\s<>()]+)>?\)"
)
_FOOTNOTE = re.compile(r" · (?=[⁰¹²³⁴⁵⁶⁷⁸⁹]+\u00a0)")
_HEADING = re.compile(r"(#{1,3}) (.*)")
_UNSEEN = str.maketrans("", "", "\u200b\u2068\u2069")  # what keeps text inert in Discord only


def plain(sheets: Iterable[Sheet], width: int, words: Words, *, bold: bool) -> str:
    """Return sheets as lines of at most `width` characters, with a rule between them.

    A picture is told where it stands, once for all the sheets that show it.

    Only a single word may be longer, such as an address. Headings are underlined, so that `bold`
    is no more than decoration.
    """
    told: set[str] = set()
    pages = [
        [text for frame in sheet.frames() for text in _texts(frame, words, told)]
        for sheet in sheets
    ]
    rule = "─" * min(width, 40)
    text = f"\n\n{rule}\n\n".join(_page(page, width) for page in pages)
    return _styled(text, bold=bold)


def _texts(frame: Sheet, words: Words, told: set[str]) -> Iterator[str]:
    for number, text in enumerate(frame.texts):
        yield text
        alt = frame.picture.alt if frame.picture and not number else ""
        if alt and alt not in told:
            told.add(alt)
            yield words("picture-told", alt=inert(alt))


def _page(texts: Iterable[str], width: int) -> str:
    return "\n\n".join("\n".join(_lines(text, width)) for text in texts)


def _lines(text: str, width: int) -> Iterator[str]:
    hanging = ""
    for line in _FOOTNOTE.sub("\n", text).split("\n"):
        if heading := _HEADING.fullmatch(line):
            title = list(_wrapped(_read(heading[2]), width, "", ""))
            rule = "=" if heading[1] == "#" else "-"
            yield from (f"{_BOLD}{part}{_BOLD}" for part in title)
            yield rule * min(max(map(len, title)), width)
            hanging = ""
        elif line.startswith("- "):
            hanging = "  "
            yield from _wrapped(_read(line[2:]), width, "• ", hanging)
        elif line.startswith("  - "):
            hanging = "    "
            yield from _wrapped(_read(line[4:]), width, "  • ", hanging)
        else:  # what explains an item stands below it, without an empty line between them
            hanging = hanging if line else ""
            yield from _wrapped(_read(line.removeprefix("-# ")), width, hanging, hanging)


def _read(text: str) -> str:
    """Return the text that the markup makes, with marks around what is bold, addresses last."""
    addresses: list[str] = []

    def said(found: re.Match[str]) -> str:
        if found["bold"]:
            return _BOLD
        if found["escaped"]:
            return found["escaped"]
        if found["command"]:
            return f"/{found['command']}"
        addresses.append(f"<{found['address']}>")
        return _read(found["label"])

    return " ".join((_MARKUP.sub(said, text), *addresses)).translate(_UNSEEN)


def _wrapped(text: str, width: int, first: str, rest: str) -> Iterator[str]:
    line, is_empty = first, True
    for word in text.split(" "):
        if not is_empty and len(f"{line} {word}".replace(_BOLD, "")) > width:
            yield line
            line, is_empty = rest, True
        line = f"{line}{word}" if is_empty else f"{line} {word}"
        is_empty = False
    yield line


def _styled(text: str, *, bold: bool) -> str:
    if not bold:
        return text.replace(_BOLD, "")
    parts = text.split(_BOLD)  # every second one is bold
    return "".join(
        f"\x1b[1m{part}\x1b[0m" if number % 2 else part for number, part in enumerate(parts)
    )
