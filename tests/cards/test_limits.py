"""The check that every message goes through finds what Discord would refuse."""

from __future__ import annotations

from typing import Any

import pytest

from tests.limits import breaches


def text(content: str) -> dict[str, Any]:
    return {"type": 10, "content": content}


def button(label: str = "Go", custom_id: str = "go") -> dict[str, Any]:
    return {"type": 2, "style": 2, "label": label, "custom_id": custom_id}


def menu(*options: dict[str, Any], placeholder: str = "Choose") -> dict[str, Any]:
    return {"type": 3, "custom_id": "menu", "placeholder": placeholder, "options": list(options)}


def option(number: int, **parts: str) -> dict[str, Any]:
    return {"label": f"Number {number}", "value": str(number), **parts}


def row(*children: dict[str, Any]) -> dict[str, Any]:
    return {"type": 1, "components": list(children)}


def gallery(*descriptions: str | None) -> dict[str, Any]:
    items = [{"media": {"url": "attachment://a.png"}, "description": d} for d in descriptions]
    return {"type": 12, "items": items}


def frame(*children: dict[str, Any]) -> dict[str, Any]:
    return {"type": 17, "components": list(children)}


@pytest.mark.parametrize(
    "component",
    [
        text("x" * 4000),
        text("🧭" * 2000),
        row(*(button(custom_id=str(number)) for number in range(5))),
        row(button("x" * 80, "y" * 100)),
        row(menu(*map(option, range(25)), placeholder="x" * 150)),
        row(menu(option(1, label="x" * 100, value="y" * 100, description="z" * 100))),
        gallery(*["What it shows"] * 10),
        frame(*(text(".") for _ in range(39))),
        frame(gallery("x" * 1024), *(text(".") for _ in range(37))),
    ],
    ids=lambda _: "",
)
def test_a_message_at_the_limit_passes(component: dict[str, Any]) -> None:
    assert breaches([component]) == []


@pytest.mark.parametrize(
    ("component", "breach"),
    [
        (text("x" * 4001), "4001 characters of text, at most 4000 are allowed"),
        (text("🧭" * 2001), "4002 characters of text, at most 4000 are allowed"),
        (frame(text("x" * 2001), text("x" * 2000)), "4001 characters of text"),
        (text(" \n"), "an empty text"),
        (frame(*(text(".") for _ in range(40))), "41 components, at most 40 are allowed"),
        (
            frame(gallery("A chart"), *(text(".") for _ in range(38))),
            "41 components, at most 40 are allowed",
        ),
        (row(), "an empty row"),
        (row(*(button(custom_id=str(n)) for n in range(6))), "6 buttons in a row, at most 5"),
        (row(button(), menu(option(1))), "a menu beside something else in a row"),
        (row(button("x" * 81)), "the label has 81 characters, at most 80"),
        (row(button("🧭" * 41)), "the label has 82 characters, at most 80"),
        (row(button(" ")), "a button without words"),
        (row({"type": 2, "style": 2, "label": "Go"}), "the button 'Go' has no custom_id"),
        (row(button(custom_id="")), "'' is no custom_id"),
        (row(button(custom_id="x" * 101)), f"'{'x' * 101}' is no custom_id"),
        (row(button(), button()), "'go' stands twice"),
        (row(menu()), "an empty menu"),
        (row(menu(*map(option, range(26)))), "26 options in a menu, at most 25"),
        (row(menu(option(1), option(1))), "two options with one value"),
        (row(menu(option(1), placeholder="x" * 151)), "the placeholder has 151 characters"),
        (row(menu(option(1, label="x" * 101))), "an option's label has 101 characters"),
        (row(menu(option(1, label=""))), "an option without a label"),
        (row(menu(option(1, value="x" * 101))), "an option's value has 101 characters"),
        (row(menu(option(1, description="x" * 101))), "an option's description has 101"),
        (row(button("See </job:7>")), "a command that nobody can press: 'See </job:7>'"),
        (row(menu(option(1, label="</job:7>"))), "a command that nobody can press: '</job:7>'"),
        (gallery("</job:7>"), "a command that nobody can press: '</job:7>'"),
        (gallery("A chart", None), "a picture without alt text"),
        (gallery("x" * 1025), "the alt text has 1025 characters, at most 1024"),
        (gallery(*["A chart"] * 11), "11 pictures in a gallery, at most 10"),
        (
            {
                "type": 9,
                "components": [text("Beside it")],
                "accessory": {"type": 11, "media": {"url": "attachment://a.png"}},
            },
            "a picture without alt text",
        ),
    ],
    ids=lambda part: part if isinstance(part, str) else "",
)
def test_a_breach_is_named(component: dict[str, Any], breach: str) -> None:
    (found,) = breaches([component])
    assert found.startswith(breach)


def test_an_empty_message_is_one_breach() -> None:
    assert breaches([]) == ["an empty message"]
