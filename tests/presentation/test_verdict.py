"""The table of answers, read aloud: every request, every code, every way not to be answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, cast

import aiohttp
import discord
import pytest

from bot.presentation.verdict import TABLE, Request, Verdict, judge, said
from tests.offenders import every

# Each row has a letter for each request, in this order.
#   S end, N otify, O pen post | H istory, active T hreads, A rchived, fetch C hannel, fetch P ost |
#   open thread, pin, unpin, pin post, publish, edit, delete
LETTERS = {
    "d": Verdict.DONE,
    "g": Verdict.PLACE_GONE,
    "m": Verdict.MESSAGE_GONE,
    "p": Verdict.PERMISSION,
    "n": Verdict.NEVER,
    "l": Verdict.LATER,
    "?": Verdict.UNKNOWN,
}

CODES = {
    #      SNO HTACP tpuPped
    10003: "ggg ggggm mmdmmmd",
    10004: "ggg ggggg ggggggg",
    10008: "mmm mmmmm mmdmmmd",
    10087: "nnn nnnnn nnnnnnn",
    20009: "nnn nnnnn nnnnnnn",
    20016: "lll lllll lllllll",
    20022: "lll lllll lllllnl",
    20028: "lll lllll lllllll",
    20029: "lll lllll lllllll",
    20031: "nnn nnnnn nnnnnnn",
    30003: "nnn nnnnn nnnnnnn",
    30046: "lll lllll lllllnl",
    30047: "nnn nnnnn nnnnnnn",
    40001: "lll lllll lllllll",
    40002: "nnn nnnnn nnnnnnn",
    40004: "lll lllll lllllll",
    40005: "nnn nnnnn nnnnnnn",
    40006: "lll lllll lllllll",
    40007: "nnn nnnnn nnnnnnn",
    40033: "nnn nnnnn nnnndnn",
    40058: "nnn gggnn nnnnnnn",
    40062: "lll lllll lllllll",
    40066: "nnn nnnnn nnnnnnn",
    40067: "nnn nnnnn nnnnnnn",
    40333: "lll lllll lllllll",
    50001: "ppp ppppp ppppppp",
    50005: "nnn nnnnn nnnnnnn",
    50006: "nnn nnnnn nnnnnnn",
    50008: "nnn gggnn nnnnnnn",
    50009: "nnn nnnnn nnnnnnn",
    50013: "ppp ppppp ppppppp",
    50014: "lll lllll lllllll",
    50019: "nnn nnnnn nnnnnnn",
    50021: "nnn nnnnn nnnnnnn",
    50024: "nnn gggnn nnnndnn",
    50035: "nnn nnnnn nnnnnnn",
    50068: "nnn nnnnn nnnnnnn",
    50083: "nnn nnnnn nnnnnnn",
    50109: "nnn nnnnn nnnnnnn",
    60003: "nnn nnnnn nnnnnnn",
    110000: "lll lllll lllllll",
    110001: "lll lllll lllllll",
    130000: "lll lllll lllllll",
    160004: "nnn nnnnn dnnnnnn",
    160005: "nnn nnnnn nnnnnnn",
    160006: "nnn nnnnn nnnnnnn",
    160007: "nnn nnnnn nnnnnnn",
    200000: "nnn nnnnn nnnnnnn",
    200001: "nnn nnnnn nnnnnnn",
    240000: "nnn nnnnn nnnnnnn",
}

JSON, HTML = "application/json", "text/html; charset=utf-8"


@dataclass(frozen=True)
class Response:
    """What discord.py's errors need of aiohttp's response."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    reason: str = "Because"


def answered(status: int, body: dict[str, Any] | str, content: str = JSON) -> discord.HTTPException:
    response = Response(status, {"Content-Type": content})
    return discord.HTTPException(cast("aiohttp.ClientResponse", response), body)


def coded(code: int, status: int = 400) -> discord.HTTPException:
    return answered(status, {"code": code, "message": "Said by Discord"})


def page(status: int) -> discord.HTTPException:
    return answered(status, "<html>" + "x" * 5000, HTML)


def words(status: int) -> discord.HTTPException:
    return answered(status, {"code": 0, "message": f"{status}: Said by Discord"})


def nirn_s() -> discord.HTTPException:
    headers = {"Content-Type": JSON, "generated-by-proxy": "true"}
    response = Response(429, headers)
    return discord.HTTPException(cast("aiohttp.ClientResponse", response), {"retry_after": 1})


