"""What proxies for Discord's limits answer by themselves, in Discord's stead.

Of nirn-proxy's `lib/discord.go` and `lib/queue_manager.go`, and of twilight's http-proxy.
"""

from __future__ import annotations

from http import HTTPStatus

from tests.wire.fault import Said

_PLAIN = "text/plain"

Proxied = tuple[HTTPStatus, Said]

SLOW: Proxied = (HTTPStatus.REQUEST_TIMEOUT, Said(b"context deadline exceeded", _PLAIN))
"""nirn has asked Discord, and waits no longer."""

BUSY: Proxied = (
    HTTPStatus.TOO_MANY_REQUESTS,
    Said(
        b'{"global": false, "message": "You are being rate limited.", "retry_after": 1}',
        headers={
            "generated-by-proxy": "true",
            "x-ratelimit-scope": "user",
            "x-ratelimit-limit": "1",
            "x-ratelimit-remaining": "0",
            "x-ratelimit-after": "1",
            "retry-after": "1",
        },
    ),
)
"""nirn has not reached another node of its own, which may have asked Discord."""

UNKNOWN_ROUTE: Proxied = (HTTPStatus.NOT_IMPLEMENTED, Said(b"invalid path", _PLAIN))
"""twilight's http-proxy is older than the route, as it is for pins, and has asked nobody."""
