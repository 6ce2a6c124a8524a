"""The folder of finished leaflets. A set of files is put there whole, its manifest last, or not at all."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from leaflets.problems import Place, Problem, ProblemsFound

SUPERSEDED = "superseded"


def publish(out: Path, stem: str, files: Mapping[str, bytes], facts: Mapping[str, Any]) -> list[Path]:
    """Puts one edition's files (ending -> bytes) below `out` and gives their paths, the manifest's last.

    Everything is written beside its place first and then moved there, so that a reader never meets half a file.
    A draft that became clean, or a clean file that lapsed, moves to `superseded/`. Raises `ProblemsFound` when a
    file cannot be written; what was there before then stays.
    """
    whole = {**files, ".json": _manifest(stem, files, facts)}
    try:
        (out / stem).parent.mkdir(parents=True, exist_ok=True)
        waiting = {ending: _written_beside(out / f"{stem}{ending}", content) for ending, content in whole.items()}
        paths = [_moved(path, out / f"{stem}{ending}") for ending, path in waiting.items()]
        _supersede(out, _twin(stem), whole)
    except OSError as error:
        raise ProblemsFound([_unwritable(out / stem, error)]) from error
    return paths


def _manifest(stem: str, files: Mapping[str, bytes], facts: Mapping[str, Any]) -> bytes:
    name = Path(stem).name
    digests = {f"{name}{ending}": hashlib.sha256(content).hexdigest() for ending, content in files.items()}
    return (json.dumps({**facts, "files": digests}, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def _written_beside(path: Path, content: bytes) -> Path:
    handle, name = tempfile.mkstemp(prefix=".", suffix=path.suffix, dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    Path(name).chmod(0o644)
    return Path(name)


def _moved(source: Path, target: Path) -> Path:
    try:
        source.replace(target)
    except OSError:
        source.unlink(missing_ok=True)
        raise
    return target


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
        hint = "Is the disk full, or the folder on a drive that is not connected?"
    return Problem("not-written", f"the finished file cannot be saved: {error.strerror}", hint, Place(path.name))
