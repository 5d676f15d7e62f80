"""What an answer of Discord's means for what was asked: one table, code by code.

The codes are those of Discord's documentation (Topics, Opcodes and Status Codes, JSON Error
Codes); its OpenAPI description has none. A comment says where a verdict is not what one would
expect of a code's name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

import aiohttp
import discord

from bot.presentation.course import NOT_SENT


class Request(Enum):
    """What the bot asks of its own accord."""

    SEND = auto()  # the weekly message, to a channel
    NOTIFY = auto()  # staff, or a server that has just invited the bot
    OPEN_POST = auto()  # in a forum, with the weekly message
    HISTORY = auto()
    ACTIVE_THREADS = auto()
    ARCHIVED_THREADS = auto()
    FETCH_CHANNEL = auto()  # to learn what kind it is
    FETCH_POST = auto()  # the thread in which a weekly message stands
    OPEN_THREAD = auto()  # at the weekly message
    PIN = auto()
    UNPIN = auto()
    PIN_POST = auto()  # to the top of its forum
    PUBLISH = auto()
    EDIT = auto()
    DELETE = auto()  # an example
    REMIND = auto()  # the thread, of the vote; and tell there how it is decided
    FETCH_RULES = auto()  # of the server's admins, for a command


class Verdict(Enum):
    """What is known of a request once it has ended."""

    DONE = auto()  # what was asked for is so
    PLACE_GONE = auto()  # the channel does not exist, or cannot hold what was looked for
    MESSAGE_GONE = auto()  # the weekly message does not exist any more
    PERMISSION = auto()  # certainly not done: staff must allow it
    NEVER = auto()  # certainly not done, nor will it be when asked again like this
    LATER = auto()  # certainly not done: ask again
    UNKNOWN = auto()  # done or not


TROUBLE = (
    discord.DiscordException,
    aiohttp.ClientError,
    OSError,  # TimeoutError is one
)
"""What discord.py raises where Discord, or somebody on the way there, does not answer as hoped."""

FAILURES = (
    *TROUBLE,
    # What Python says to a body that is no JSON, or has not in it what discord.py needs.
    LookupError,
    TypeError,
    ValueError,
    AttributeError,
)
"""What a request of discord.py's ends in, if not well."""

_LOOKING = (Request.HISTORY, Request.ACTIVE_THREADS, Request.ARCHIVED_THREADS)
_READING = (*_LOOKING, Request.FETCH_CHANNEL, Request.FETCH_POST, Request.FETCH_RULES)
_AT_MESSAGE = (
    Request.FETCH_POST,
    Request.OPEN_THREAD,
    Request.PIN,
    Request.PIN_POST,
    Request.PUBLISH,
    Request.EDIT,
)
_AWAY = (Request.UNPIN, Request.DELETE)
_ONCE = (Request.SEND, Request.OPEN_POST)  # which may not be done twice, however much later


_PROXY_S = "generated-by-proxy"  # a header


@dataclass(frozen=True, slots=True)
class _Row:
    """What a code means, and for which requests it means something else."""

    verdict: Verdict
    but: Mapping[Request, Verdict] = field(default_factory=dict[Request, Verdict])

    def of(self, request: Request) -> Verdict:
        return self.but.get(request, self.verdict)


def _but(verdict: Verdict, *but: tuple[Sequence[Request], Verdict]) -> _Row:
    return _Row(verdict, {request: other for requests, other in but for request in requests})


_PERMISSION, _NEVER, _LATER = (
    _Row(verdict) for verdict in (Verdict.PERMISSION, Verdict.NEVER, Verdict.LATER)
)

