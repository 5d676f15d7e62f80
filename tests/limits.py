"""What Discord accepts in a message, and what a reader needs: one check for every message.

The numbers are Discord's own (API documentation of August 2026). Lengths are counted in UTF-16
units, the strictest way anyone could count them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from discord import ButtonStyle, ComponentType

from bot.cards.markup import length

Component = Mapping[str, Any]


def breaches(components: Sequence[Component]) -> list[str]:
    """Return everything that is wrong with a message made of these components."""
    everything = list(walk(components))
    texts = [each["content"] for each in everything if _is(each, ComponentType.text_display)]
    ids = [each["custom_id"] for each in everything if "custom_id" in each]
    found = [
        *_too_many("components", len(everything) + sum(map(_pictures, everything)), 40),
        *_too_many("characters of text", sum(map(length, texts)), 4000),
        *(f"{custom_id!r} stands twice" for custom_id in set(ids) if ids.count(custom_id) > 1),
        *(f"{each!r} is no custom_id" for each in ids if not 1 <= length(each) <= 100),
        *("an empty text" for text in texts if not text.strip()),
    ]
    if not everything:
        found.append("an empty message")
    for each in everything:
        found += [
            f"a command that nobody can press: {said!r}" for said in _labels(each) if "</" in said
        ]
        match ComponentType(each["type"]):
            case ComponentType.action_row:
                found += _row(each["components"])
            case ComponentType.button:
                found += _button(each)
            case ComponentType.select:
                found += _menu(each)
            case ComponentType.thumbnail:
                found += _picture(each)
            case ComponentType.media_gallery:
                found += [wrong for item in each["items"] for wrong in _picture(item)]
                found += _too_many("pictures in a gallery", len(each["items"]), 10)
            case _:
                pass
    return found


def walk(components: Iterable[Component]) -> Iterator[Component]:
    """Yield every component of a message, the nested ones included, in reading order."""
    for component in components:
        yield component
        yield from walk(component.get("components", ()))
        if "accessory" in component:
            yield from walk([component["accessory"]])


def _labels(component: Component) -> Iterator[str]:
    """Yield what Discord shows as it is written: without mentions or formatting."""
    for each in (component, *component.get("options", ()), *component.get("items", ())):
        yield from (each.get(part) or "" for part in ("label", "placeholder", "description"))


def _row(children: Sequence[Component]) -> Iterator[str]:
    if not children:
        yield "an empty row"
    elif all(_is(child, ComponentType.button) for child in children):
        yield from _too_many("buttons in a row", len(children), 5)
    elif len(children) > 1:
        yield "a menu beside something else in a row"


def _button(button: Component) -> Iterator[str]:
    label = button.get("label") or ""
    if not label.strip():
        yield "a button without words"
    if button["style"] != ButtonStyle.link.value and "custom_id" not in button:
        yield f"the button {label!r} has no custom_id"
    yield from _too_long("the label", label, 80)


def _menu(menu: Component) -> Iterator[str]:
    options = menu["options"]
    values = [option["value"] for option in options]
    if not options:
        yield "an empty menu"
    yield from _too_many("options in a menu", len(options), 25)
    if len(set(values)) < len(values):
        yield "two options with one value"
    yield from _too_long("the placeholder", menu.get("placeholder") or "", 150)
    for option in options:
        for part in ("label", "value"):
            if not option[part].strip():
                yield f"an option without a {part}"
        for part in ("label", "value", "description"):
            yield from _too_long(f"an option's {part}", option.get(part) or "", 100)


def _pictures(component: Component) -> int:
    """Return the pictures in a gallery: whether Discord counts them is nowhere told."""
    return len(component["items"]) if _is(component, ComponentType.media_gallery) else 0


def _picture(picture: Component) -> Iterator[str]:
    description = picture.get("description") or ""
    if not description.strip():
        yield "a picture without alt text"
    yield from _too_long("the alt text", description, 1024)


def _is(component: Component, kind: ComponentType) -> bool:
    return component["type"] == kind.value


def _too_many(what: str, count: int, most: int) -> Iterator[str]:
    if count > most:
        yield f"{count} {what}, at most {most} are allowed"


def _too_long(what: str, text: str, most: int) -> Iterator[str]:
    if length(text) > most:
        yield f"{what} has {length(text)} characters, at most {most} are allowed: {text!r}"
