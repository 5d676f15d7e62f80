"""What cards of professions show as pictures: the same figures that they tell in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TypeVar

from bot.cards.asking import alt, brief, outlook, pay
from bot.cards.asking.scale import axis
from bot.cards.reader import Reader
from bot.cards.words import Words
from bot.domain.catalogue import browse, headline
from bot.domain.catalogue.basis import Basis
from bot.domain.catalogue.figure import Evidence, Figure, Measure, Salary, Statistic
from bot.domain.catalogue.headline import PayLadder
from bot.domain.catalogue.profession import Profession
from bot.pictures.design import field_color
from bot.pictures.picture import (
    Amount,
    Axis,
    Bar,
    ChartPicture,
    Growth,
    Ladder,
    ProfessionPicture,
    Subject,
)

T = TypeVar("T")

_ENDS = MappingProxyType({Statistic.LOW: "p10", Statistic.HIGH: "p90"})
"""The ends of a publisher's own are drawn as the tenths are, with their own words."""

_FEW = 3  # bars beside which there is room to name a group


def subject(slug: str, reader: Reader) -> Subject:
    """Return whom a picture is about; one whose profile is gone is called by its slug."""
    profession = reader.catalogue.professions.get(slug)
    field = profession.field if profession else ""
    return Subject(slug, reader.catalogue.title(slug), field_color(field))


def profession_picture(profession: Profession, reader: Reader) -> ProfessionPicture | None:
    """Return how it grows and what it pays; None where neither is known."""
    words = reader.words
    figure = headline.growth(profession)
    ladder = next(iter(headline.ladders(profession)), None)
    shown: list[Salary | Figure] = [ladder.median] if ladder else []
    shown += [figure] if figure else []
    if not shown:
        return None
    group = brief.group(shown, profession, reader, "picture-group")
    picture = ProfessionPicture(
        subject(profession.slug, reader),
        profession.field,
        _growth(figure, words) if figure else None,
        _heading("picture-pay", ladder, words) if ladder else "",
        _ladder(ladder, words) if ladder else Ladder(),
        _money_axis([ladder], words) if ladder else None,
        group,
        _source(shown, reader),
        alt="",
    )
    return alt.told(picture, words)


def pay_chart(
    professions: Sequence[Profession], reader: Reader, basis: Basis | None = None
) -> ChartPicture | None:
    """Return what they earn, on that basis or on the one that most of them share.

    Who has no figure on it stands there without one. None where fewer than two have one.
    """
    found = [{each.basis: each for each in headline.ladders(one)} for one in professions]
    ladders = _on(found, basis)
    known = [ladder for ladder in ladders if ladder]
    if len(known) < 2:
        return None
    bars = [
        _bar(profession, ladder, len(professions), reader)
        for profession, ladder in zip(professions, ladders, strict=True)
    ]
    sources = [known[0].median, *filter(None, map(headline.growth, professions))]
    picture = ChartPicture(
        _heading(_span(known), known[0], reader.words),
        tuple(bars),
        _money_axis(known, reader.words),
        _source(sources, reader),
        alt="",
    )
    return alt.told_of_all(picture, reader.words)


def growth_chart(
    professions: Sequence[Profession], reader: Reader, basis: Basis | None = None
) -> ChartPicture | None:
    """Return the same of how their jobs change."""
    found = [{Basis.of(each): each for each in reversed(browse.growth(one))} for one in professions]
    figures = _on(found, basis)
    known = [figure for figure in figures if figure]
    if len(known) < 2:
        return None
    bars = [
        Bar(
            subject(profession.slug, reader),
            amount=_changed(figure, reader.words) if figure else None,
            note=_note([figure] if figure else [], profession, len(professions), reader),
        )
        for profession, figure in zip(professions, figures, strict=True)
    ]

    def say(value: float) -> str:
        return outlook.quantity(Measure.GROWTH, value, reader.words)

    picture = ChartPicture(
        outlook.subject(known[0], reader.words),
        tuple(bars),
        axis((figure.value for figure in known), say),
        _source(known[:1], reader),
        alt="",
    )
    return alt.told_of_all(picture, reader.words)


