"""The import law: who may know whom, and that importing a module does nothing else."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.offenders import every
from tests.syntax import nodes

BOT = Path(__file__).parents[2] / "bot"
MODULES = sorted(BOT.rglob("*.py"))

# Which rooms may import a library, where not every room may.
KEEPERS = {
    "discord": ("presentation/", "demo/"),
    "simcord": ("demo/",),
    "psycopg": ("storage/postgres/",),
    "aiosqlite": ("storage/sqlite/",),
    "sqlite3": ("storage/sqlite/",),
    "yaml": ("content/",),
    "pydantic_settings": ("settings.py",),
    "dotenv": ("settings.py",),
    "jinja2": ("pictures/",),
    "resvg_py": ("pictures/",),
    "fontTools": ("pictures/",),
    "PIL": ("pictures/",),
    "prometheus_client": ("status/",),
}

# Who may know which database it is; all others ask what `storage/transaction.py` promises.
CHOOSERS = ("app.py", "operators/", "storage/sqlite/", "storage/postgres/")
DRIVERS = ("bot.storage.sqlite", "bot.storage.postgres")

# Whom each part of the domain may know beside the ground of all: catalogue and week not each other.
PARTS = {
    "naming": {"naming"},
    "catalogue": {"catalogue", "naming"},
    "question": {"question", "catalogue", "naming"},
    "week": {"week"},
}
LIBRARIES = {"pydantic", "pydantic_core", "rapidfuzz", "snowballstemmer"}
DOMAIN_MAY = LIBRARIES | {"bot"} | set(sys.stdlib_module_names)

# Arrows point inwards: a room may import itself and the rooms named here.
ROOMS = {
    "domain": {"domain"},
    "content": {"content", "clock", "domain"},
    "storage": {"storage", "domain"},
    "pictures": {"pictures"},
    "cards": {"cards", "domain", "pictures"},
    "bar": {"bar"},
    "clock": {"clock"},
    "log": {"log", "trail"},
    "metrics": {"metrics"},
    "notify": {"notify"},
    "settings": {"settings", "domain"},
    "signals": {"signals"},
    "trail": {"trail"},
    "programme": {"programme", "clock", "domain", "metrics", "storage", "trail"},
    "presentation": {
        "presentation",
        "cards",
        "clock",
        "domain",
        "metrics",
        "pictures",
        "programme",
        "trail",
    },
    "status": {"status", "domain", "metrics", "pictures", "presentation", "programme", "storage"},
    "app": {
        "app",
        "cards",
        "clock",
        "content",
        "domain",
        "log",
        "metrics",
        "notify",
        "pictures",
        "presentation",
        "programme",
        "settings",
        "signals",
        "status",
        "storage",
    },
    "demo": {
        "demo",
        "app",
        "bar",
        "cards",
        "clock",
        "content",
        "domain",
        "pictures",
        "presentation",
        "programme",
    },
    "operators": {
        "operators",
        "bar",
        "cards",
        "clock",
        "content",
        "domain",
        "log",
        "pictures",
        "presentation",
        "settings",
        "signals",
        "storage",
    },
    # It loads all else once it is needed, and after signals are heard.
    "__main__": {"__main__", "domain", "operators"},
}


def name(module: Path) -> str:
    return module.relative_to(BOT).as_posix()


def imports(module: Path) -> Iterator[str]:
    for node in nodes(module):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name(module)} imports relatively"
            assert node.module is not None
            yield node.module
            if node.module.startswith("bot"):
                yield from (f"{node.module}.{alias.name}" for alias in node.names)


def room(dotted: str) -> str:
    return dotted.split(".")[1]


@every(MODULES, name)
def test_a_library_is_imported_only_in_its_room(module: Path) -> None:
    for imported in imports(module):
        keepers = KEEPERS.get(imported.split(".")[0])
        assert keepers is None or name(module).startswith(keepers), imported


@every(MODULES, name)
def test_a_driver_is_named_only_where_it_is_chosen(module: Path) -> None:
    if not name(module).startswith(CHOOSERS):
        assert not [each for each in imports(module) if each.startswith(DRIVERS)]


@every(MODULES, name)
def test_nothing_imports_the_driver_for_postgresql_before_it_is_needed(module: Path) -> None:
    if not name(module).startswith("storage/postgres/"):
        assert not [each for each in imports(module) if each.startswith("bot.storage.postgres")]


@every(sorted((BOT / "domain").rglob("*.py")), name)
def test_the_domain_imports_almost_nothing(module: Path) -> None:
    assert {imported.split(".")[0] for imported in imports(module)} <= DOMAIN_MAY


@every(sorted((BOT / "domain").rglob("*.py")), name)
def test_the_parts_of_the_domain_know_no_more_of_each_other_than_they_may(module: Path) -> None:
    here = module.relative_to(BOT / "domain").parts[0]
    others = PARTS.keys() - PARTS.get(here, set())
    assert not [each for each in imports(module) if set(each.split(".")[2:3]) & others]


# What lies loose in the room is the ground of all three.
CARDS = {"": {""}, "asking": {"", "asking"}, "week": {"", "asking", "week"}}
CARDS["staff"] = {*CARDS["week"], "staff"}


@every(sorted((BOT / "cards").rglob("*.py")), name)
def test_what_staff_read_knows_what_members_read_and_not_the_other_way(module: Path) -> None:
    here, *_ = *module.relative_to(BOT / "cards").parts[:-1], ""
    for imported in imports(module):
        if imported.startswith("bot.cards."):
            there = imported.split(".")[2]
            assert (there if there in CARDS else "") in CARDS[here], imported


@every(MODULES, name)
def test_arrows_point_inwards(module: Path) -> None:
    here = module.relative_to(BOT).parts[0].removesuffix(".py")
    if here == "__init__":
        assert not list(imports(module))
        return
    for imported in imports(module):
        if imported.startswith("bot."):
            assert room(imported) in ROOMS[here], imported


@every(MODULES, name)
def test_the_environment_is_read_in_settings_only(module: Path) -> None:
    if name(module) == "settings.py":
        return
    read = {node.attr for node in nodes(module) if isinstance(node, ast.Attribute)}
    assert not read & {"environ", "getenv", "environb"}


@every(MODULES, name)
def test_no_import_stands_inside_a_function(module: Path) -> None:
    for node in nodes(module):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            inside = [
                part for part in ast.walk(node) if isinstance(part, ast.Import | ast.ImportFrom)
            ]
            assert not inside, f"line {inside[0].lineno}"


def test_no_module_imports_itself_in_a_circle() -> None:
    dotted = {
        ".".join(["bot", *module.relative_to(BOT).with_suffix("").parts]).removesuffix(
            ".__init__"
        ): module
        for module in MODULES
    }
    arrows = {
        here: {there for there in imports(module) if there in dotted} - {here}
        for here, module in dotted.items()
    }
    while leaves := {here for here, there in arrows.items() if not there & arrows.keys()}:
        arrows = {here: there for here, there in arrows.items() if here not in leaves}
    assert not arrows, f"a circle among {sorted(arrows)}"


PROBE = """
import builtins, importlib, io, logging, threading

def refuse(*_, **__): raise AssertionError("a file was opened")

for library in {libraries!r}: importlib.import_module(library)
handlers, level = list(logging.root.handlers), logging.root.level
builtins.open = io.open = refuse
for module in {modules!r}:
    importlib.import_module(module)
    assert logging.root.handlers == handlers and logging.root.level == level, module
    assert threading.active_count() == 1, module
"""


def test_importing_a_module_does_nothing_else() -> None:
    libraries = {imported for module in MODULES for imported in imports(module)}
    modules = [
        ".".join(["bot", *module.relative_to(BOT).with_suffix("").parts]).removesuffix(".__init__")
        for module in MODULES
        if module.name != "__main__.py"
    ]
    probe = PROBE.format(
        libraries=sorted(library for library in libraries if not library.startswith("bot")),
        modules=modules,
    )
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", probe],
        cwd=BOT.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
