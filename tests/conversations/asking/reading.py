"""Messages as a person sees them."""

from __future__ import annotations

from typing import Any, Protocol

from simcord.results import InteractionResult, ResponseMessage

from tests.limits import walk


class Shown(Protocol):
    """A message on the screen."""

    @property
    def components(self) -> list[dict[str, Any]]: ...


def answer(result: InteractionResult) -> ResponseMessage:
    """Return the bot's answer."""
    assert result.response is not None, "the bot did not answer"
    return result.response


def text(message: Shown) -> str:
    """Return all that can be read in it."""
    return "\n".join(each["content"] for each in walk(message.components) if each["type"] == 10)


def title(message: Shown) -> str:
    return text(message).split("\n")[0].removeprefix("# ")


def buttons(message: Shown) -> list[str]:
    """Return the labels of all buttons, those that cannot be pressed included."""
    return [each["label"] for each in walk(message.components) if each["type"] == 2]


def chosen(message: Shown) -> list[str]:
    """Return the labels of the buttons that show where one is."""
    return [e["label"] for e in walk(message.components) if e["type"] == 2 and e["disabled"]]


def menu(message: Shown) -> dict[str, str]:
    """Return the labels of the one menu, with what choosing each means."""
    (options,) = [each["options"] for each in walk(message.components) if each["type"] == 3]
    return {option["label"]: option["value"] for option in options}
