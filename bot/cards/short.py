"""Short answers: a way in, near names, what went wrong, and what this bot is."""

from __future__ import annotations

from collections.abc import Sequence

from bot.cards.asking.address import JobAddress, Section
from bot.cards.asking.query import JobsQuery
from bot.cards.asking.ranking import profession_menu, ranking_menu
from bot.cards.markup import inert
from bot.cards.page import Block, Line, abridged
from bot.cards.sheet import Control, Layout, button
from bot.cards.source import source_entry
from bot.cards.words import Words
from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.catalogue.profession import Profession
from bot.domain.catalogue.ranking import Ranking

_ACCENT = 0x64748B
_QUERY = 100  # characters of a stranger's text that an answer repeats


def notice(text: str, *controls: Sequence[Control]) -> Layout:
    return Layout([text], controls, _ACCENT)


def way_in(catalogue: Catalogue, words: Words) -> Layout:
    """Return what to do next, for somebody who has not said which profession."""
    professions = catalogue.weeks
    if not professions:
        return notice(words("catalogue-empty"))
    text = words("way-in", count=len(professions))
    return notice(text, *_ways_in(catalogue, words))


def quoted(text: str) -> str:
    """Return a stranger's text so that an answer can repeat it."""
    return inert(text[:_QUERY])


def unknown_profession(
    query: str, near: Sequence[Profession], catalogue: Catalogue, words: Words
) -> Layout:
    """Return the nearest names as buttons; with nothing near, or no name at all, a way in."""
    name = quoted(query)
    if not name:
        return way_in(catalogue, words)
    if not near:
        return notice(words("unknown-profession", query=name), *_ways_in(catalogue, words))
    return notice(
        words("unknown-profession-near", query=name, count=len(near)),
        [button(job.title, JobAddress(job.slug).custom_id()) for job in near],
    )


def _ways_in(catalogue: Catalogue, words: Words) -> list[list[Control]]:
    """Return a menu of the first professions, and the list of all: a menu holds 25."""
    professions = catalogue.weeks
    if not professions:
        return []
    browse = button(words("browse-all", count=len(professions)), JobsQuery().custom_id("all"))
    return [[profession_menu(professions, catalogue, words)], [browse]]


def unknown_ranking(query: str, rankings: Sequence[Ranking], words: Words) -> Layout:
    text = words("unknown-ranking", query=quoted(query))
    return notice(text, *([[ranking_menu(rankings, words)]] if rankings else []))


def no_such_figure(profession: Profession, words: Words) -> Layout:
    address = JobAddress(profession.slug, Section.SALARY)
    return notice(
        words("no-such-figure", title=inert(profession.title)),
        [button(words("all-pay-figures"), address.custom_id())],
    )


def about(catalogue: Catalogue, version: str, words: Words) -> Layout:
    """Return who made this, from what, and where to report a problem."""
    updated = catalogue.updated
    title = Block(
        (
            Line(words("card-title", title=words("bot-name"))),
            Line(words("about-what", professions=len(catalogue.professions))),
            Line(
                words(
                    "about-version",
                    version=version,
                    updated=words.date(updated) if updated else "none",
                )
            ),
            Line(words("about-licence")),
            Line(words("about-problem")),
        )
    )
    sources = Block(
        tuple(Line(source_entry(source, words)) for source in catalogue.sources.values()),
        words("section-sources"),
        more=lambda count: words("about-more-sources", count=count),
    )
    return Layout(abridged([title, sources], str).texts, (), _ACCENT)
