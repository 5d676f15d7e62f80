"""What the bot may do, feature by feature, and how staff allow what is missing."""

from __future__ import annotations

from collections.abc import Sequence

from bot.cards.panel import block, panel
from bot.cards.sheet import Sheet
from bot.cards.staff.permission import Feature, Need, named
from bot.cards.words import Words


def doctor(needs: Sequence[Need], notes: Sequence[str], link: str, words: Words) -> Sheet:
    """Return every feature with what it has and lacks; `notes` is what no permission cures.

    `link` invites the bot with the missing permissions; empty where none would help.
    """
    is_well = not notes and not any(each.missing for each in needs)
    return panel(
        [
            words("card-title", title=words("doctor-title")),
            words("doctor-well" if is_well else "doctor-ill"),
        ],
        [
            block("", (need_line(each, words) for each in needs), words),
            block(words("heading-warnings"), notes, words),
            block(words("heading-cure"), cures(needs, link, words), words),
        ],
    )


def refused(
    needs: Sequence[Need], link: str, words: Words, *, told: str = "preflight-refused"
) -> Sheet:
    """Return what is missing, below `told`: the message that says what did not happen."""
    return panel(
        [words(told)],
        [
            block("", (need_line(each, words) for each in needs if each.missing), words),
            block(words("heading-cure"), cures(needs, link, words), words),
        ],
    )


def cures(needs: Sequence[Need], link: str, words: Words) -> list[str]:
    """Return where each missing permission is allowed."""
    taken: dict[int, dict[str, None]] = {}
    for each in needs:
        for name in each.missing:
            if name in each.is_granted:
                taken.setdefault(each.channel, {})[name] = None
    told = [
        words("cure-channel", channel=f"<#{channel}>", permissions=named(names, words))
        for channel, names in taken.items()
    ]
    if link:
        told.append(words("cure-invite", link=link))
    if any(each.feature is Feature.PING and each.missing for each in needs):
        told.append(words("cure-mentionable"))
    return told


def need_line(need: Need, words: Words) -> str:
    """Return what a feature has of what it needs, and what it lacks."""
    return words(
        "need",
        feature=words(f"feature-{need.feature}"),
        channel=f"<#{need.channel}>",
        missing=named(need.missing, words) if need.missing else "none",
        held=named(need.held, words) if need.held else "none",
    )
