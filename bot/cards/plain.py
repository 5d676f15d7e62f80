"""Cards in a terminal: what a reader sees in Discord, without Discord."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import count

from discord import ui

from bot.cards.asking.address import JobAddress, Section
from bot.cards.asking.profession import ProfessionCard
from bot.cards.sheet import Layout
from bot.cards.words import Languages
from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.catalogue.profession import Profession
from bot.domain.errors import OperatorError

ALL = "all"

_BOLD = "\x01"  # begins and ends bold text; card texts hold no control characters
_MARKUP = re.compile(
    r"\\(?P<escaped>[^\w\s])|(?P<bold>\*\*)"
    r"|\[(?P<label>(?:\\.|[^\]\\])*)\]\(<?(?P<address>[^\s<>()]+)>?\)"
)
_FOOTNOTE = re.compile(r" · (?=[⁰¹²³⁴⁵⁶⁷⁸⁹]+\u00a0)")
_HEADING = re.compile(r"(#{1,3}) (.*)")
_UNSEEN = str.maketrans("", "", "\u200b\u2068\u2069")  # what keeps text inert in Discord only


def sections(named: str) -> tuple[Section, ...]:
    """Return the section called so, or all of them; raises OperatorError."""
    if named == ALL:
        return tuple(Section)
    try:
        return (Section(named),)
    except ValueError:
        known = ", ".join(Section)
        raise OperatorError(f"--section {named} is none of a card: write {known} or all.") from None


def card(
    profession: Profession,
    catalogue: Catalogue,
    shown: Iterable[Section],
    today: date,
    *,
    width: int,
    bold: bool,
) -> str:
    """Return sections of a card as lines of at most `width` characters.

    Only a single word may be longer, such as an address. Headings are underlined, so that `bold`
    is no more than decoration.
    """
    made = ProfessionCard(profession, catalogue, Languages.load().default, today)
    pages = [page for section in shown for page in _pages(made, section)]
    text = f"\n\n{'─' * min(width, 40)}\n\n".join(_page(page, width) for page in pages)
    return _styled(text, bold=bold)


def _pages(made: ProfessionCard, section: Section) -> Iterator[Sequence[str]]:
    """Yield the texts of each page of a section."""
    address, before = JobAddress(made.profession.slug, section), ()
    for number in count():
        texts = _texts(made.layout(address.on(number)))
        if texts == before:  # a page after the last one is the last one again
            return
        yield texts
        before = texts


def _texts(layout: Layout) -> tuple[str, ...]:
    return tuple(
        part.content for part in layout.walk_children() if isinstance(part, ui.TextDisplay)
    )


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
        else:  # what explains an item stands below it
            yield from _wrapped(_read(line.removeprefix("-# ")), width, hanging, hanging)


def _read(text: str) -> str:
    """Return the text that the markup makes, with marks around what is bold, addresses last."""
    addresses: list[str] = []

    def said(found: re.Match[str]) -> str:
        if found["bold"]:
            return _BOLD
        if found["escaped"]:
            return found["escaped"]
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