def _bar(profession: Profession, ladder: PayLadder | None, count: int, reader: Reader) -> Bar:
    figure = headline.growth(profession)
    aside = ""
    if figure:
        change = _changed(figure, reader.words)
        aside = reader.words("picture-aside", amount=change.text, label=change.label)
    shown: list[Salary | Figure] = [ladder.median] if ladder else []
    shown += [figure] if figure else []
    return Bar(
        subject(profession.slug, reader),
        ladder=_ladder(ladder, reader.words) if ladder else None,
        aside=aside,
        note=_note(shown, profession, count, reader),
    )


def _note(
    shown: Sequence[Figure | Salary], profession: Profession, count: int, reader: Reader
) -> str:
    """Return whose figures these are, if another group's: by name where that is not too much."""
    group = brief.group(shown, profession, reader, "picture-group")
    is_wide = any(brief.wider_group(each, profession, reader) for each in shown)
    if group and count > _FEW and not is_wide:
        return reader.words("picture-group-short")
    return group


def _on(found: Sequence[Mapping[Basis, T]], basis: Basis | None) -> list[T | None]:
    """Return what each has on that basis; without one on that which most have, the newest first."""
    counts = Counter(each for mine in found for each in mine)
    best = basis or max(counts, key=lambda each: (counts[each], str(each.date)), default=None)
    return [mine.get(best) if best else None for mine in found]


def _heading(key: str, ladder: PayLadder, words: Words) -> str:
    return words(key, period=words(f"pay-period-{ladder.median.period}"))


def _span(ladders: Iterable[PayLadder]) -> str:
    """Return how pay is headed that is drawn from end to end, by what the ends of all are."""
    ends = [set(each.rungs) for each in ladders]
    if all({Statistic.P10, Statistic.P90} <= each for each in ends):
        return "picture-pay-compared"
    if all({Statistic.LOW, Statistic.HIGH} <= each for each in ends):
        return "picture-pay-usual"
    return "picture-pay"


def _ladder(ladder: PayLadder, words: Words) -> Ladder:
    rungs = {
        _ENDS.get(statistic, statistic.value): Amount(
            browse.amount(salary), pay.amount(salary, words), words(f"rung-{statistic}")
        )
        for statistic, salary in ladder.rungs.items()
    }
    return Ladder(**rungs)


def _growth(figure: Figure, words: Words) -> Growth:
    if figure.all_occupations is None:
        return Growth(_changed(figure, words))
    everywhere = outlook.quantity(figure.measure, figure.all_occupations, words)
    every = Amount(figure.all_occupations, everywhere, words("picture-every"))
    return Growth(_changed(figure, words), every)


def _changed(figure: Figure, words: Words) -> Amount:
    text = outlook.quantity(figure.measure, figure.value, words)
    return Amount(figure.value, text, outlook.until(figure, words))


def _money_axis(ladders: Sequence[PayLadder], words: Words) -> Axis:
    currency = ladders[0].median.currency
    amounts = (browse.amount(each) for ladder in ladders for each in ladder.rungs.values())
    return axis(amounts, lambda value: words.money_in_short(value, currency))


def _source(shown: Iterable[Evidence], reader: Reader) -> str:
    """Return countries, publishers and dates in one line."""
    words = reader.words
    dates: dict[tuple[str, str], dict[str, None]] = {}
    for each in shown:
        publisher = reader.catalogue.sources[each.source].publisher
        when = dates.setdefault((words.country(each.country), publisher), {})
        when[pay.dated(each.date, reader)] = None
    return " · ".join(
        words("picture-source", country=country, publisher=publisher, dates=words.list(when))
        for (country, publisher), when in dates.items()
    )
