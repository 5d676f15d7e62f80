"""A profession on a ballot, in the one line that helps to choose."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from bot.cards.asking import brief, outlook
from bot.cards.markup import inert
from bot.cards.reader import Reader
from bot.cards.source import publisher_in_short
from bot.domain.catalogue import headline
from bot.domain.week.ballot import Candidate, Origin

_FEW = 2  # kinds of figures, or sources, that there is room to name


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


def figures(candidates: Iterable[Candidate], reader: Reader, *, whole: bool = False) -> str:
    """Return what the figures in the candidates' lines are, and who counted them; "" for none.

    Of more than a few kinds or sources only where they are told, unless the `whole` is wanted.
    """
    words, known = reader.words, reader.catalogue
    kinds: dict[str, None] = {}
    sources: dict[str, None] = {}
    for profession in (known.professions.get(each.slug) for each in candidates):
        pay = headline.pay(profession) if profession else None
        growth = headline.growth(profession) if profession else None
        if pay:
            period = words(f"pay-period-{pay.period}")
            kinds.setdefault(words("candidates-pay", period=period))
        if growth:
            kinds.setdefault(outlook.until(growth, words))
        for number in filter(None, (pay, growth)):
            sources.setdefault(
                words(
                    "candidates-source",
                    country=words.country(number.country),
                    publisher=publisher_in_short(known.sources[number.source]),
                    year=str(number.date.year),
                )
            )
    if not sources:
        return ""
    if not whole and max(len(kinds), len(sources)) > _FEW:
        return words("candidates-figures-many", compare=words("vote-candidates"))
    return words("candidates-figures", kinds=", ".join(kinds), sources=" · ".join(sources))
