"""Sources in words."""

from __future__ import annotations

from bot.cards.markup import inert, linked
from bot.cards.words import Words
from bot.domain.catalogue.figure import Source


def source_mark(source: Source, words: Words) -> str:
    """Return who said it and when, a link to where: for a card with little room."""
    return words(
        "source-mark",
        publisher=inert(source.publisher),
        date=words.date(source.date),
        url=source.url,
    )


def publisher_in_short(source: Source) -> str:
    """Return who said it, for a line with hardly any room."""
    return inert(source.short or source.publisher)


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
    return words(
        "source-entry",
        trust=words(f"trust-{source.trust}"),
        note=source_note(source, words),
        details=_details(source, words),
    )


def source_in_ledger(source: Source, words: Words) -> str:
    """Return the same without the publisher, who stands above."""
    return words(
        "ledger-source",
        trust=words(f"trust-{source.trust}"),
        title=inert(source.title),
        url=source.url,
        date=words.date(source.date),
        details=_details(source, words),
    )


def _details(source: Source, words: Words) -> str:
    details = [words("retrieved", date=words.date(source.retrieved))]
    details += [inert(source.licence)] if source.licence else []
    details += [linked(source.attribution)] if source.attribution else []
    return " · ".join(details)
