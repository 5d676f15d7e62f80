"""What staff have set, in words, and what a change makes of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from bot.cards.markup import inert, role_mention
from bot.cards.page import Block
from bot.cards.panel import block, panel
from bot.cards.sheet import Sheet, button
from bot.cards.staff.change import Change
from bot.cards.staff.dates import date_lines, zone_text
from bot.cards.week import decision
from bot.cards.words import Words
from bot.domain.catalogue.country import HOME
from bot.domain.week.ballot import Options
from bot.domain.week.series import Series
from bot.domain.week.status import Edited

_CHOSEN = (
    *("channel", "weekday", "time", "time-zone", "ping", "discussion", "pin", "catch-up"),
    "country",
)
"""What a set-up decides."""


def set_up(done: Edited, warnings: Sequence[str], words: Words) -> Sheet:
    """Return what was saved, when the first posts come, and what to do next.

    What is as it is everywhere, unless staff say otherwise, stands behind the button.
    """
    settings = _settings(done.after, words)
    chosen = {label: settings[label] for label in _CHOSEN}
    return panel(
        [words("card-title", title=words("set-up-title")), words("set-up-next")],
        [
            block(words("heading-warnings"), warnings, words),
            block(words("heading-dates"), date_lines(done.coming, done.after, words), words),
            block(words("heading-settings"), _labelled(chosen, words), words),
        ],
        [button(words("button-details"), decision.DETAILS)],
    )


def would_edit(would: Edited, change: Change, warnings: Sequence[str], words: Words) -> Sheet:
    """Return old and new side by side, with the dates of both, to be saved or not."""
    return panel(
        [words("card-title", title=words("edit-title")), words("edit-ask")],
        [
            block(words("heading-warnings"), warnings, words),
            block(words("heading-changes"), changes(would, words), words),
            *_dates(would, words),
        ],
        [
            button(words("button-save"), change.custom_id()),
            button(words("button-cancel"), decision.CANCEL),
        ],
    )


def edited(done: Edited, warnings: Sequence[str], words: Words) -> Sheet:
    """Return what was saved."""
    return panel(
        [words("card-title", title=words("edited-title"))],
        [
            block(words("heading-warnings"), warnings, words),
            block(words("heading-changes"), changes(done, words), words),
            block(words("heading-dates"), date_lines(done.coming, done.after, words), words),
        ],
    )


def unchanged(series: Series, words: Words) -> Sheet:
    """Return what is set, for staff who have said nothing new."""
    return panel(
        [words("card-title", title=words("edit-title")), words("edit-same")],
        [settings_block(series, words)],
    )


def ballot(series: Series, words: Words, *, is_changed: bool) -> Sheet:
    """Return the rules of the ballots to come."""
    key = "ballot-changed" if is_changed else "ballot-how"
    return panel(
        [words("card-title", title=words("heading-ballot")), words(key)],
        [ballot_block(series.ballot, words, heading="")],
    )


def settings_block(series: Series, words: Words) -> Block:
    """Return where and when the series posts, each setting in a line."""
    log = words("set-no-log") if series.log_channel is None else f"<#{series.log_channel}>"
    return block(
        words("heading-settings"), _labelled({**_settings(series, words), "log": log}, words), words
    )


def ballot_block(options: Options, words: Words, *, heading: str) -> Block:
    """Return the rules of ballots, each in a line."""
    voters = options.voters
    rules = {
        "size": words("set-size", count=options.size),
        "close": words("set-close", span=words.duration(options.close_lead)),
        "choices": words("set-choices", count=options.choices),
        "counts": words(f"counts-{options.counts}"),
        "ties": words(f"ties-{options.tie_rule}"),
        "voters": words("set-everyone") if voters.role is None else f"<@&{voters.role}>",
        "account-age": _age(voters.account_age, words),
        "member-age": _age(voters.member_age, words),
    }
    return block(heading, _labelled(rules, words), words)


def _settings(series: Series, words: Words) -> dict[str, str]:
    schedule, lost = series.schedule, series.unreadable
    return {
        "channel": f"<#{series.channel}>",
        "weekday": words.weekday(schedule.weekday),
        "time": inert(lost["time"]) if "time" in lost else words.time(schedule.time),
        "time-zone": zone_text(lost.get("zone", schedule.zone), words),
        "ping": role_mention(series.role, series.guild) if series.role else words("set-nobody"),
        "discussion": words(f"discussion-{series.discussion}"),
        "pin": words("set-yes" if series.pin else "set-no"),
        "publish": words("set-yes" if series.publish else "set-no"),
        "reminder": words("set-yes" if series.reminder else "set-no"),
        "intro": inert(series.intro) or words("set-no-intro"),
        "catch-up": words("set-catch-up", span=words.duration(series.catch_up))
        if series.catch_up
        else words("set-no-catch-up"),
        "country": words.country(series.country)
        if series.country
        else words("set-no-country", home=words.country(HOME)),
    }


def _labelled(values: dict[str, str], words: Words) -> list[str]:
    return [
        words("setting", label=words(f"label-{label}"), value=value)
        for label, value in values.items()
    ]


def changes(change: Edited, words: Words) -> list[str]:
    """Return old and new of each setting that differs."""
    before, after = _settings(change.before, words), _settings(change.after, words)
    return [
        words("setting-change", label=words(f"label-{label}"), before=old, after=after[label])
        for label, old in before.items()
        if old != after[label]
    ]


def _dates(change: Edited, words: Words) -> list[Block]:
    """Return the dates of both; once, where they are the same."""
    after = block(words("heading-dates"), date_lines(change.coming, change.after, words), words)
    if change.coming_before == change.coming:
        return [after]
    before = date_lines(change.coming_before, change.before, words)
    return [
        block(words("heading-dates-before"), before, words),
        block(words("heading-dates-after"), (line.text for line in after.lines), words),
    ]


def _age(age: timedelta, words: Words) -> str:
    return words("set-age", age=words.duration(age)) if age else words("set-any-age")
