"""A profession on a ballot, in the one line that helps to choose."""

from __future__ import annotations

from collections.abc import Collection

from bot.cards.asking import brief
from bot.cards.markup import inert
from bot.cards.reader import Reader
from bot.domain.week.ballot import Candidate, Origin


def titles(slugs: Collection[str], reader: Reader) -> str:
    return reader.words.list(f"**{reader.title(slug)}**" for slug in slugs)


def line(candidate: Candidate, reader: Reader, votes: int | None = None) -> str:
    """Return what one does, what it pays and how it grows; `votes` where they are shown."""
    words, profession = reader.words, reader.catalogue.professions.get(candidate.slug)
    title = reader.title(candidate.slug)
    if candidate.is_withdrawn:
        return words("candidate-withdrawn", title=title)
    details = [
        brief.figures(profession, reader).text if profession else "",
        words("candidate-suggested") if candidate.origin is Origin.PROPOSAL else "",
        "" if votes is None else words("votes", count=votes),
    ]
    return words(
        "in-one-line",
        title=title,
        what=inert(profession.in_short) if profession and profession.in_short else "none",
        details=" · ".join(detail for detail in details if detail) or "none",
    )


def counted(candidate: Candidate, reader: Reader, votes: int) -> str:
    """Return how many voted for it."""
    title = reader.title(candidate.slug)
    return reader.words(
        "in-one-line", title=title, what="none", details=reader.words("votes", count=votes)
    )