TABLE: Mapping[int, _Row] = {
    # Unknown Channel. A message does not outlive its channel, nor a forum's post its thread; and
    # what is gone need not be unpinned or deleted.
    10003: _but(
        Verdict.PLACE_GONE,
        (_AT_MESSAGE, Verdict.MESSAGE_GONE),
        (_AWAY, Verdict.DONE),
    ),
    # Unknown Guild: deleted, or the bot was removed. The message may stand for all that.
    10004: _Row(Verdict.PLACE_GONE),
    10008: _but(Verdict.MESSAGE_GONE, (_AWAY, Verdict.DONE)),  # Unknown Message
    10087: _NEVER,  # Unknown Tag
    20009: _NEVER,  # Explicit content
    20016: _LATER,  # slow mode
    # An announcement, or a message older than an hour, was edited too often. Discord says "later",
    # as a 429; an edit is tried again anyway, and staff must know that what members see lags.
    20022: _but(Verdict.LATER, ([Request.EDIT], Verdict.NEVER)),
    30046: _but(Verdict.LATER, ([Request.EDIT], Verdict.NEVER)),
    20028: _LATER,  # the channel's limit of writing
    20029: _LATER,  # the server's
    20031: _NEVER,  # words that are not allowed
    30003: _NEVER,  # as many pins as a channel can have
    30047: _NEVER,  # as many pinned posts as a forum can have, which is one
    # The token is not accepted. That says nothing of this server, and the operator has the cure.
    40001: _LATER,
    50014: _LATER,
    40002: _NEVER,  # an account that must be verified
    40004: _LATER,  # sending is temporarily disabled
    40005: _NEVER,  # too large
    40006: _LATER,  # this feature is temporarily disabled
    40007: _NEVER,  # banned from this server
    40033: _but(Verdict.NEVER, ([Request.PUBLISH], Verdict.DONE)),  # already published
    # A forum, and other kinds of channel that hold no messages: none stands there. Kinds do not
    # change but between text and announcement; without followers there is nothing to publish.
    40058: _but(Verdict.NEVER, (_LOOKING, Verdict.PLACE_GONE)),
    50008: _but(Verdict.NEVER, (_LOOKING, Verdict.PLACE_GONE)),
    50024: _but(Verdict.NEVER, (_LOOKING, Verdict.PLACE_GONE), ([Request.PUBLISH], Verdict.DONE)),
    40062: _LATER,  # a resource is being rate limited
    40066: _NEVER,  # a forum without tags that the bot may set
    40067: _NEVER,  # a forum that wants a tag
    40333: _LATER,  # Cloudflare blocks it: it never came to Discord
    50001: _PERMISSION,  # Missing Access
    50005: _NEVER,  # somebody else's message: the token is another bot's now
    50006: _NEVER,  # an empty message
    50009: _NEVER,  # the channel's verification level
    50013: _PERMISSION,  # Missing Permissions; so for a bot in time-out
    50019: _NEVER,  # a message of another channel cannot be pinned
    50021: _NEVER,  # a system message
    50035: _NEVER,  # Invalid Form Body
    50068: _NEVER,  # a message of a kind that cannot be published
    50083: _NEVER,  # an archived thread
    50109: _NEVER,  # invalid JSON
    60003: _NEVER,  # the bot's owner needs two factors
    110000: _LATER,  # not yet available
    110001: _LATER,
    130000: _LATER,  # overloaded
    160004: _but(Verdict.NEVER, ([Request.OPEN_THREAD], Verdict.DONE)),  # the message has one
    160005: _NEVER,  # a locked thread
    # As many active threads as a server can have: until staff archive some, it is refused.
    160006: _NEVER,
    160007: _NEVER,
    200000: _NEVER,  # blocked by automatic moderation
    200001: _NEVER,
    240000: _NEVER,  # blocked for its links
}


def judge(request: Request, error: Exception, tries: Sequence[int | None] = ()) -> Verdict:
    """Return what an error of FAILURES means for the request that ended in it.

    `tries` are all of that request (see `bot.presentation.course`). Where one of them may have
    been done, the refusal of another one says nothing of that.
    """
    verdict = _of(request, error, tries)
    is_refused = verdict in (Verdict.PERMISSION, Verdict.NEVER, Verdict.LATER)
    if is_refused and request not in _READING and any(map(_may_be_done, tries)):
        return Verdict.UNKNOWN
    return verdict


def _of(request: Request, error: Exception, tries: Sequence[int | None]) -> Verdict:
    if isinstance(error, discord.HTTPException):
        return _answered(request, error)
    if isinstance(error, discord.RateLimited):  # longer than we wait: for an edit, see 30046
        return Verdict.NEVER if request is Request.EDIT else Verdict.LATER
    if isinstance(error, NOT_SENT):
        return Verdict.LATER
    # No answer, or one that cannot be read; of that one the status is known for all that.
    status = tries[-1] if tries else None
    is_refused = status is not None and status >= 400 and not _may_be_done(status)
    return Verdict.LATER if is_refused else Verdict.UNKNOWN


def _answered(request: Request, error: discord.HTTPException) -> Verdict:
    if _may_be_done(error.status):
        return Verdict.UNKNOWN  # whatever the body says
    if row := TABLE.get(error.code):
        return row.of(request)
    if error.status == 501:
        return Verdict.NEVER
    # A proxy's, where another of its nodes was asked and gave no answer.
    if error.status == 429 and request in _ONCE and is_proxy_s(error):
        return Verdict.UNKNOWN
    # 429 without a code: any limit. 401: see 40001. Whatever is not JSON was said by somebody on
    # the way, before Discord.
    is_final = is_discord_s(error) and error.status not in (401, 429)
    return Verdict.NEVER if is_final else Verdict.LATER


def _may_be_done(status: int | None) -> bool:
    # 408 is a proxy's: Discord was asked, and slow. So is 501: it knows of no such request, and has
    # asked nobody.
    return status is None or (status >= 500 and status != 501) or status == 408


def is_proxy_s(error: discord.HTTPException) -> bool:
    """Whether nirn-proxy says so of itself, which has not heard it from Discord."""
    return _PROXY_S in error.response.headers


def is_discord_s(error: discord.HTTPException) -> bool:
    """Whether Discord itself answered, not somebody on the way with a page."""
    return bool(error.code) or "json" in error.response.headers.get("Content-Type", "")


def said(error: Exception) -> str:
    """Return what is worth telling of it: a line, of somebody else's text at most 100 letters."""
    if isinstance(error, discord.RateLimited):
        return "429: Try again later"
    if not isinstance(error, discord.HTTPException):
        return type(error).__name__
    if error.status == 501:
        return "501: the proxy does not know this request"
    if not is_discord_s(error):  # a page of HTML
        return str(error.status)
    text = " ".join(str(error.text).split())[:100]
    number = str(error.code or error.status)
    return text if text.startswith(number) else f"{number}: {text}".removesuffix(": ")
