"""Answers to questions, shown to all by who alone sees them."""

from __future__ import annotations

from dataclasses import replace

from bot.cards.asking.question import QuestionAddress
from bot.cards.markup import length
from bot.cards.reader import Reader
from bot.cards.sheet import Button, Sheet, sharing
from bot.domain.question.understanding import Understanding

_ROW = 5  # buttons
_LONGEST = 100  # characters of a `custom_id`


def with_share(sheet: Sheet, understanding: Understanding, reader: Reader) -> Sheet:
    """Return an answer with the button that shows it to all, with the figures of this reader.

    Without it where the question is longer than a `custom_id` may be.
    """
    question = replace(understanding, country=understanding.country or reader.country)
    share = sharing(QuestionAddress(question).custom_id(reader.catalogue), reader.words)
    if length(share.custom_id) > _LONGEST:
        return sheet
    first, *others = sheet.controls or [()]
    if len(first) < _ROW and all(isinstance(control, Button) for control in first):
        return replace(sheet, controls=[[*first, share], *others])
    return replace(sheet, controls=[*sheet.controls, [share]])