REFUSED = aiohttp.ClientConnectorError.__new__(aiohttp.ClientConnectorError)
NO_HOST = aiohttp.ClientConnectorDNSError.__new__(aiohttp.ClientConnectorDNSError)
LATER, NEVER = "lll lllll lllllll", "nnn nnnnn nnnnnnn"
UNKNOWN = "??? ????? ???????"
End = tuple[str, Exception, tuple[int | None, ...], str]
ERRORS: list[End] = [
    # A code that the table has not, and answers without any.
    ("a code of next year", coded(999_999), (400,), NEVER),
    ("a code of next year in a 429", coded(999_999, 429), (429,), LATER),
    ("Discord's 400", words(400), (400,), NEVER),
    ("Discord's 401", words(401), (401,), LATER),
    ("Discord's 403", words(403), (403,), NEVER),
    ("Discord's 404, of a route", words(404), (404,), NEVER),
    ("Discord's 405", words(405), (405,), NEVER),
    ("Discord's 429", words(429), (429,), LATER),
    ("a proxy's 400", page(400), (400,), LATER),
    ("a proxy's 403", page(403), (403,), LATER),
    ("a proxy's 404", page(404), (404,), LATER),
    ("a proxy's 407", page(407), (407,), LATER),
    ("a proxy's 413", page(413), (413,), LATER),
    ("Cloudflare's 429", page(429), (429,), LATER),
    ("a proxy's 408", page(408), (408,), UNKNOWN),
    ("a proxy's 408 in JSON", words(408), (408,), UNKNOWN),
    ("500", words(500), (500,) * 5, UNKNOWN),
    ("a proxy's 501", page(501), (501,), NEVER),
    ("a proxy's 501, after a 502", page(501), (502, 501), "??? nnnnn ???????"),
    ("nirn's 429", nirn_s(), (429,), "?l? lllll lllllll"),
    ("502", page(502), (502,) * 5, UNKNOWN),
    ("503", words(503), (503,), UNKNOWN),
    ("503, overloaded", coded(130000, 503), (503,), UNKNOWN),
    ("503 that knows the channel to be gone", coded(10003, 503), (503,), UNKNOWN),
    ("504", page(504), (504,) * 5, UNKNOWN),
    ("524", page(524), (524,) * 5, UNKNOWN),
    # Bodies that cannot be read.
    ("200, half of it", ValueError("unexpected end"), (200,), UNKNOWN),
    ("200 that is a page", TypeError("string indices"), (200,), UNKNOWN),
    ("200 without what is needed", KeyError("id"), (200,), UNKNOWN),
    ("200, cut off", aiohttp.ClientPayloadError(), (200,), UNKNOWN),
    ("200 of an unknown kind", discord.InvalidData(), (200,), UNKNOWN),
    ("403, half of it", ValueError("unexpected end"), (403,), LATER),
    ("404, cut off", aiohttp.ClientPayloadError(), (404,), LATER),
    ("408, half of it", ValueError("unexpected end"), (408,), UNKNOWN),
    ("429 that does not say until when", KeyError("retry_after"), (429,), LATER),
    ("502, half of it", ValueError("unexpected end"), (502,), UNKNOWN),
    # No answer.
    ("nobody to connect to", REFUSED, (), LATER),
    ("no such host", NO_HOST, (), LATER),
    ("nobody answers the phone", aiohttp.ConnectionTimeoutError(), (), LATER),
    ("hung up", aiohttp.ServerDisconnectedError(), (None,), UNKNOWN),
    ("reset", aiohttp.ClientOSError(104, "reset"), (None,), UNKNOWN),
    ("reset by the system", ConnectionResetError(), (None,), UNKNOWN),
    ("silence", TimeoutError(), (None,), UNKNOWN),
    ("silence on the socket", aiohttp.SocketTimeoutError(), (None,), UNKNOWN),
    ("a long limit", discord.RateLimited(600), (429,), "lll lllll lllllnl"),
    ("a limit that is known", discord.RateLimited(600), (), "lll lllll lllllnl"),
    # What came before the end counts as well: the first try may have done it. For what is only
    # read it does not matter; and what is gone or done is so, whoever did it.
    ("502, then a refusal", coded(50013, 403), (502, 403), "??? ppppp ???????"),
    ("502, then a limit", words(429), (502, 429), "??? lllll ???????"),
    ("502, then invalid", coded(50035), (502, 400), "??? nnnnn ???????"),
    ("502, then nobody there", REFUSED, (502,), "??? lllll ???????"),
    ("no answer, then a refusal", coded(50001, 403), (None, 403), "??? ppppp ???????"),
    ("502, then a long limit", discord.RateLimited(600), (502, 429), "??? lllll ???????"),
    ("502, then no channel", coded(10003, 404), (502, 404), "ggg ggggm mmdmmmd"),
    ("502, then no message", coded(10008, 404), (502, 404), "mmm mmmmm mmdmmmd"),
    ("502, then it has a thread", coded(160004), (502, 400), "??? nnnnn d??????"),
    ("502, then it is published", coded(40033), (502, 400), "??? nnnnn ????d??"),
    ("429, then a refusal", coded(50013, 403), (429, 403), "ppp ppppp ppppppp"),
]


def verdicts(row: str) -> dict[Request, Verdict]:
    letters = row.replace(" ", "")
    # Reminding a thread is as notifying a channel, and rules are read as a channel is.
    letters += letters[1] + letters[6]
    return {request: LETTERS[letter] for request, letter in zip(Request, letters, strict=True)}


def test_the_whole_table_is_read() -> None:
    assert set(CODES) == set(TABLE)


@every(CODES, str)
def test_a_code_means_for_each_request_what_the_table_says(code: int) -> None:
    status = 404 if code < 20_000 else 429 if code in (20022, 20028, 20029, 30046) else 400
    error = coded(code, status)
    assert {each: judge(each, error, [status]) for each in Request} == verdicts(CODES[code])


@every(ERRORS, lambda end: end[0])
def test_an_end_without_a_known_code_means_for_each_request_what_is_certain(end: End) -> None:
    _, error, tries, row = end
    assert {each: judge(each, error, tries) for each in Request} == verdicts(row)


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (coded(50035), "50035: Said by Discord"),
        (words(405), "405: Said by Discord"),
        (answered(400, {"message": "Bad"}), "400: Bad"),
        (answered(400, {"code": 7}), "7"),
        (page(403), "403"),
        (page(501), "501: the proxy does not know this request"),
        (answered(403, "", HTML), "403"),
        (discord.RateLimited(600), "429: Try again later"),
        (TimeoutError("a secret path"), "TimeoutError"),
    ],
)
def test_what_is_told_of_it_is_a_line(error: Exception, text: str) -> None:
    assert said(error) == text


def test_others_words_are_cut_and_stand_on_one_line() -> None:
    text = said(answered(400, {"code": 50035, "message": "Invalid\n\tForm " + "Body " * 500}))
    assert text.startswith("50035: Invalid Form Body Body")
    assert len(text) <= 110
    assert "\n" not in text
