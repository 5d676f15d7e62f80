"""One folder of a catalogue: its files are read, whatever they are, without waiting or end."""

from __future__ import annotations

import stat
from dataclasses import dataclass
from pathlib import Path, PurePath

from bot.content.document import LARGEST, Document, read
from bot.content.mistake import Mistake, printable, quoted


@dataclass(frozen=True, slots=True)
class Shelf:
    """One folder; `label` goes before the names of its files in what authors read."""

    folder: Path
    label: str

    def documents(self, name: str, mistakes: list[Mistake]) -> dict[str, Document]:
        """Return the YAML files of a folder in it, by their names without the ending."""
        found: dict[str, Document] = {}
        for entry in self.names(name, mistakes):
            file, path = f"{self.label}{name}/{printable(entry)}", PurePath(entry)
            if entry.startswith("."):  # left behind by editors and file managers
                continue
            if path.suffix == ".yaml":
                found[path.stem] = _document(self.folder / name / entry, file)
            elif path.suffix.lower() in (".yaml", ".yml"):
                cure = f"Rename it to {quoted(path.stem + '.yaml')}."
                what = f"files that end in {path.suffix} are not read"
                mistakes.append(Mistake(file, None, what, cure))
        return found

    def names(self, name: str, mistakes: list[Mistake]) -> list[str]:
        """Return what a folder in it holds."""
        try:
            return sorted(entry.name for entry in (self.folder / name).iterdir())
        except FileNotFoundError:
            return []
        except OSError as error:
            mistakes.append(_unreadable(f"{self.label}{name}", error))
            return []

    def has(self, name: str) -> bool:
        """Say whether there is something of that name."""
        return (self.folder / name).exists()

    def document(self, name: str, *, is_optional: bool) -> Document:
        """Return the file of that name; nothing where there is none and none is needed."""
        path, file = self.folder / name, f"{self.label}{name}"
        if is_optional and not self.has(name):
            return Document(file, {}, (), {})
        return _document(path, file)


def _document(path: Path, file: str) -> Document:
    try:
        # Opening a pipe or a device could wait for ever.
        if not stat.S_ISREG(path.stat().st_mode):
            mistake = Mistake(file, None, "is not a file", "Move it away, or remove it.")
            return Document(file, None, (mistake,), {})
        with path.open("rb") as stream:
            return read(file, stream.read(LARGEST + 1))
    except OSError as error:
        return Document(file, None, (_unreadable(file, error),), {})


def _unreadable(file: str, error: OSError) -> Mistake:
    if isinstance(error, FileNotFoundError):
        return Mistake(file, None, "there is no such file", "Write it: data/README.md shows how.")
    reason = error.strerror or type(error).__name__
    return Mistake(file, None, f"cannot be read: {reason}", "Check what it is and who may read it.")


def is_folder(path: Path) -> bool:
    """Say whether it is there and may be looked at."""
    try:
        return path.is_dir()
    except OSError:
        return False
