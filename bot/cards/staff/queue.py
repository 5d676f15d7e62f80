"""Staff's queue and members' suggestions."""

from __future__ import annotations

from collections.abc import Sequence

from bot.cards.markup import moment
from bot.cards.panel import block, panel
from bot.cards.sheet import Control, Layout, button
from bot.cards.week.decision import Answer, Ruling, Where
from bot.cards.week.poll import title_of
from bot.cards.words import Words
from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.week.suggestion import Suggestion

_ANSWERABLE = 6
"""Suggestions with buttons: three components each, and Discord allows 40 in a message."""


def queue(
    slugs: Sequence[str],
    suggestions: Sequence[Suggestion],
    catalogue: Catalogue,
    words: Words,
    *,
    done: str = "",
) -> Layout:
    """Return what waits, with the buttons that answer the oldest suggestions.

    `done` is what the command or button just did.
    """
    waiting = [each for each in suggestions if not each.is_approved]
    approved = [each for each in suggestions if each.is_approved and each.ballot is None]
    order = [
        words("queue-line", place=place, title=title_of(slug, catalogue))
        for place, slug in enumerate(slugs, 1)
    ]
    return panel(
        [words("card-title", title=words("queue-title")), done or words("queue-how")],
        [
            block(words("heading-queue"), order or [words("queue-empty")], words),
            block(
                words("heading-waiting"),
                [_waiting(each, catalogue, words) for each in waiting],
                words,
                more="more-suggestions",
            ),
            block(
                words("heading-approved"),
                [words("approved-line", title=title_of(each.slug, catalogue)) for each in approved],
                words,
            ),
        ],
        *(_buttons(each, Where.QUEUE, catalogue, words) for each in waiting[:_ANSWERABLE]),
    )


def suggested(suggestion: Suggestion, catalogue: Catalogue, words: Words) -> Layout:
    """Return what the member reads."""
    return panel([words("suggested", title=title_of(suggestion.slug, catalogue))], [])


def asked(suggestion: Suggestion, catalogue: Catalogue, words: Words) -> Layout:
    """Return what staff read in their log channel."""
    return panel(
        [_waiting(suggestion, catalogue, words), words("suggestion-hint")],
        [],
        _buttons(suggestion, Where.LOG, catalogue, words),
    )


def answered(
    suggestion: Suggestion, answer: Answer, by: int, catalogue: Catalogue, words: Words
) -> Layout:
    """Return what the message in the log channel becomes: who suggested it is forgotten."""
    title = title_of(suggestion.slug, catalogue)
    return panel([words(f"answered-{answer}", title=title, by=f"<@{by}>")], [])


def gone(words: Words) -> Layout:
    """Return what a message becomes whose suggestion was answered elsewhere."""
    return panel([words("answered-elsewhere")], [])


def _waiting(suggestion: Suggestion, catalogue: Catalogue, words: Words) -> str:
    return words(
        "suggestion-line",
        title=title_of(suggestion.slug, catalogue),
        member=f"<@{suggestion.member}>" if suggestion.member else "none",
        at=moment(suggestion.at, "R"),
    )


def _buttons(
    suggestion: Suggestion, where: Where, catalogue: Catalogue, words: Words
) -> list[Control]:
    profession = catalogue.professions.get(suggestion.slug)
    title = profession.title if profession else suggestion.slug
    return [
        button(
            words(f"button-{answer}", title=title),
            Ruling(suggestion.id, answer, where).custom_id(),
        )
        for answer in Answer
    ]
