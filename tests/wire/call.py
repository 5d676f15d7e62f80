"""One request, and the ways to refuse it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from tests.wire.payload import Json


@dataclass(frozen=True, slots=True)
class Call:
    """One request as it arrived; `route` is the path's pattern, `ids` what stood in its places."""

    method: str
    route: str
    ids: Mapping[str, str]
    query: Mapping[str, str]
    body: Any
    files: tuple[str, ...]
    at: float

    @property
    def request(self) -> str:
        """Method and route."""
        return f"{self.method} {self.route}"


class Refusal(Exception):
    """An answer other than success, with Discord's own error code."""

    def __init__(self, status: HTTPStatus, code: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.body: Json = {"message": message, "code": code}
