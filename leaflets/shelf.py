"""The folder of finished leaflets. A set of files is put there whole, its manifest last, or not at all."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from filelock import FileLock

from leaflets import manifest
from leaflets.manifest import SUPERSEDED
from leaflets.problems import Place, Problem, ProblemsFound

# The file that says, in the folder a set is got ready in, that the set is whole and waits only to be moved.
_READY = "ready"
_DESK = ".desk-"


def publish(out: Path, stem: str, files: Mapping[str, bytes], facts: Mapping[str, Any]) -> list[Path]:
    """Puts one edition's files (ending -> bytes) below `out` and gives their paths, the manifest's last.

    Everything is written beside its place first and then moved there, so that a reader never meets half a file.
    A draft that became clean, or a clean file that lapsed, moves to `superseded/`, and so does a file that the set no
    longer has. Raises `ProblemsFound` when a file cannot be written; what was there before then stays, the whole set
    of it. A process that is killed while it moves files leaves the rest to `recover`.
    """
    whole = {**files, manifest.ENDING: manifest.written(Path(stem).name, files, facts)}
    contents = {out / f"{stem}{ending}": content for ending, content in whole.items()}
    folder = (out / stem).parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _alone(out), tempfile.TemporaryDirectory(prefix=_DESK, dir=folder, ignore_cleanup_errors=True) as desk:
            before = _files_of(out / f"{stem}{manifest.ENDING}")
            _put(contents, Path(desk))
            _put_away(out, [path for path in before if path not in contents])
            _put_away(out, _files_of(out / f"{_twin(stem)}{manifest.ENDING}"))
    except OSError as error:
        raise ProblemsFound([_unwritable(out / stem, error)]) from error
    return list(contents)


def lay_beside(out: Path, stem: str, files: Mapping[str, bytes]) -> list[Path]:
    """Puts files that are no edition below `out`: what is made for staff. Raises `ProblemsFound` as `publish` does."""
    contents = {out / f"{stem}{ending}": content for ending, content in files.items()}
    folder = (out / stem).parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _alone(out), tempfile.TemporaryDirectory(prefix=_DESK, dir=folder, ignore_cleanup_errors=True) as desk:
            _put(contents, Path(desk))
    except OSError as error:
        raise ProblemsFound([_unwritable(out / stem, error)]) from error
    return list(contents)


def supersede(out: Path, place: Path) -> None:
    """Moves a whole edition, named by its manifest, to `superseded/`. Raises `ProblemsFound` when it cannot."""
    try:
        with _alone(out):
            _put_away(out, _files_of(place))
    except OSError as error:
        raise ProblemsFound([_unwritable(place, error)]) from error


def recover(out: Path) -> None:
    """Ends what a killed process began: a set that was whole is moved to its place, half a set is thrown away.

    What cannot be moved waits for the next time.
    """
    for desk in [desk for desk in out.rglob(f"{_DESK}*") if desk.is_dir()]:
        with _alone(out), suppress(OSError, ValueError):
            if (desk / _READY).exists():
                _move(desk, json.loads((desk / _READY).read_text("utf-8")))
            shutil.rmtree(desk)


@contextmanager
def _alone(out: Path) -> Iterator[None]:
    """While nobody else on this computer moves files in this folder: two builds, or two processes of one."""
    name = hashlib.sha256(str(out.resolve()).encode()).hexdigest()[:20]
    with FileLock(Path(tempfile.gettempdir()) / f"leaflets-{name}.lock"):
        yield


def _files_of(place: Path) -> list[Path]:
    """The files of the edition with this manifest, the manifest too; none when there is no such edition."""
    said = manifest.read(place)
    names = [*said["files"], place.name] if said else []
    return [path for name in names if (path := place.parent / name).exists()]


def _put(contents: Mapping[Path, bytes], desk: Path) -> None:
    """All of these files at their places, or what stood there before: `desk` is an empty folder on the same disk."""
    waiting = {path: _written(desk / f"new-{path.name}", content) for path, content in contents.items()}
    before = {path: Path(shutil.copy2(path, desk / f"old-{path.name}")) for path in contents if path.exists()}
    names = {new.name: path.name for path, new in waiting.items()}
    ready = _written(desk / _READY, json.dumps(names).encode())
    try:
        _move(desk, names)
    except OSError:
        ready.unlink()
        for path, new in waiting.items():
            if not new.exists():
                before[path].replace(path) if path in before else path.unlink()
        raise


def _move(desk: Path, names: Mapping[str, str]) -> None:
    """Each file of the desk to its place beside the desk, as far as it is still there."""
    for new, name in names.items():
        if (desk / new).exists():
            (desk / new).replace(desk.parent / name)


def _written(path: Path, content: bytes) -> Path:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return path


def _twin(stem: str) -> str:
    """The draft of a clean edition, the clean edition of a draft."""
    return stem.removesuffix("-draft") if stem.endswith("-draft") else f"{stem}-draft"


def _put_away(out: Path, paths: Iterable[Path]) -> None:
    """Moves files to `superseded/`, into the folder of the same name there."""
    for old in paths:
        new = out / SUPERSEDED / old.relative_to(out)
        new.parent.mkdir(parents=True, exist_ok=True)
        old.replace(new)


def _unwritable(path: Path, error: OSError) -> Problem:
    if isinstance(error, PermissionError):
        hint = "Close the PDF if it is open in another window, and build again."
    else:
        hint = "Look whether the disk is full, and whether the drive of this folder is connected."
    return Problem("not-written", f"The finished file cannot be saved ({error.strerror}).", hint, Place(path.name))
