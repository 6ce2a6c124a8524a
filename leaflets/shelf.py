"""The folder of finished leaflets. A set of files is put there whole, its manifest last, or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from leaflets import manifest
from leaflets.manifest import SUPERSEDED
from leaflets.problems import Place, Problem, ProblemsFound


def publish(out: Path, stem: str, files: Mapping[str, bytes], facts: Mapping[str, Any]) -> list[Path]:
    """Puts one edition's files (ending -> bytes) below `out` and gives their paths, the manifest's last.

    Everything is written beside its place first and then moved there, so that a reader never meets half a file.
    A draft that became clean, or a clean file that lapsed, moves to `superseded/`. Raises `ProblemsFound` when a
    file cannot be written; what was there before then stays, the whole set of it.
    """
    whole = {**files, manifest.ENDING: manifest.written(Path(stem).name, files, facts)}
    contents = {out / f"{stem}{ending}": content for ending, content in whole.items()}
    folder = (out / stem).parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".", dir=folder, ignore_cleanup_errors=True) as desk:
            _put(contents, Path(desk))
        _supersede(out, _twin(stem), whole)
    except OSError as error:
        raise ProblemsFound([_unwritable(out / stem, error)]) from error
    return list(contents)


def _put(contents: Mapping[Path, bytes], desk: Path) -> None:
    """All of these files at their places, or what stood there before: `desk` is an empty folder on the same disk."""
    waiting = {path: _written(desk / f"new-{path.name}", content) for path, content in contents.items()}
    before = {path: Path(shutil.copy2(path, desk / f"old-{path.name}")) for path in contents if path.exists()}
    moved: list[Path] = []
    try:
        for path, new in waiting.items():
            new.replace(path)
            moved.append(path)
    except OSError:
        for path in moved:
            before[path].replace(path) if path in before else path.unlink()
        raise


def _written(path: Path, content: bytes) -> Path:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return path


def _twin(stem: str) -> str:
    """The draft of a clean edition, the clean edition of a draft."""
    return stem.removesuffix("-draft") if stem.endswith("-draft") else f"{stem}-draft"


def _supersede(out: Path, stem: str, endings: Iterable[str]) -> None:
    for ending in endings:
        old = out / f"{stem}{ending}"
        if old.exists():
            new = out / SUPERSEDED / f"{stem}{ending}"
            new.parent.mkdir(parents=True, exist_ok=True)
            old.replace(new)


def _unwritable(path: Path, error: OSError) -> Problem:
    if isinstance(error, PermissionError):
        hint = "Close the PDF if it is open in another window, and build again."
    else:
        hint = "Look whether the disk is full, and whether the drive of this folder is connected."
    return Problem("not-written", f"The finished file cannot be saved ({error.strerror}).", hint, Place(path.name))
