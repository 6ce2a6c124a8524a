"""The digest of every byte that can change a leaflet: words, look, engine, libraries."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

_ROOMS = ("content", "templates")
_ENGINE = Path(__file__).resolve().parents[1]
_NOT_READ = (".pyc", "~", ".swp", ".tmp")

# Where systems keep the libraries that shape lines. The names of the files behind the links hold their versions.
_SHAPERS = ("libpango-1.0.so*", "libharfbuzz.so*", "libpango-1.0*.dylib", "libharfbuzz*.dylib", "libpango-1.0*.dll")
_SHELVES = ("/usr/lib", "/usr/lib64", "/usr/local/lib", "/opt/homebrew/lib")


def digest(content: bytes) -> str:
    """The SHA-256 of these bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def digest_of_file(path: Path) -> str:
    """The SHA-256 of a file's bytes; empty when there is no such file."""
    try:
        return digest(path.read_bytes())
    except OSError:
        return ""


@dataclass(frozen=True)
class Snapshot:
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


def snapshot(root: Path) -> Snapshot:
    """Reads every file of `content/` and `templates/` below `root`, `build.py`, and the engine itself."""
    files = {name: digest_of_file(path) for room in _ROOMS for name, path in _below(root, root / room)}
    return Snapshot(files, _engine(root))


def _engine(root: Path) -> str:
    code = (f"{name} {digest_of_file(path)}" for name, path in _below(_ENGINE, _ENGINE))
    return _joined([digest_of_file(root / "build.py"), *code, *_libraries()])


def _libraries() -> Iterator[str]:
    """The versions of whatever may shape a page."""
    yield sys.version
    yield from sorted(name for path in sys.path for name in _names(path) if name.endswith(".dist-info"))
    yield from sorted(
        path.resolve().name
        for shelf in map(Path, _SHELVES)
        for pattern in _SHAPERS
        for path in [*shelf.glob(pattern), *shelf.glob(f"*-linux-*/{pattern}")]
    )


def _names(folder: str) -> list[str]:
    try:
        return [path.name for path in Path(folder or ".").iterdir()]
    except OSError:
        return []


def _below(root: Path, folder: Path) -> Iterator[tuple[str, Path]]:
    """Every file below a folder with its name below `root`, in a steady order; editors' own files are left out."""
    for path, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            if not name.startswith(".") and not name.endswith(_NOT_READ):
                found = Path(path, name)
                yield found.relative_to(root).as_posix(), found


def _joined(lines: Iterable[str]) -> str:
    return digest("\n".join(lines).encode())
