"""Sources in words."""

from __future__ import annotations

from bot.domain.figure import Source
from bot.presentation.markup import inert
from bot.presentation.text import Words


def source_mark(source: Source, words: Words) -> str:
    """Return who said it and when, a link to where: for a card with little room."""
    return words(
        "source-mark",
        publisher=inert(source.publisher),
        date=words.date(source.date),
        url=source.url,
    )


def source_note(source: Source, words: Words) -> str:
    """Return who said what and when, a link to where."""
    return words(
        "source-note",
        publisher=inert(source.publisher),
        title=inert(source.title),
        url=source.url,
        date=words.date(source.date),
    )


def source_entry(source: Source, words: Words) -> str:
    """Return all there is to say about a source."""
    details = [
        words(f"trust-{source.trust}"),
        words("retrieved", date=words.date(source.retrieved)),
    ]
    details += [inert(text) for text in (source.licence, source.attribution) if text]
    return words("source-entry", note=source_note(source, words), details=" · ".join(details))
