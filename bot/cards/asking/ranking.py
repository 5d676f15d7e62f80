"""The card of a ranking, and the list of all rankings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.cards.asking import alt, outlook
from bot.cards.asking.address import OPEN_PROFESSION, OPEN_RANKING, RankingAddress
from bot.cards.asking.picture import subject
from bot.cards.asking.scale import axis
from bot.cards.markup import inert
from bot.cards.page import Block, Line, paged, written
from bot.cards.reader import Reader
from bot.cards.sheet import Control, Sheet, select, sharing, turning
from bot.cards.source import publisher_in_short, source_mark
from bot.cards.words import Words
from bot.domain.catalogue import headline
from bot.domain.catalogue.figure import Measure
from bot.domain.catalogue.headline import is_named
from bot.domain.catalogue.profession import Profession
from bot.domain.catalogue.ranking import Rank, Ranking, Unit
from bot.pictures import design
from bot.pictures.picture import Amount, Bar, ChartPicture

_PLACES = 10  # a page: what a phone shows, and a picture


@dataclass(frozen=True, slots=True)
class RankingCard:
    """One ranking in one language, a page of places at a time."""

    ranking: Ranking
    reader: Reader

    def sheet(self, address: RankingAddress) -> Sheet:
        """Return that page; a page that is no more is the last one."""
        words = self.reader.words
        pages = self._pages()
        number = min(address.page, len(pages) - 1)
        places = pages[number]
        page = written(
            [self._title(), Block(tuple(map(self._line, places)))],
            self._note,
            flowing=True,
        )
        controls: list[list[Control]] = []
        if len(pages) > 1:
            controls.append(turning(address, number, len(pages), words))
        known = dict.fromkeys(slug for place in places for slug in place.professions)
        if known:
            controls.append([profession_menu(tuple(known), self.reader)])
        controls.append([sharing(address.on(number).custom_id(), words)])
        return Sheet(page.texts, controls, design.RANKING, self._picture(places))

    def _picture(self, places: Sequence[Rank]) -> ChartPicture:
        """Return the places of a page by what the ranking counts; their order where it does not."""
        words, ranking = self.reader.words, self.ranking
        counts = [place.figure for place in places if place.figure is not None]
        picture = ChartPicture(
            words("picture-ranking", ranking=ranking.title, edition=ranking.edition),
            tuple(map(self._bar, places)),
            axis(counts, lambda value: _number(ranking, value, words)) if counts else None,
            words(
                "picture-ranking-source",
                country=words.country(ranking.country),
                publisher=ranking.publisher,
            ),
            alt="",
        )
        return alt.told_of_all(picture, words)

    def _bar(self, place: Rank) -> Bar:
        """Return a place under the name that the list gives it, with an emblem if it is known."""
        known = next(iter(place.professions), "")
        text = counted(self.ranking, place, self.reader.words)
        return Bar(
            replace(subject(known, self.reader), title=place.title),
            amount=Amount(place.figure, text) if place.figure is not None and text else None,
            aside=self.reader.words.ordinal(place.rank),
        )

    def _pages(self) -> list[tuple[Rank, ...]]:
        """Return the places of each page: as many as fit, and never more than a menu holds."""
        places = self.ranking.places
        pages: list[tuple[Rank, ...]] = []
        for start in range(0, len(places), _PLACES):
            part = places[start : start + _PLACES]
            block = Block(tuple(map(self._line, part)))
            for blocks in paged(self._title(), [block], self._note):
                count = len(blocks[-1].lines)
                pages.append(part[:count])
                part = part[count:]
        return pages

    def _note(self, source: str) -> str:
        return source_mark(self.reader.catalogue.sources[source], self.reader.words)

    def _title(self) -> Block:
        words, ranking = self.reader.words, self.ranking
        lines = [
            Line(words("card-title", title=inert(ranking.title))),
            Line(
                words(
                    "ranking-edition",
                    publisher=inert(ranking.publisher),
                    edition=inert(ranking.edition),
                    country=words.country(ranking.country),
                )
            ),
            Line(words("ranking-basis", basis=inert(ranking.basis)), (ranking.source,)),
        ]
        if ranking.note:
            lines.append(Line(inert(ranking.note)))
        if any(place.professions for place in ranking.places):
            lines.append(Line(words("ranking-legend")))
        return Block(tuple(lines))

    def _line(self, place: Rank) -> Line:
        figure = counted(self.ranking, place, self.reader.words)
        return Line(
            self.reader.words(
                "ranking-place",
                rank=str(place.rank),
                title=inert(place.title),
                figure=figure or "none",
                known="yes" if place.professions else "no",
            )
        )


def counted(ranking: Ranking, place: Rank, words: Words) -> str:
    """Return the figure of a place with its unit; nothing where the ranking has none."""
    if place.figure is None or ranking.unit is None:
        return ""
    return words(f"unit-{ranking.unit}", figure=_number(ranking, place.figure, words))


def _number(ranking: Ranking, figure: float, words: Words) -> str:
    match ranking.unit:
        case Unit.PERCENT_A_YEAR:  # which only a change has
            return outlook.quantity(Measure.GROWTH, figure, words)
        case Unit.PERCENT:
            return words.percent(figure)
        case _:
            return words.number(figure)


def rank_in_short(ranking: Ranking, place: Rank, profession: Profession, reader: Reader) -> Line:
    """Return a profession's place in a ranking, with its figure where that is not told already."""
    words = reader.words
    details = [] if is_named(profession, place) else [words("rank-as", title=inert(place.title))]
    growth = headline.growth(profession)
    if growth is None or (growth.source, growth.value) != (ranking.source, place.figure):
        details += filter(None, [counted(ranking, place, words)])
    source = reader.catalogue.sources[ranking.source]
    is_publisher = source.publisher == ranking.publisher
    text = words(
        "overview-rank",
        rank=words.ordinal(place.rank),
        ranking=inert(ranking.title),
        publisher=publisher_in_short(source) if is_publisher else inert(ranking.publisher),
        edition=inert(ranking.edition),
        details=", ".join(details) or "none",
    )
    return Line(text, (ranking.source,))


def ranking_list(rankings: Sequence[Ranking], words: Words) -> Sheet:
    """Return the list of rankings, each of which can be opened."""
    if not rankings:
        return Sheet([words("rankings-none")])
    title = words("card-title", title=words("rankings-title"))
    return Sheet(
        [f"{title}\n{words('rankings-hint', count=len(rankings))}"],
        [[ranking_menu(rankings, words)]],
        design.RANKING,
    )


def ranking_menu(rankings: Sequence[Ranking], words: Words) -> Control:
    return select(
        words("menu-ranking"),
        OPEN_RANKING,
        (
            (f"{ranking.title}, {ranking.edition}", ranking.id, ranking.publisher)
            for ranking in rankings
        ),
    )


def profession_menu(slugs: Sequence[str], reader: Reader) -> Control:
    professions = (reader.catalogue.professions[slug] for slug in slugs)
    return select(
        reader.words("menu-profession"),
        OPEN_PROFESSION,
        ((profession.title, profession.slug, profession.field) for profession in professions),
    )
