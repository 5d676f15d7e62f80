"""Ways on: into the catalogue, to what was meant, and to what this bot is."""

from __future__ import annotations

from collections.abc import Sequence

from bot.cards.asking.address import JobAddress, Section, SourcesAddress
from bot.cards.asking.query import JobsQuery
from bot.cards.asking.ranking import profession_menu, ranking_menu
from bot.cards.markup import inert
from bot.cards.page import Block, Line, paged, written
from bot.cards.reader import Reader
from bot.cards.sheet import Control, Sheet, button, turning
from bot.cards.short import notice, quoted
from bot.cards.source import source_entry
from bot.cards.words import Words
from bot.domain.catalogue.profession import Profession
from bot.domain.catalogue.ranking import Ranking
from bot.pictures import design

ABOUT_SOURCES = "about:sources"

_CHOICE = 5  # buttons in one row


def way_in(reader: Reader) -> Sheet:
    """Return what to do next, for somebody who has not said which profession."""
    professions = reader.catalogue.weeks
    if not professions:
        return notice(reader.words("catalogue-empty"))
    text = reader.words("way-in", count=len(professions))
    return notice(text, [profession_menu(professions, reader)], [_browse(reader)])


def unknown_profession(
    query: str,
    near: Sequence[Profession],
    reader: Reader,
) -> Sheet:
    """Return names that are nearly so as buttons; with none the ways on, with no name a way in."""
    name = quoted(query)
    if not name:
        return way_in(reader)
    if not near:
        return notice(reader.words("unknown-profession", query=name), [_browse(reader)])
    text = reader.words("unknown-profession-near", query=name, count=len(near))
    return notice(text, _choice(near))


def several_professions(query: str, several: Sequence[Profession], reader: Reader) -> Sheet:
    """Return a choice of those that are called so, as buttons."""
    return notice(reader.words("several-professions", query=quoted(query)), _choice(several))


def _choice(professions: Sequence[Profession]) -> list[Control]:
    return [button(each.title, JobAddress(each.slug).custom_id()) for each in professions[:_CHOICE]]


def _browse(reader: Reader) -> Control:
    """Return the way to the list of all: a menu holds 25."""
    label = reader.words("browse-all", count=len(reader.catalogue.professions))
    return button(label, JobsQuery().custom_id("all"))


def unknown_ranking(query: str, rankings: Sequence[Ranking], words: Words) -> Sheet:
    text = words("unknown-ranking", query=quoted(query))
    return notice(text, *([[ranking_menu(rankings, words)]] if rankings else []))


def no_such_figure(profession: Profession, words: Words) -> Sheet:
    address = JobAddress(profession.slug, Section.SALARY)
    return notice(
        words("no-such-figure", title=inert(profession.title)),
        [button(words("all-pay-figures"), address.custom_id())],
    )


def about(reader: Reader, version: str) -> Sheet:
    """Return what this is, what to try, and where to report a problem."""
    words, updated = reader.words, reader.catalogue.updated
    texts = [
        words("card-title", title=words("bot-name")),
        words("about-what", professions=len(reader.catalogue.professions)),
        words("about-try"),
        words("about-problem"),
        words(
            "about-version",
            version=version,
            updated=words.date(updated) if updated else "none",
        ),
    ]
    sources = button(words("about-sources"), SourcesAddress().custom_id())
    return Sheet(["\n".join(texts)], [[sources]], design.PLAIN)


def about_sources(address: SourcesAddress, reader: Reader) -> Sheet:
    """Return a page of whom the figures are from; one that is no more is the last one."""
    words = reader.words
    title = Block((Line(words("card-title", title=words("section-sources"))),))
    entries = (Line(source_entry(each, words)) for each in reader.catalogue.sources.values())
    pages = paged(title, [Block(tuple(entries))], str)
    number = min(address.page, len(pages) - 1)
    controls = turning(address, number, len(pages), words) if len(pages) > 1 else []
    return Sheet(written(pages[number], str).texts, [controls] if controls else (), design.PLAIN)
