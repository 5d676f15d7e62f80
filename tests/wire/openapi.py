"""Discord's own description of its interface, as the judge of what is sent to it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, cast

from jsonschema import Draft202012Validator
from jsonschema.exceptions import (
    ValidationError,
    best_match,  # pyright: ignore[reportUnknownVariableType]: its stub names no result
)
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from tests.wire.payload import Json

DESCRIPTION = Path(__file__).parents[3] / "shared" / "discord-openapi.json"
_URI = "urn:discord"

Body = Json | list[Json] | None


class Judge:
    """Says what is wrong with a request or an answer, by the OpenAPI 3.1 description.

    Only what a schema can say: limits over a whole message (40 components, 4,000 characters)
    are not in it. Properties that Discord does not know are let through, as Discord does.
    """

    def __init__(self, description: Mapping[str, Any]) -> None:
        self._paths = description["paths"]
        resource = Resource[Any].from_contents(description, default_specification=DRAFT202012)
        self._registry: Registry[Any] = Registry[Any]().with_resource(_URI, resource)
        self._validators: dict[str, Any] = {}  # the stub of Draft202012Validator is half unknown

    def request(self, method: str, route: str, body: Body) -> str | None:
        """Return what is wrong with the body of a request, or None."""
        operation = self._operation(method, route)
        if operation is None:
            return f"{method} {route} is not described"
        if "requestBody" not in operation:
            return None if body is None else f"{method} {route} takes no body"
        return self._fault(method, route, "requestBody", _with_ids(body))

    def answer(self, method: str, route: str, status: int, body: Body) -> str | None:
        """Return what is wrong with the body of a successful answer, or None."""
        described = (self._operation(method, route) or {}).get("responses", {}).get(str(status), {})
        if "content" not in described:
            return None if body is None else f"{method} {route}: {status} has no body"
        return self._fault(method, route, f"responses/{status}", body)

    def _operation(self, method: str, route: str) -> Mapping[str, Any] | None:
        return self._paths.get(route, {}).get(method.lower())

    def _fault(self, method: str, route: str, part: str, body: Body) -> str | None:
        escaped = route.replace("~", "~0").replace("/", "~1")
        where = f"{_URI}#/paths/{escaped}/{method.lower()}/{part}/content/application~1json/schema"
        if where not in self._validators:
            self._validators[where] = Draft202012Validator({"$ref": where}, registry=self._registry)
        error = cast(
            "ValidationError | None", best_match(self._validators[where].iter_errors(body))
        )
        if error is None:
            return None
        return f"{method} {route}: {error.json_path}: {error.message[:300]}"


def _with_ids(body: Body) -> Body:
    """Return it with texts for the numbers by which discord.py names files and messages.

    Discord's reference writes numbers for files, too ("Uploading Files"), and Discord takes them
    for the message that is replied to; its description knows ids only.
    """
    if not isinstance(body, dict):
        return body
    whole: Json = {**body}
    if isinstance(whole.get("data"), dict):
        whole["data"] = _with_ids(whole["data"])
    if "attachments" in whole:
        whole["attachments"] = [{**each, "id": str(each["id"])} for each in whole["attachments"]]
    reference: Json | None = whole.get("message_reference")
    if reference:
        named = {key: str(value) for key, value in reference.items() if key.endswith("_id")}
        whole["message_reference"] = {**reference, **named}
    return whole


@cache
def judge() -> Judge | None:
    """Return the judge, or None where the description is not beside the project."""
    if not DESCRIPTION.is_file():
        return None
    return Judge(json.loads(DESCRIPTION.read_text(encoding="utf-8")))
