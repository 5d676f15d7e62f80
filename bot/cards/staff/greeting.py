"""What a server reads when the bot joins it, or comes back."""

from __future__ import annotations

from bot.cards.sheet import Sheet, button
from bot.cards.short import notice
from bot.cards.week import decision
from bot.cards.words import Words
from bot.domain.week.series import Series


def greeting(words: Words) -> Sheet:
    """Return what the bot is for, and the next step."""
    return notice(words("greeting"), [button(words("button-set-up"), decision.SET_UP)])


def welcome_back(series: Series, words: Words) -> Sheet:
    """Return that everything is kept and nothing is posted until staff say so."""
    text = words("greeting-back", channel=f"<#{series.channel}>")
    return notice(text, [button(words("button-resume"), decision.RESUME)])
