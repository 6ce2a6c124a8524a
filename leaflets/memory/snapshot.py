"""The digest of every byte that can change a leaflet: words, look, engine, libraries.

Only what Python has loaded anyway is imported here: when nothing changed, this is all that a build does.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

_ROOMS = ("content", "templates")
_ENGINE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_NOT_READ = (".pyc", "~", ".swp", ".tmp")

# Where systems keep the libraries that shape lines. The names of the files behind the links hold their versions.
_SHAPERS = ("libpango-1.0", "libharfbuzz.")
_SHELVES = ("/usr/lib", "/usr/lib64", "/usr/local/lib", "/opt/homebrew/lib")

AnyPath = os.PathLike[str] | str


def digest(content: bytes) -> str:
    """The SHA-256 of these bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def digest_of_file(path: AnyPath) -> str:
    """The SHA-256 of a file's bytes; empty when there is no such file."""
    try:
        with open(path, "rb", buffering=0) as file:
            return digest(file.read())
    except OSError:
        return ""


class Snapshot(NamedTuple):
    """The digest of each file of the project's rooms, by its name below the project's folder with forward slashes.

    `engine` stands for our own code, and for the versions of Python, of the installed libraries, and of the system's
    libraries that shape lines.
    """

    files: Mapping[str, str]
    engine: str

    def part(self, wanted: Callable[[str], bool]) -> str:
        """One digest of all files whose name is wanted."""
        return _joined(f"{name} {found}" for name, found in self.files.items() if wanted(name))

    @property
    def whole(self) -> str:
        """One digest of everything."""
        return _joined([self.engine, *(f"{name} {found}" for name, found in self.files.items())])


def snapshot(root: AnyPath) -> Snapshot:
    """Reads every file of `content/` and `templates/` below `root`, `build.py`, and the engine itself."""
    top = os.fspath(root)
    files = {name: digest_of_file(path) for room in _ROOMS for name, path in _below(os.path.join(top, room), room)}
    return Snapshot(files, _engine(top))


def _engine(root: str) -> str:
    code = (f"{name} {digest_of_file(path)}" for name, path in _below(_ENGINE, "leaflets"))
    return _joined([digest_of_file(os.path.join(root, "build.py")), *code, *_libraries()])


def _libraries() -> Iterator[str]:
    """The versions of whatever may shape a page."""
    yield sys.version
    yield from sorted(name for path in sys.path for name in _names(path) if name.endswith(".dist-info"))
    for shelf in _SHELVES:
        inner = [name for name in _names(shelf) if "-linux-" in name]
        for folder in [shelf, *(os.path.join(shelf, name) for name in inner)]:
            shapers = [name for name in _names(folder) if name.startswith(_SHAPERS)]
            yield from sorted(os.path.basename(os.path.realpath(os.path.join(folder, name))) for name in shapers)


def _names(folder: str) -> list[str]:
    try:
        return os.listdir(folder or ".")
    except OSError:
        return []


def _below(folder: str, name: str) -> Iterator[tuple[str, str]]:
    """Every file below a folder with its name, in a steady order; what editors keep for themselves is left out."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.is_dir():
            yield from _below(entry.path, f"{name}/{entry.name}") if entry.name != "__pycache__" else ()
        elif not entry.name.startswith(".") and not entry.name.endswith(_NOT_READ):
            yield f"{name}/{entry.name}", entry.path


def _joined(lines: Iterable[str]) -> str:
    return digest("\n".join(lines).encode())
