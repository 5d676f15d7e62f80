"""What Discord says: of the token, the application, its commands and servers, and the time."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import partial

from bot.clock import TOLERANCE
from bot.domain.errors import OperatorError
from bot.operators.doctor.finding import Check, Finding, advice, ok, skipped, wrong
from bot.operators.loading import loaded
from bot.presentation import failure
from bot.presentation.client import MANY, Client, hears
from bot.presentation.delivery import Standing
from bot.presentation.inspection import Application, Server, application, servers
from bot.presentation.permissions import first_invitation
from bot.presentation.verdict import FAILURES
from bot.settings import Settings
from bot.storage.adapter import look
from bot.storage.commands import digest_of
from bot.storage.errors import StorageError

MOST = 20
"""Servers looked at."""

_LONGEST = 12.0  # seconds for all that Discord is asked
_ASKED = (
    Check.TOKEN,
    Check.APPLICATION,
    Check.INTENTS,
    Check.MENTIONS,
    Check.INVITATION,
    Check.COMMANDS,
    Check.SERVERS,
    Check.CLOCK,
)
_PORTAL = "Developer Portal, your application"


async def connection(settings: Settings) -> Sequence[Finding]:
    """Ask Discord, by a handful of requests that change nothing; the bot may run meanwhile."""
    if not settings.discord_token or not settings.discord_token.get_secret_value().strip():
        none = wrong(
            Check.TOKEN, "There is no DISCORD_TOKEN in .env.", "`onejob init` asks for it."
        )
        return [none, *(skipped(each, "Discord is asked with a token.") for each in _ASKED[1:])]
    heard, found = list[float](), list[Finding]()
    error: OperatorError | None = None
    try:
        async with (
            asyncio.timeout(_LONGEST),
            loaded("bot.app").visited(settings, partial(_hear, heard)) as client,
        ):
            await _ask(client, settings, found.append)
    except OperatorError as reason:
        error = reason
    except TimeoutError as late:
        error = failure.reason(late, settings.token())
    if heard:
        found.append(clock(heard[-1]))
    return sorted((*found, *_missing(found, error)), key=lambda each: _ASKED.index(each.id))


def _missing(found: Sequence[Finding], error: OperatorError | None) -> Iterator[Finding]:
    """Yield the error once, for what came next, and that nothing is known of the rest."""
    known = {each.id for each in found}
    for each in _ASKED:
        if each in known:
            continue
        if error is not None:
            yield wrong(each, str(error))
            error = None
        else:
            yield skipped(each, "Discord has not said.")


async def _ask(client: Client, settings: Settings, tell: Callable[[Finding], None]) -> None:
    about = application(client)
    tell(ok(Check.TOKEN, f"Discord knows it as {about.name} ({about.id})."))
    for each in (
        settled(about),
        intents(about),
        mentions(settings.hears_mentions, about.servers),
        ok(Check.INVITATION, first_invitation(about.id)),
    ):
        tell(each)
    tell(commands(await client.delivery.standing(_given(settings.database_url, about.id))))
    try:
        tell(permitted(await servers(client, MOST), about))
    except FAILURES as error:
        told = failure.reason(error, settings.token()) or failure.unreadable(error)
        tell(wrong(Check.SERVERS, str(told)))


def settled(about: Application) -> Finding:
    """Judge how the application is set."""
    amiss: list[tuple[str, str]] = []
    if about.endpoint is not None:
        amiss.append(
            (
                "Interactions go to a web server instead of the bot, which answers none.",
                f"{_PORTAL}, General Information: empty the Interactions Endpoint URL.",
            )
        )
    if about.wants_code:
        amiss.append(
            (
                "An invitation wants a code grant, so nobody can add the bot.",
                f"{_PORTAL}, Bot: switch Requires OAuth2 Code Grant off.",
            )
        )
    if about.for_servers is False:
        amiss.append(
            (
                "It may not be installed in servers.",
                f"{_PORTAL}, Installation: allow Guild Install.",
            )
        )
    if amiss:
        whats, cures = zip(*amiss, strict=True)
        return wrong(Check.APPLICATION, " ".join(whats), " ".join(cures))
    if about.for_servers is None:
        return skipped(Check.APPLICATION, "Discord does not say where it may be installed.")
    where = "in servers and by users" if about.for_users else "in servers, by users not"
    who = "anybody" if about.is_public else "its owner alone"
    return ok(Check.APPLICATION, f"It may be installed {where}; {who} may add it.")


def intents(about: Application) -> Finding:
    """The bot asks for events that every bot may have: see which others it is allowed."""
    if about.privileged:
        return advice(
            Check.INTENTS,
            f"It is allowed privileged intents that it never asks for: "
            f"{', '.join(about.privileged)}.",
            f"{_PORTAL}, Bot, Privileged Gateway Intents: switch them off.",
        )
    return ok(Check.INTENTS, "It asks for none that is privileged, and is allowed none.")


def mentions(choice: bool | None, count: int) -> Finding:
    """Tell whether mentions and direct messages are heard, and why not."""
    if choice is False:
        return ok(Check.MENTIONS, "They are not heard: ONEJOB_MENTIONS=off.")
    if hears(choice, count):
        return ok(Check.MENTIONS, f"They are heard, in about {count:,} servers.")
    return advice(
        Check.MENTIONS,
        f"They are not heard: in about {count:,} servers, more than {MANY:,}, every message of "
        "every server would come here.",
        "ONEJOB_MENTIONS=on has them heard, =off says that this is meant.",
    )


def commands(standing: Standing) -> Finding:
    """Judge how Discord's commands compare with this version's."""
    cure = "`onejob sync` gives them at once, the bot's next start as well."
    match standing:
        case Standing.IN_STEP:
            return ok(Check.COMMANDS, "Discord has those of this version.")
        case Standing.CHANGED:
            told = "Discord has not been given those of this version, as far as the database knows."
            return wrong(Check.COMMANDS, told, cure)
        case Standing.REPLACED:
            told = "Another program with the same token has replaced them."
            return wrong(Check.COMMANDS, told, cure)
        case Standing.UNSAID:
            return wrong(Check.COMMANDS, "Discord does not say which it has.", "Ask again later.")


def permitted(seen: Sequence[Server], about: Application) -> Finding:
    """Judge what the bot's roles grant it in servers; channels may grant or deny more."""
    count = max(about.servers, len(seen))
    of = f" (the first {len(seen)} of about {count:,} looked at)" if count > len(seen) else ""
    lacking = [
        f"{each.name} ({each.id}) lacks {', '.join(each.missing)}" for each in seen if each.missing
    ]
    if lacking:
        return advice(
            Check.SERVERS,
            f"Unless a channel allows more, it cannot post everywhere: {'; '.join(lacking)}{of}.",
            "Have staff use /series doctor there, or invite it again by the link above.",
        )
    if rulers := [f"{each.name} ({each.id})" for each in seen if each.is_administrator]:
        return advice(
            Check.SERVERS,
            f"It is an administrator in {', '.join(rulers)}{of}.",
            "It never needs that: have its role changed there.",
        )
    if not seen:
        return ok(Check.SERVERS, "It is in no server so far: the link above invites it.")
    return ok(Check.SERVERS, f"Its roles let it post in all {len(seen)}{of}; channels may not.")


def clock(off: float) -> Finding:
    """Judge by how many seconds the machine's clock is ahead of Discord's."""
    if abs(off) <= TOLERANCE:
        return ok(Check.CLOCK, "It agrees with Discord's.")
    way = "ahead of" if off > 0 else "behind"
    return wrong(
        Check.CLOCK,
        f"It is {abs(off):,.0f} seconds {way} Discord's, by which the bot goes.",
        "Set the machine's clock, and let it be kept (timedatectl set-ntp true).",
    )


def _hear(heard: list[float], said: datetime, took: float) -> None:
    """Discord said it within so many seconds, and in that second."""
    heard.append(time.time() - said.timestamp() - (1 + took) / 2)


def _given(url: str, application_id: int) -> str | None:
    """Return what the database has of the commands; none where it has or is nothing."""
    try:
        return look(url, partial(digest_of, application_id))
    except StorageError:
        return None
