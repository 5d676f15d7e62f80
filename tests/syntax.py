"""What the modules of the house are made of, each parsed once for all laws."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path


@cache
def parsed(module: Path) -> ast.Module:
    return ast.parse(module.read_text("utf-8"))


@cache
def nodes(module: Path) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(parsed(module)))
