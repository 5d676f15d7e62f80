"""What a library keeps to itself is touched in one file each, which checks that it is there."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.offenders import every
from tests.syntax import nodes, parsed

BOT = Path(__file__).parents[2] / "bot"
MODULES = {module.relative_to(BOT).as_posix(): module for module in sorted(BOT.rglob("*.py"))}

# What each file touches, and no other does. A module that is gone is told when it is imported, by
# operators/requirements.py; for all else the file looks by name.
KEPT = {
    "content/document.py": {"yaml._yaml"},
    "presentation/callback.py": {"_response_type", "_session", "discord.webhook.async_"},
    "presentation/endpoint.py": {"discord.gateway", "discord.http"},
    "presentation/gate.py": {"_connection", "_remove_guild"},
    "storage/sqlite/thread.py": {"_conn", "_execute", "_thread"},
}

# What discord.py's documentation names; the other modules are its own affair.
PROMISED = {"abc", "app_commands", "ext", "ui", "utils"}

BY_NAME = {"attrgetter", "delattr", "getattr", "getattr_static", "hasattr", "setattr"}
OURSELVES = {"self", "cls"}


def is_private(name: str) -> bool:
    return name.startswith("_") and name != "_" and not name.endswith("__")


def defined(tree: ast.Module) -> set[str]:
    """Return the names that a module gives to something."""
    names: set[str] = set()
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef(name) | ast.AsyncFunctionDef(name) | ast.ClassDef(name):
                names.add(name)
            case ast.Name(name, ast.Store()):
                names.add(name)
            case ast.Attribute(ast.Name(owner), name, ast.Store()) if owner in OURSELVES:
                names.add(name)
            case _:
                pass
    return names


@cache
def defined_in(module: str) -> set[str]:
    return defined(parsed(MODULES[module]))


def inherited(tree: ast.Module) -> set[str]:
    """Return what the modules of ours define from which it takes something, such as a base."""
    sources = {
        node.module.removeprefix("bot.").replace(".", "/") + ".py"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module is not None
    }
    return {name for source in sources & MODULES.keys() for name in defined_in(source)}


def touched(tree: ast.Module) -> Iterator[str]:
    """Yield what is private of somebody else's: modules, and attributes that are not defined here.

    What `self` is may be defined where its base is.
    """
    here = defined(tree)
    ours = here | inherited(tree)
    for node in ast.walk(tree):
        match node:
            case ast.Import(names):
                yield from (each.name for each in names if _is_inner(each.name))
            case ast.ImportFrom(str(module), names):
                whole = (f"{module}.{each.name}" for each in names)
                yield from ([module] if _is_inner(module) else filter(_is_inner, whole))
            case ast.Attribute(ast.Name(owner), name) if is_private(name) and owner in OURSELVES:
                yield from {name} - ours
            case ast.Attribute(_, name) if is_private(name):
                yield from {name} - here
            case ast.Call(ast.Name(called) | ast.Attribute(_, called), values) if called in BY_NAME:
                texts = (each.value for each in values if isinstance(each, ast.Constant))
                yield from (each for each in texts if isinstance(each, str) and is_private(each))
            case _:
                pass


def _is_inner(dotted: str) -> bool:
    library, *path = dotted.split(".")
    if library == "discord" and path and path[0].islower():
        return path[0] not in PROMISED
    return library != "bot" and any(map(is_private, (library, *path)))


@every(MODULES, str)
def test_what_is_private_of_a_library_is_touched_in_its_one_file(module: str) -> None:
    assert set(touched(parsed(MODULES[module]))) == KEPT.get(module, set())


@every(KEPT, str)
def test_what_is_touched_is_looked_for_by_its_name(file: str) -> None:
    texts = {node.value for node in nodes(MODULES[file]) if isinstance(node, ast.Constant)}
    assert {name for name in KEPT[file] if "." not in name} <= texts


def test_no_two_files_touch_the_same() -> None:
    touched_anywhere = [name for names in KEPT.values() for name in names]
    assert len(set(touched_anywhere)) == len(touched_anywhere)


@pytest.mark.parametrize(
    ("code", "what"),
    [
        ("client._connection", ["_connection"]),
        ("self._of_a_library_only", ["_of_a_library_only"]),
        ("cast('Any', self)._execute(1)", ["_execute"]),
        ("getattr(client, '_state')", ["_state"]),
        ("import yaml._yaml", ["yaml._yaml"]),
        ("from yaml._yaml import CParser", ["yaml._yaml"]),
        ("from yaml import _yaml", ["yaml._yaml"]),
        ("import _thread", ["_thread"]),
        ("from discord import http, ui, Client", ["discord.http"]),
        ("from discord.state import ConnectionState", ["discord.state"]),
        ("class A:\n def __init__(self, other):\n  self._of = other._of", []),
        ("_here = 1\nmodule._here", []),
        ("from __future__ import annotations\nx.__name__", []),
    ],
)
def test_it_is_seen_however_it_is_written(code: str, what: list[str]) -> None:
    assert list(touched(ast.parse(code))) == what
