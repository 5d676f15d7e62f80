"""What is said, before Discord: framed texts, and rows of controls under them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Protocol, Self

from bot.cards.markup import shortened
from bot.cards.mention import plainly
from bot.cards.words import Words
from bot.pictures.picture import Picture


@dataclass(frozen=True, slots=True)
class Button:
    """A button; the chosen one of a group cannot be pressed again."""

    label: str
    custom_id: str
    is_chosen: bool = False
    is_private: bool = False
    """Whether it stands under private answers only, such as the one that shows them to all."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a menu."""

    label: str
    value: str
    description: str = ""
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class Menu:
    """A menu of which from `least` to `most` choices can be chosen at once."""

    placeholder: str
    custom_id: str
    choices: tuple[Choice, ...]
    least: int = 1
    most: int = 1


MOST_CHOSEN = 25
"""More than these cannot be chosen in a menu at once."""


@dataclass(frozen=True, slots=True)
class ChannelMenu:
    """A menu of the server's own channels in which posts can stand; `chosen` are ids."""

    placeholder: str
    custom_id: str
    chosen: tuple[int, ...] = ()
    most: int = 1


@dataclass(frozen=True, slots=True)
class RoleMenu:
    """A menu of the server's roles, of which none need be chosen; `chosen` is an id, or 0."""

    placeholder: str
    custom_id: str
    chosen: int = 0


@dataclass(frozen=True, slots=True)
class Field:
    """A line to type into."""

    label: str
    hint: str
    value: str
    """What stands there to begin with."""


@dataclass(frozen=True, slots=True)
class Form:
    """What is asked in a window of its own; what was typed comes back to its `custom_id`."""

    title: str
    custom_id: str
    fields: Sequence[Field]


Control = Button | Menu | ChannelMenu | RoleMenu


@dataclass(frozen=True, slots=True)
class Sheet:
    """One framed message, and what stands in a frame of its own below it.

    Of `controls`, each group begins a row of its own. Their whole state is in their `custom_id`.
    """

    texts: Sequence[str]
    controls: Sequence[Sequence[Control]] = ()
    accent: int = 0
    """A color of the frame, nothing but decoration; none for 0."""
    picture: Picture | None = None
    """Stands under the first text, where it was drawn in time; the sheet is complete without."""
    below: Sheet | None = None

    def frames(self) -> Iterator[Sheet]:
        """Yield this, and what stands below it."""
        frame: Sheet | None = self
        while frame is not None:
            yield frame
            frame = frame.below


def button(label: str, custom_id: str, *, chosen: bool = False) -> Button:
    """A button with as much of the label as Discord shows."""
    return Button(shortened(plainly(label), 80), custom_id, chosen)


def select(
    placeholder: str,
    custom_id: str,
    choices: Iterable[tuple[str, str, str]],
    *,
    least: int = 1,
    most: int = 1,
    chosen: Collection[str] = (),
) -> Menu:
    """A menu of the first 25 (label, value, description): more Discord does not take.

    From `least` to `most` can be chosen at once; the values in `chosen` are from the start.
    """
    lines = tuple(
        Choice(shortened(label, 100), value, shortened(description, 100), value in chosen)
        for label, value, description in islice(choices, 25)
    )
    return Menu(placeholder, custom_id, lines, least, min(most, len(lines)))


SHARE = "share:"
"""How the `custom_id` of the button begins that shows a private card to all; its own follows."""


def sharing(custom_id: str, words: Words) -> Button:
    """A button that puts the card of that `custom_id` into the channel, for who alone sees it."""
    return Button(words("button-share"), f"{SHARE}{custom_id}", is_private=True)


class Address(Protocol):
    """What leads to a page of a card."""

    def custom_id(self, tag: str = "") -> str: ...

    def on(self, page: int) -> Self: ...


def turning(address: Address, page: int, count: int, words: Words) -> list[Control]:
    """Return the buttons to the page before and the page after, with the place between them."""
    place = button(words("page-number", page=page + 1, count=count), "page", chosen=True)
    controls: list[Control] = [place]
    if page > 0:
        before = address.on(page - 1).custom_id("back")
        controls.insert(0, button(words("page-previous"), before))
    if page < count - 1:
        controls.append(button(words("page-next"), address.on(page + 1).custom_id("on")))
    return controls
