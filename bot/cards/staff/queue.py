"""Staff's queue, members' suggestions, and the profiles that they want."""

from __future__ import annotations

from collections.abc import Sequence

from bot.cards.markup import moment
from bot.cards.panel import block, panel
from bot.cards.reader import Reader
from bot.cards.sheet import Control, Sheet, button
from bot.cards.staff.status import back
from bot.cards.staff.wanted import drop_menu, wanted_block
from bot.cards.week.decision import Answer, Ruling, Where
from bot.cards.words import Words
from bot.domain.week.suggestion import Suggestion
from bot.domain.week.wanted import Wanted

_ANSWERABLE = 6
"""Suggestions with buttons: three components each, and Discord allows 40 in a message."""


def queue(
    slugs: Sequence[str],
    suggestions: Sequence[Suggestion],
    wanted: Sequence[Wanted],
    reader: Reader,
    *,
    done: str = "",
) -> Sheet:
    """Return what waits, with the buttons that answer the oldest suggestions.

    `done` is what the command or button just did.
    """
    waiting = [each for each in suggestions if not each.is_approved]
    approved = [each for each in suggestions if each.is_approved and each.ballot is None]
    order = [
        reader.words("queue-line", place=place, title=reader.title(slug))
        for place, slug in enumerate(slugs, 1)
    ]
    return panel(
        [
            reader.words("card-title", title=reader.words("queue-title")),
            done or reader.words("queue-how"),
        ],
        [
            block(
                reader.words("heading-queue"), order or [reader.words("queue-empty")], reader.words
            ),
            block(
                reader.words("heading-waiting"),
                [_waiting(each, reader) for each in waiting],
                reader.words,
                more="more-suggestions",
            ),
            block(
                reader.words("heading-approved"),
                [reader.words("approved-line", title=reader.title(each.slug)) for each in approved],
                reader.words,
            ),
            wanted_block(wanted, reader),
        ],
        *(_buttons(each, Where.QUEUE, reader) for each in waiting[:_ANSWERABLE]),
        drop_menu(wanted, reader),
        back(reader.words),
    )


def suggested(suggestion: Suggestion, reader: Reader) -> Sheet:
    """Return what the member reads."""
    return panel([reader.words("suggested", title=reader.title(suggestion.slug))], [])


def asked(suggestion: Suggestion, reader: Reader) -> Sheet:
    """Return what staff read in their log channel."""
    return panel(
        [_waiting(suggestion, reader), reader.words("suggestion-hint")],
        [],
        _buttons(suggestion, Where.LOG, reader),
    )


def answered(
    suggestion: Suggestion,
    answer: Answer,
    by: int,
    reader: Reader,
) -> Sheet:
    """Return what the message in the log channel becomes: who suggested it is forgotten."""
    title = reader.title(suggestion.slug)
    return panel([reader.words(f"answered-{answer}", title=title, by=f"<@{by}>")], [])


def gone(words: Words) -> Sheet:
    """Return what a message becomes whose suggestion was answered elsewhere."""
    return panel([words("answered-elsewhere")], [])


def _waiting(suggestion: Suggestion, reader: Reader) -> str:
    return reader.words(
        "suggestion-line",
        title=reader.title(suggestion.slug),
        member=f"<@{suggestion.member}>" if suggestion.member else "none",
        at=moment(suggestion.at, "R"),
    )


def _buttons(
    suggestion: Suggestion,
    where: Where,
    reader: Reader,
) -> list[Control]:
    title = reader.catalogue.title(suggestion.slug)
    return [
        button(
            reader.words(f"button-{answer}", title=title),
            Ruling(suggestion.id, answer, where).custom_id(),
        )
        for answer in Answer
    ]
