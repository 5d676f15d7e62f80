"""Whatever the bot says goes out by one sender, to a reader whom one place has made."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.offenders import every
from tests.syntax import nodes

BOT = Path(__file__).parents[2] / "bot"
MODULES = sorted((BOT / "presentation").rglob("*.py"))

SENDERS = {"presentation/sender.py", "presentation/callback.py"}
SENDING = {"edit_message", "edit_original_response", "send", "send_message"}
"""discord.py's ways to say something."""

SAYING = {"content", "embed", "embeds", "view"}
"""What a message may be made of."""

CHOOSERS = {"presentation/asker.py", "presentation/tree.py"}
"""Who chooses a language: for a reader, and for what Discord shows of the commands."""


def name(module: Path) -> str:
    return module.relative_to(BOT).as_posix()


def calls(tree: Iterator[ast.AST]) -> Iterator[tuple[str, ast.Call]]:
    """Yield each call of a method, by its name."""
    for node in tree:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node.func.attr, node


def sends(tree: Iterator[ast.AST]) -> list[str]:
    """Return what is said past the sender."""
    return [
        called
        for called, call in calls(tree)
        if called in SENDING
        or any(each.arg in ("view", "content", "embed") for each in call.keywords)
    ]


@every(MODULES, name)
def test_everything_goes_out_by_the_sender(module: Path) -> None:
    assert name(module) in SENDERS or sends(iter(nodes(module))) == []


@every(MODULES, name)
def test_in_which_language_somebody_reads_is_decided_in_one_place(module: Path) -> None:
    chosen = [
        call
        for called, call in calls(iter(nodes(module)))
        if called == "of" and "languages" in ast.unparse(call.func)
    ]
    assert name(module) in CHOOSERS or chosen == []


@pytest.mark.parametrize(
    "code",
    [
        "await interaction.response.send_message(view=layout)",
        "await channel.send('hello')",
        "await forum.create_thread(name='x', view=layout)",
        "await message.edit(content='x')",
        "await interaction.edit_original_response(view=layout)",
    ],
)
def test_a_message_past_the_sender_is_seen(code: str) -> None:
    assert len(sends(ast.walk(ast.parse(code)))) == 1
