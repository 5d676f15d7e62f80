"""Where the bot hears that it is mentioned, for staff to choose."""

from __future__ import annotations

from bot.cards.panel import panel
from bot.cards.sheet import MOST_CHOSEN, ChannelMenu, Sheet, button
from bot.cards.week import decision
from bot.cards.words import Words
from bot.domain.week.earshot import EVERYWHERE, NOWHERE, Earshot


def mentions(earshot: Earshot, words: Words, *, is_heard: bool) -> Sheet:
    """Return what is so, with what can be chosen instead.

    It `is_heard` anywhere at all unless the operator has it otherwise, for all servers.
    """
    off = [] if is_heard else [words("mentions-off")]
    chosen = sorted(earshot.channels or ())
    return panel(
        [
            words("card-title", title=words("mentions-title")),
            "\n".join([_state(earshot, words), *off]),
            words("mentions-how"),
        ],
        [],
        [
            button(
                words("button-everywhere"),
                decision.HEAR_EVERYWHERE,
                chosen=earshot == EVERYWHERE,
            ),
            button(words("button-nowhere"), decision.HEAR_NOWHERE, chosen=earshot == NOWHERE),
        ],
        [
            ChannelMenu(
                words("menu-mentions"),
                decision.HEAR_SOME,
                tuple(chosen[:MOST_CHOSEN]),
                MOST_CHOSEN,
            )
        ],
    )


def _state(earshot: Earshot, words: Words) -> str:
    if earshot == EVERYWHERE:
        return words("mentions-everywhere")
    if earshot == NOWHERE:
        return words("mentions-nowhere")
    channels = words.list(f"<#{channel}>" for channel in sorted(earshot.channels or ()))
    return words("mentions-some", channels=channels)
